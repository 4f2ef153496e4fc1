// What every page does: the menu of a narrow screen opens, and a table that scrolls can be reached with keys.
const button = document.querySelector(".menu-button");
const menu = document.querySelector(".menu");

function show(isOpen) {
  menu.classList.toggle("open", isOpen);
  button.setAttribute("aria-expanded", String(isOpen));
}

if (button) {
  button.addEventListener("click", () => show(!menu.classList.contains("open")));
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.classList.contains("open")) return;
    show(false);
    button.focus();
  });
}

function makeReachable(frame) {
  const scrolls = frame.scrollWidth > frame.clientWidth;
  if (scrolls) frame.setAttribute("tabindex", "0");
  else frame.removeAttribute("tabindex");
}

const frames = new ResizeObserver(entries => entries.forEach(each => makeReachable(each.target)));
document.querySelectorAll(".wide").forEach(each => frames.observe(each));
