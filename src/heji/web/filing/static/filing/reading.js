// Pages on which a form is read: from a finding to its cell, and comments at cells.

import { followLinks, goTo, openReasons } from "./marking.js";

document.documentElement.classList.add("script");
followLinks(document);
openReasons();

const comment = document.querySelector("[data-comment]");
document.addEventListener("click", (event) => {
  const pressed = event.target.closest("button.say");
  if (!pressed || !comment) return;
  comment.elements.cell.value = pressed.dataset.cell;
  comment.elements.label.value = pressed.dataset.label;
  const label = comment.querySelector("[data-comment-label]");
  label.textContent = label.dataset.at.replace("{label}", pressed.dataset.label);
  comment.elements.text.focus();
});

if (location.hash.startsWith("#at=")) goTo(decodeURIComponent(location.hash.slice(4)));
