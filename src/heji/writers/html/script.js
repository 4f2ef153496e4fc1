"use strict";
(() => {
  const root = document.documentElement;
  const marks = [...document.querySelectorAll(".page .mark")];
  const tips = document.querySelector(".tips");

  // Language: both stand in the page, one is shown.
  const buttons = [...document.querySelectorAll(".languages button")];
  const speak = (language) => {
    root.dataset.language = language;
    root.lang = language === "zh" ? "zh-CN" : "en";
    for (const each of buttons) each.setAttribute("aria-pressed", String(each.value === language));
  };
  for (const each of buttons) each.addEventListener("click", () => speak(each.value));
  speak(root.dataset.language);

  // Filter: a mark looks like the worst of its findings that are shown.
  const boxes = [...document.querySelectorAll(".filters input")];
  const filter = () => {
    const shown = new Set(["operand"]);
    for (const box of boxes) {
      document.body.classList.toggle("without-" + box.value, !box.checked);
      if (box.checked) shown.add(box.value);
    }
    const visible = (number) => {
      const item = document.getElementById("f" + number);
      return item && shown.has(item.dataset.tone);
    };
    for (const mark of marks) {
      const all = mark.dataset.tones.split(" ").map((each) => each.split(":"));
      const left = all.filter(([tone, number]) => shown.has(tone) && visible(number));
      mark.dataset.tone = left.length ? left[0][0] : "none";
      mark.tabIndex = left.length ? 0 : -1;
      if (left.length) mark.setAttribute("href", "#f" + left[0][1]);
      mark.setAttribute("aria-describedby", left.map(([, number]) => "t" + number).join(" "));
    }
  };
  for (const box of boxes) box.addEventListener("change", filter);
  filter();

  // Notes: shown at a mark under the pointer or with the focus.
  const hide = () => {
    for (const each of tips.querySelectorAll(".shown")) each.classList.remove("shown");
  };
  const show = (mark) => {
    hide();
    const box = mark.getBoundingClientRect();
    let top = box.bottom + 6;
    for (const id of mark.getAttribute("aria-describedby").split(" ").filter(Boolean)) {
      const tip = document.getElementById(id);
      tip.classList.add("shown");
      const size = tip.getBoundingClientRect();
      tip.style.left = Math.max(8, Math.min(box.left, innerWidth - size.width - 8)) + "px";
      if (top + size.height > innerHeight - 8) top = Math.max(8, box.top - size.height - 6);
      tip.style.top = top + "px";
      top += size.height + 4;
    }
  };
  for (const mark of marks) {
    mark.addEventListener("mouseenter", () => show(mark));
    mark.addEventListener("mouseleave", hide);
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("blur", hide);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  addEventListener("scroll", () => {
    if (!document.activeElement.matches(".page .mark")) hide();
  }, { passive: true });

  // From the list to the place and back.
  const point = (element, focused) => {
    for (const each of document.querySelectorAll(".current")) each.classList.remove("current");
    element.classList.add("current");
    element.scrollIntoView({ block: "center" });
    focused.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const jump = event.target.closest(".jump");
    const mark = event.target.closest(".page .mark");
    if (jump) {
      let place = document.getElementById(jump.getAttribute("href").slice(1));
      // An anchor stands before its mark, behind those of other findings at the same place.
      while (place.matches("span[id]")) place = place.nextElementSibling;
      event.preventDefault();
      point(place, place);
      jump.closest(".finding").classList.add("current");
    } else if (mark) {
      const item = document.getElementById(mark.getAttribute("href").slice(1));
      event.preventDefault();
      point(item, item.querySelector(".jump"));
      mark.classList.add("current");
    }
  });

  // Arrows move between the findings that are shown.
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const here = document.activeElement;
    if (!step || !here.matches(".jump")) return;
    const all = [...document.querySelectorAll(".jump")].filter((each) => each.offsetParent);
    const next = all[all.indexOf(here) + step];
    if (next) { event.preventDefault(); next.focus(); }
  });
  addEventListener("beforeprint", hide);
})();
