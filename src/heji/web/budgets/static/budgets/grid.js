// The grid of months: Enter and arrows move as in Excel, a block can be pasted, each change is saved.

const form = document.getElementById("grid");
const words = JSON.parse(document.getElementById("script-texts").textContent);
const status = form.querySelector("[data-saved]");
const cells = [...form.querySelectorAll("input.cell")];
const waiting = new Set();
let timer = 0;
let sending = false;

document.documentElement.classList.add("script");

const wasOf = (cell) => form.elements.namedItem(cell.name.replace("figure.", "was."));
const say = (text, isWrong = false) => {
  status.textContent = text;
  status.classList.toggle("warning", isWrong);
};

// Cells stand in rows of the table: the grid is made of those that can be typed in.
const rows = [...form.querySelectorAll("tbody tr")]
  .map((row) => [...row.querySelectorAll("input.cell")])
  .filter((row) => row.length);
const placeOf = (cell) => {
  const row = rows.findIndex((each) => each.includes(cell));
  return [row, rows[row].indexOf(cell)];
};
function go(cell, down, across) {
  const [row, column] = placeOf(cell);
  const next = rows[row + down]?.[column + across];
  next?.focus();
  next?.select();
}

let before = "";
let isChosen = true;
form.addEventListener("focusin", ({ target }) => {
  if (!target.matches(".cell")) return;
  before = target.value;
  isChosen = true;
  target.select();
});
form.addEventListener("input", ({ target }) => {
  if (!target.matches(".cell")) return;
  isChosen = false;
  target.removeAttribute("aria-invalid");
});
form.addEventListener("keydown", (event) => {
  const cell = event.target;
  if (!cell.matches(".cell") || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [event.shiftKey ? -1 : 1, 0] };
  if (isChosen) Object.assign(moves, { ArrowLeft: [0, -1], ArrowRight: [0, 1] });
  if (moves[event.key]) {
    event.preventDefault();
    go(cell, ...moves[event.key]);
  } else if (event.key === "F2") {
    event.preventDefault();
    isChosen = false;
    cell.setSelectionRange(cell.value.length, cell.value.length);
  } else if (event.key === "Escape") {
    cell.value = before;
    cell.select();
    isChosen = true;
  }
});
form.addEventListener("paste", (event) => {
  const cell = event.target;
  const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
  if (!cell.matches(".cell") || !/[\t\n]/.test(text)) return;
  event.preventDefault();
  const [row, column] = placeOf(cell);
  text.split(/\r?\n/).forEach((line, down) =>
    line.split("\t").forEach((value, across) => {
      const target = rows[row + down]?.[column + across];
      if (!target) return;
      target.value = value.trim();
      changed(target);
    }),
  );
});
form.addEventListener("change", ({ target }) => target.matches(".cell") && changed(target));

function changed(cell) {
  if (cell.value.trim() === wasOf(cell).value) return;
  waiting.add(cell);
  clearTimeout(timer);
  timer = setTimeout(send, 0);
}

async function send() {
  if (sending || !waiting.size) return;
  const reason = form.elements.namedItem("reason");
  if (reason && !reason.value.trim()) {
    say(words.reason, true);
    return;
  }
  sending = true;
  const sent = new Map([...waiting].map((cell) => [cell, cell.value]));
  waiting.clear();
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
  if (reason) body.set("reason", reason.value);
  for (const [cell, value] of sent) {
    body.set(cell.name, value);
    body.set(wasOf(cell).name, wasOf(cell).value);
  }
  say(words.saving);
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" });
    if (!answer.ok) throw new Error(answer.status);
    told(await answer.json(), sent);
  } catch {
    for (const cell of sent.keys()) waiting.add(cell);
    say(words.offline, true);
    timer = setTimeout(send, 5000);
  }
  sending = false;
  if (waiting.size && !status.classList.contains("warning")) send();
}

function told({ saved, refused, computed, at }, sent) {
  for (const [cell, value] of sent) {
    const name = cell.name.replace("figure.", "");
    if (name in saved) {
      wasOf(cell).value = saved[name];
      if (cell.value === value && cell !== document.activeElement) cell.value = saved[name];
      cell.removeAttribute("aria-invalid");
      cell.title = "";
    } else if (name in refused) {
      cell.setAttribute("aria-invalid", "true");
      cell.title = refused[name];
    }
  }
  for (const [name, text] of Object.entries(computed)) {
    const shown = form.querySelector(`[data-computed="${CSS.escape(name)}"]`);
    if (shown) shown.textContent = text;
  }
  // What an earlier save refused still stands there unsaved.
  const wrong = Object.values(refused)[0] || form.querySelector(".cell[aria-invalid=true]")?.title;
  say(wrong || `${words.saved} ${at}`, Boolean(wrong));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  cells.forEach(changed);
});
form.elements.namedItem("reason")?.addEventListener("change", () => waiting.size && send());
addEventListener("beforeunload", (event) => waiting.size && event.preventDefault());
