// The page on which a filing is filled in.

import { followLinks, goTo, mark, list, element, cellOf, compute, openReasons } from "./marking.js";
import { Keeper } from "./keeping.js";
import { Mover } from "./moving.js";
import { Suggester, showSuiting } from "./suggesting.js";

const LOOK = 15000;
const CHECK = 350;
const form = document.getElementById("grid");
const words = JSON.parse(document.getElementById("script-texts").textContent);
const status = document.querySelector("[data-saved]");

document.documentElement.classList.add("script");
const fieldOf = (name) => form.elements.namedItem(name);
const rowOf = (name) => form.querySelector(`[data-row="${CSS.escape(name)}"]`);
const versionOf = (field) => Number(field.closest("[data-row]").dataset.version);

function say(name, values = {}, text = "") {
  status.textContent = (text || words[name] || "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
  status.className = `saved ${name || "refused"}`;
}

const keeper = new Keeper(form, { fieldOf, versionOf, told, say });
new Mover(form, { acts: { undo: (name) => act({ act: name }), row: rowAct, cancel } });
followLinks(document);
openReasons();

function prepare(root) {
  for (const field of root.querySelectorAll(".cell")) {
    field.dataset.saved = field.defaultValue;
    grow(field);
  }
  root.querySelectorAll("td.acts-of-row button").forEach((each) => (each.tabIndex = -1));
}

function grow(field) {
  if (field.tagName !== "TEXTAREA" || CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

// The note of the cell where one is, below it or above, inside of the window.
function placeNote() {
  const cell = document.activeElement?.closest?.("td[data-cell]");
  const note = cell?.querySelector(".finding");
  if (!note) return;
  const box = cell.getBoundingClientRect();
  const below = box.bottom + note.offsetHeight < innerHeight;
  note.style.left = `${Math.max(4, Math.min(box.left, document.documentElement.clientWidth - note.offsetWidth - 4))}px`;
  note.style.top = `${below ? box.bottom + 2 : box.top - note.offsetHeight - 2}px`;
}
for (const name of ["focusin", "scroll", "resize"]) addEventListener(name, placeNote, { capture: true, passive: true });

// While an input method composes, the cell holds letters that nobody means.
let composing = null;
form.addEventListener("compositionstart", (event) => (composing = event.target));
form.addEventListener("compositionend", (event) => {
  composing = null;
  typed(event.target);
});
form.addEventListener("input", (event) => event.isComposing || typed(event.target));

function typed(field) {
  if (!field.matches(".cell")) return;
  field.removeAttribute("aria-invalid");
  grow(field);
  keeper.typed(field);
}

// What the server made of a text is shown when the cell is left, so that nobody types against it.
form.addEventListener("focusout", ({ target }) => {
  if (!target.matches(".cell") || keeper.isPending(target.name) || target.getAttribute("aria-invalid")) return;
  target.value = target.dataset.saved;
  grow(target);
});

function cancel(field, before) {
  field.value = before;
  if (before === field.dataset.saved) keeper.forget(field.name);
  else keeper.typed(field);
  if (!keeper.pending.size) say("saved", { time: new Date().toTimeString().slice(0, 8) });
}

// Takes in what the server says of saved cells: texts, versions, refusals, rows that came or went.
function told(state, sent) {
  take(state, { isOwn: true });
  for (const [name, refusal] of Object.entries(state.refused)) refuse(name, refusal, sent.get(name)?.text);
  for (const name of sent.keys()) if (!state.refused[name]) drop(name);
  check();
}

// Takes in texts and versions. After an act of one's own the cell where one is changes too; while
// somebody types, it does not.
function take(state, { isOwn = false, isAct = false } = {}) {
  let others = 0;
  taken += 1;
  for (const [name, text] of Object.entries(state.texts)) {
    const field = fieldOf(name);
    if (!field || keeper.isPending(name) || field === composing) continue;
    if (field.getAttribute("aria-invalid") === "true") continue;
    const isHere = document.activeElement === field && !isAct;
    if (field.value !== text && !(isHere && (isOwn || field.value !== field.dataset.saved))) {
      others += !isOwn && !isAct;
      field.value = text;
      grow(field);
    }
    field.dataset.saved = text;
  }
  compute(state);
  for (const [name, version] of Object.entries(state.versions)) {
    const row = rowOf(name);
    if (row) row.dataset.version = version;
  }
  for (const row of form.querySelectorAll('tbody[data-kind="indicator"] tr[data-row]')) if (row.querySelector("td.name .cell")) noteLibrary(row, state.notes[row.dataset.row] || "");
  if (others) say("others", { count: others });
  return hasOtherRows(state.order) ? renew() : null;
}

// From which entry of the library a row is, below its name.
function noteLibrary(row, text) {
  const cell = row.querySelector("td.name");
  let note = cell.querySelector(".of-library");
  if (!text) {
    note?.remove();
    cell.querySelector(".own")?.remove();
    return;
  }
  if (!note) {
    note = element("span", "source of-library");
    const own = button(words.own, "act");
    own.dataset.act = "own";
    own.classList.add("own");
    own.tabIndex = -1;
    cell.append(note, own);
  }
  if (note.textContent !== text) note.textContent = text;
}

const hasOtherRows = (order) =>
  Object.entries(order).some(([kind, names]) => {
    const body = form.querySelector(`tbody[data-kind="${kind}"]`);
    return body && [...body.querySelectorAll("tr[data-row]")].map((each) => each.dataset.row).join() !== names.join();
  });

// Draws the rows of the growing blocks anew; what is typed and where one is stay.
async function renew(focus = document.activeElement?.name) {
  const answer = await keeper.post(form.dataset.rows);
  if (!answer.ok) return;
  for (const [kind, html] of Object.entries(answer.data)) {
    const body = form.querySelector(`tbody[data-kind="${kind}"]`);
    if (!body) continue;
    body.innerHTML = html;
    prepare(body);
  }
  offerSuiting();
  for (const [name, each] of keeper.pending) if (fieldOf(name)) fieldOf(name).value = each.text;
  if (focus && fieldOf(focus) && document.activeElement !== fieldOf(focus)) fieldOf(focus).focus();
  mark(found);
}

function refuse(name, refusal, text = "") {
  const field = fieldOf(name);
  if (field && refusal.is_overtaken) {
    field.value = field.dataset.saved = refusal.now ?? "";
    grow(field);
  } else if (field) {
    field.value = text || field.value;
    field.setAttribute("aria-invalid", "true");
  }
  drop(name);
  keep(name, refusal, text);
}

// Shows what was not taken, so that nothing typed is lost.
function keep(name, refusal, text) {
  const place = document.querySelector("[data-set-aside]");
  const line = element("li");
  Object.assign(line.dataset, { kept: refusal.kept ?? "", keptCell: name });
  const label = fieldOf(name)?.getAttribute("aria-label") || name;
  line.append(element("b", "", label), " ", element("span", "wrong", refusal.reason), element("br"), `${place.dataset.yours} `, element("q", "", text));
  if (refusal.now !== null) line.append(element("br"), `${words.present} `, element("q", "", refusal.now), element("br"), button(place.dataset.use, "use"), " ");
  line.append(button(place.dataset.dismiss, "dismiss"));
  place.querySelector("ul").append(line);
  place.hidden = false;
}

function button(text, name) {
  const made = element("button", "plain", text);
  made.type = "button";
  made.dataset[name] = "";
  return made;
}

function drop(name) {
  const place = document.querySelector("[data-set-aside]");
  place.querySelectorAll(`[data-kept-cell="${CSS.escape(name)}"]`).forEach((each) => each.remove());
  place.hidden = !place.querySelector("li");
}

document.querySelector("[data-set-aside]").addEventListener("click", async (event) => {
  const line = event.target.closest("[data-kept]");
  if (!line) return;
  const field = fieldOf(line.dataset.keptCell);
  if (event.target.matches("[data-use]") && field) {
    field.focus();
    field.value = line.querySelector("q").textContent;
    field.removeAttribute("aria-invalid");
    keeper.typed(field);
    await keeper.flush();
  } else if (event.target.matches("[data-dismiss]")) {
    if (field?.getAttribute("aria-invalid")) {
      field.value = field.dataset.saved;
      field.removeAttribute("aria-invalid");
    }
    await act({ act: "dismiss", id: Number(line.dataset.kept) });
    drop(line.dataset.keptCell);
  }
});

// An act on rows, or undoing: first everything typed is saved.
async function act(data) {
  if (!(await keeper.flush())) return null;
  const answer = await keeper.post(form.dataset.rowAct, data);
  if (!answer.ok) return null;
  await take(answer.data, { isAct: true });
  say("saved", { time: answer.data.saved_at });
  check();
  return answer.data;
}

async function rowAct(name, row, kind = "") {
  const [ownKind, id] = row ? row.dataset.row.split(".") : [kind, 0];
  const column = document.activeElement?.dataset?.column || "name";
  const before = new Set([...form.querySelectorAll("tr[data-row]")].map((each) => each.dataset.row));
  const next = row?.nextElementSibling || row?.previousElementSibling;
  if (name === "delete" || name === "own") await keeper.flush();
  const data = {
    add: { act: "add", kind: ownKind, id: Number(id) },
    own: { act: "own", id: Number(id), version: Number(row?.dataset.version) },
    delete: { act: "delete", kind: ownKind, id: Number(id), version: Number(row?.dataset.version) },
    up: { act: "move", kind: ownKind, id: Number(id), by: -1 },
    down: { act: "move", kind: ownKind, id: Number(id), by: 1 },
  }[name];
  const state = await act(data);
  if (!state) return;
  const added = state.order[ownKind].find((each) => !before.has(each));
  const target = { add: added, delete: next?.dataset.row }[name] || row?.dataset.row;
  if (target) fieldOf(`${target}.${name === "add" ? "name" : column}`)?.focus();
}

form.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-act]");
  if (!pressed) return;
  event.preventDefault();
  const name = pressed.dataset.act;
  if (name === "undo" || name === "redo") act({ act: name });
  else rowAct(name, pressed.closest("tr[data-row]"), pressed.dataset.kind);
});
// Entries of the library: what was typed to look for one is not what the cell should say.
const ask = (query) => keeper.post(form.dataset.suggestions + query);
const offerSuiting = () => document.querySelector("[data-suiting]") && showSuiting(ask, words);
async function takeEntry(code, field) {
  const typedText = field && keeper.isPending(field.name) ? field.value : null;
  if (field) keeper.forget(field.name);
  await keeper.flush();
  const row = field?.closest("tr");
  const data = { act: "take", code };
  if (row) Object.assign(data, { id: Number(row.dataset.row.split(".")[1]), version: Number(row.dataset.version) });
  const before = new Set([...form.querySelectorAll("tr[data-row]")].map((each) => each.dataset.row));
  const old = Object.fromEntries([...form.querySelectorAll(".cell[data-column=name]")].map((each) => [each.name, each.value]));
  const state = await act(data);
  if (!state && typedText !== null) keeper.typed(field);
  if (!state) return;
  const changed = row?.dataset.row || state.order.indicator.find((each) => !before.has(each) || old[`${each}.name`] !== state.texts[`${each}.name`]);
  fieldOf(`${changed}.value`)?.focus();
  offerSuiting();
}
new Suggester(form, { ask, take: takeEntry, words });
document.querySelector("[data-suiting]")?.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-entry]");
  if (pressed) takeEntry(pressed.dataset.entry);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  keeper.flush();
});

