// The number of things that wait, beside the name of the page of notices. The page does not wait
// for it; without a number the link works as well.
const link = document.querySelector("[data-notices-count]");

async function show() {
  const answer = await fetch(link.dataset.noticesCount, { headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) return;
  const { count } = await answer.json();
  const shown = link.querySelector(".count");
  shown.textContent = count;
  shown.hidden = count === 0;
  link.setAttribute("aria-label", count === 0 ? link.dataset.name : `${link.dataset.name} ${count}`);
}

if (link) {
  const again = () => show().catch(() => {}); // gone to another page meanwhile
  again();
  addEventListener("pageshow", (event) => event.persisted && again());
}
