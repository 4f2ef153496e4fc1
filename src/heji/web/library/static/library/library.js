// The search of the library: arrows move through what was found, Escape goes back to the words.
"use strict";

const words = document.getElementById("id_words");
const found = document.getElementById("found");
const links = () => [...found.querySelectorAll("tbody a")];

document.addEventListener("keydown", (event) => {
  const all = links();
  const at = all.indexOf(document.activeElement);
  if (event.key === "Escape" && at >= 0) words.focus();
  else if (event.key === "ArrowDown" && (at >= 0 || event.target === words)) all[at + 1]?.focus();
  else if (event.key === "ArrowUp" && at > 0) all[at - 1].focus();
  else if (event.key === "ArrowUp" && at === 0) words.focus();
  else return;
  event.preventDefault();
});

// What is exported is what is shown.
document.body.addEventListener("htmx:pushedIntoHistory", () => {
  document.getElementById("export").search = location.search;
});
