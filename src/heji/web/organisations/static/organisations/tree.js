// The tree of organisations: folds open and close, arrows move, typing filters.
"use strict";

const tree = document.getElementById("tree");
const form = document.getElementById("tree-filter");

async function fetched(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.text();
}

async function toggle(button, open = button.getAttribute("aria-expanded") !== "true") {
  const item = button.closest("li");
  let list = item.querySelector(":scope > ul");
  if (open && !list) {
    list = document.createElement("ul");
    try {
      list.innerHTML = await fetched(button.dataset.below);
    } catch {
      location.href = item.querySelector("a").href; // the page of the body shows what is below it
      return;
    }
    item.append(list);
  }
  if (list) list.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
}

tree.addEventListener("click", (event) => {
  const button = event.target.closest("button.fold");
  if (button) toggle(button);
});

function links() {
  return [...tree.querySelectorAll("li a")].filter((each) => each.getClientRects().length);
}

function step(from, by) {
  const all = links();
  all[all.indexOf(from) + by]?.focus();
}

tree.addEventListener("keydown", (event) => {
  const item = event.target.closest("li");
  if (!item) return;
  const link = item.querySelector("a");
  const button = item.querySelector(":scope > .node button.fold");
  const isOpen = button?.getAttribute("aria-expanded") === "true";
  if (event.key === "ArrowDown") step(link, 1);
  else if (event.key === "ArrowUp") step(link, -1);
  else if (event.key === "ArrowRight" && button && !isOpen) toggle(button, true);
  else if (event.key === "ArrowRight") step(link, 1);
  else if (event.key === "ArrowLeft" && isOpen) toggle(button, false);
  else if (event.key === "ArrowLeft") item.parentElement.closest("li")?.querySelector("a").focus();
  else return;
  event.preventDefault();
});

// What was typed last wins, however the answers come back.
let asked = 0;
let waiting;

async function filter() {
  const mine = ++asked;
  const wanted = new URLSearchParams(new FormData(form));
  history.replaceState(null, "", `?${wanted}`);
  wanted.set("fragment", "1");
  try {
    const found = await fetched(`?${wanted}`);
    if (mine === asked) tree.innerHTML = found;
  } catch {
    form.submit();
  }
}

form.addEventListener("input", (event) => {
  clearTimeout(waiting);
  if (!event.isComposing && form.checkValidity()) waiting = setTimeout(filter, 150);
});
form.addEventListener("compositionend", () => {
  clearTimeout(waiting);
  waiting = setTimeout(filter, 150);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  filter();
});
form.q.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") {
    event.preventDefault();
    links()[0]?.focus();
  }
});
