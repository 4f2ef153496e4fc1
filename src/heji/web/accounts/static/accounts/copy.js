// Buttons with data-copy put that text on the clipboard and say so.
"use strict";

function selectText(button) {
  const shown = button.closest("tr")?.querySelector("code");
  if (shown) getSelection().selectAllChildren(shown);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = `✓ ${button.dataset.copied}`;
    } catch {
      // Without https the browser keeps the clipboard closed: the text is selected for Ctrl+C.
      selectText(button);
    }
  });
}
