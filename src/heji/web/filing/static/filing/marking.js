// Findings at their cells and in the list beside the form.

const ORDER = ["error", "warning", "note", "undecided"];

export function cellOf(name) {
  return document.querySelector(`td[data-cell="${CSS.escape(name)}"]`);
}

export function goTo(name) {
  const cell = cellOf(name);
  if (!cell) return;
  cell.scrollIntoView({ block: "center", inline: "nearest" });
  const field = cell.querySelector(".cell");
  if (field) field.focus();
  cell.classList.add("shown");
  setTimeout(() => cell.classList.remove("shown"), 1600);
}

export function followLinks(root) {
  root.addEventListener("click", (event) => {
    const link = event.target.closest("[data-to]");
    if (!link) return;
    event.preventDefault();
    goTo(link.dataset.to);
  });
}

export function mark(findings) {
  for (const cell of document.querySelectorAll("td[data-cell]")) {
    cell.classList.remove(...ORDER.map((tone) => `has-${tone}`));
    cell.querySelectorAll(".finding").forEach((each) => each.remove());
    cell.querySelector(".cell")?.removeAttribute("aria-describedby");
  }
  for (const finding of findings) {
    const cell = finding.cell && cellOf(finding.cell);
    if (!cell) continue;
    if (!ORDER.some((tone) => cell.classList.contains(`has-${tone}`))) cell.classList.add(`has-${finding.tone}`);
    let note = cell.querySelector(".finding");
    if (!note) {
      note = element("div", "finding");
      note.id = `finding-${finding.cell}`;
      cell.append(note);
      cell.querySelector(".cell")?.setAttribute("aria-describedby", note.id);
    }
    const line = element("p", finding.tone);
    line.append(element("span", "mark", finding.sign), ` ${finding.message}`);
    if (finding.formula) line.append(element("span", "formula", ` ${finding.formula}`));
    note.append(line);
  }
}

// The cells that nobody types: their texts, and how each came about.
export function compute({ texts, why }) {
  for (const place of document.querySelectorAll("[data-computed]")) {
    const name = place.dataset.computed;
    const [text, details] = [place.querySelector(".text"), place.querySelector("details")];
    if (text.textContent !== (texts[name] ?? "")) text.textContent = texts[name] ?? "";
    const reasons = why[name] ?? [];
    details.hidden = !reasons.length;
    details.querySelector("ul").replaceChildren(...reasons.map((each) => element("li", "", each)));
  }
}

// The reasons of one cell at a time, beside it and inside of the window; Escape closes them.
export function openReasons() {
  const opened = () => document.querySelector(".computed details[open]");
  const place = () => {
    const details = opened();
    if (!details) return;
    const reasons = details.querySelector("ul");
    const box = details.closest("td").getBoundingClientRect();
    reasons.classList.add("placed");
    const below = box.bottom + reasons.offsetHeight < innerHeight;
    const most = document.documentElement.clientWidth - reasons.offsetWidth - 4;
    reasons.style.left = `${Math.max(4, Math.min(box.left, most))}px`;
    reasons.style.top = `${below ? box.bottom + 2 : Math.max(4, box.top - reasons.offsetHeight - 2)}px`;
  };
  document.addEventListener("toggle", ({ target }) => {
    if (!target.open || !target.closest(".computed")) return;
    for (const other of document.querySelectorAll(".computed details[open]")) other.open = other === target;
    place();
  }, true);
  addEventListener("keydown", (event) => {
    const details = event.key === "Escape" && opened();
    if (!details) return;
    details.open = false;
    if (details.contains(document.activeElement)) details.querySelector("summary").focus();
  });
  addEventListener("click", ({ target }) => {
    const details = opened();
    if (details && !details.contains(target)) details.open = false;
  });
  for (const name of ["scroll", "resize"]) addEventListener(name, place, { capture: true, passive: true });
}

export function list(findings, words) {
  const place = document.querySelector("[data-findings]");
  const open = new Set([...place.querySelectorAll("details[open]")].map((each) => each.dataset.id));
  place.replaceChildren(...findings.map((each) => item(each, words, open)));
  document.querySelector("[data-count]").textContent = findings.length;
  document.querySelector("[data-none]").hidden = findings.length > 0;
  document.querySelector("[data-answering]")?.toggleAttribute("hidden", !findings.length);
}

function item(finding, words, open) {
  const line = element("li", finding.tone);
  const details = element("details");
  details.dataset.id = finding.check + finding.cell;
  details.open = open.has(details.dataset.id);
  const summary = element("summary");
  const sign = element("span", "mark", finding.sign);
  sign.setAttribute("aria-hidden", "true");
  summary.append(sign, element("span", "unseen", finding.word), ` ${finding.message}`);
  details.append(summary);
  if (finding.formula) {
    const formula = element("p", "", `${words.formula} `);
    formula.append(element("span", "formula", finding.formula));
    details.append(formula);
  }
  details.append(element("p", "soft", `${words.why} ${finding.title}。${finding.reason}`));
  if (finding.answer) details.append(element("p", "answer", finding.answer));
  line.append(details);
  if (finding.cell) {
    const link = element("a", "to", "→");
    link.href = "#";
    link.dataset.to = finding.cell;
    link.setAttribute("aria-label", `→ ${finding.title}`);
    line.append(link);
  }
  return line;
}

export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
