// How far a job is, asked for again and again until it has ended; then the page is loaded anew with
// its results. Without this script, loading the page again does the same.
const place = document.querySelector("[data-progress]");
const PAUSE = 1500; // milliseconds

const state = () => place.querySelector("[data-state]");
const isOver = () => state().hasAttribute("data-ended");

async function ask() {
  const before = state().dataset.state;
  const answer = await fetch(place.dataset.progress, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  place.innerHTML = await answer.text();
  if (isOver() || state().dataset.state !== before) location.reload();
  else later();
}

function later() {
  if (state().dataset.state === "paused") return;
  setTimeout(() => ask().catch(later), PAUSE); // the server is away for a moment
}

if (place && !isOver()) later();