form.addEventListener("paste", async (event) => {
  const field = event.target;
  const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
  if (!field.matches(".cell") || field.name.startsWith("text.") || !/[\t\n]/.test(text.replace(/\n$/, ""))) return;
  event.preventDefault();
  if (!(await keeper.flush())) return;
  const [kind, id, column] = field.name.split(".");
  const answer = await keeper.post(form.dataset.paste, { kind, id: Number(id), column, text });
  if (!answer.ok) return;
  const { refused, count } = answer.data;
  await take(answer.data, { isAct: true });
  const block = text.split("\n").map((line) => line.split("\t"));
  for (const [name, refusal] of Object.entries(refused)) refuse(name, refusal, pastedAt(name, field, block));
  const bad = Object.keys(refused).length;
  say(bad ? "pasted-some" : "pasted", { count, refused: bad });
  fieldOf(field.name)?.focus();
  check();
});

// The text of a block that was meant for a cell.
function pastedAt(name, field, block) {
  const cells = (row) => [...row.querySelectorAll(".cell")];
  const target = fieldOf(name);
  const rows = [...field.closest("tbody").querySelectorAll("tr")];
  const down = target ? rows.indexOf(target.closest("tr")) - rows.indexOf(field.closest("tr")) : -1;
  const right = target ? cells(target.closest("tr")).indexOf(target) - cells(field.closest("tr")).indexOf(field) : 0;
  return block[down]?.[right] ?? "";
}

let found = [];
let timer = 0;
let checked = 0; // when the findings were last asked for
let taken = 0; // states taken in: an answer to a question from before the last one is out of date
function check(wait = CHECK) {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const asked = taken;
    checked = Date.now();
    const answer = await keeper.post(form.dataset.findingsAt);
    if (!answer.ok) return;
    if (keeper.busy || asked !== taken) return check();
    if (answer.data.state !== form.dataset.state) location.reload();
    found = answer.data.findings;
    await take(answer.data);
    mark(found);
    placeNote();
    list(found, document.querySelector("[data-findings]").dataset);
  }, wait);
}
// What others did shows in every answer: only who has not asked for a while looks.
setInterval(() => !document.hidden && !keeper.pending.size && Date.now() - checked >= LOOK && check(0), LOOK / 5);

document.querySelector("[data-submit]")?.addEventListener("click", async (event) => {
  const pressed = event.currentTarget;
  if (pressed.dataset.sure) return;
  event.preventDefault();
  if (!(await keeper.flush())) return;
  const serious = found.filter((each) => each.tone === "error" || each.tone === "warning").length;
  if (serious && !confirm(pressed.dataset.confirm.replace("{count}", serious))) return;
  pressed.dataset.sure = "yes";
  pressed.click();
});

for (const each of document.querySelectorAll("button[data-sure]:not([data-submit])")) {
  each.addEventListener("click", (event) => confirm(each.dataset.sure) || event.preventDefault());
}

prepare(form);
keeper.restore();
// Somebody may have typed before this script was there.
for (const field of form.querySelectorAll(".cell")) {
  if (field.value !== field.dataset.saved && !keeper.isPending(field.name)) keeper.typed(field);
}
check(0);
offerSuiting();
if (location.hash.startsWith("#at=")) goTo(decodeURIComponent(location.hash.slice(4)));
const empty = [...form.querySelectorAll(".cell")].find((each) => !each.value);
if (empty && !location.hash && !document.activeElement.matches(".cell")) empty.focus({ preventScroll: true });
