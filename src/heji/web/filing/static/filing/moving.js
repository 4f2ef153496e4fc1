// Moving in the grid as in Excel. A cell that is entered is chosen: typing replaces its text, arrows
// go on. F2 or a second click edits within the text. Long texts are ordinary text fields.

export const isProse = (field) => field.name.startsWith("text.");

export class Mover {
  constructor(form, { acts }) {
    this.form = form;
    this.acts = acts;
    this.mode = "chosen";
    form.addEventListener("focusin", (event) => this.#enter(event.target));
    form.addEventListener("mousedown", (event) => this.#press(event));
    form.addEventListener("dblclick", (event) => event.target.matches(".cell") && this.#edit(event.target));
    form.addEventListener("input", (event) => event.target.matches(".cell") && this.mode === "chosen" && (this.mode = "typing"));
    form.addEventListener("keydown", (event) => event.target.matches(".cell") && this.#key(event));
  }

  #enter(field) {
    if (!field.matches(".cell")) return;
    this.before = field.value;
    this.mode = isProse(field) ? "editing" : "chosen";
    if (this.mode === "chosen") field.select();
  }

  #press(event) {
    const field = event.target.closest(".cell");
    if (!field || isProse(field) || event.button) return;
    if (document.activeElement === field) {
      this.mode = "editing";
      return;
    }
    event.preventDefault();
    field.focus();
  }

  #edit(field) {
    this.mode = "editing";
    field.setSelectionRange(field.value.length, field.value.length);
  }

  #key(event) {
    const field = event.target;
    if (event.isComposing) return;
    const name = (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "") + (event.shiftKey ? "Shift+" : "") + event.key;
    if (this.mode === "chosen" && /^Ctrl\+(Shift\+)?[zyZY]$/.test(name)) {
      event.preventDefault();
      this.acts.undo(name === "Ctrl+z" || name === "Ctrl+Z" ? "undo" : "redo");
      return;
    }
    const act = { "Alt+ArrowUp": "up", "Alt+ArrowDown": "down", "Alt+Insert": "add", "Alt+Delete": "delete" }[name];
    if (act && field.closest("tr[data-row]")) {
      event.preventDefault();
      this.acts.row(act, field.closest("tr[data-row]"));
      return;
    }
    if (name === "F2") {
      event.preventDefault();
      this.#edit(field);
    } else if (name === "Escape") {
      event.preventDefault();
      this.acts.cancel(field, this.before);
      this.mode = isProse(field) ? "editing" : "chosen";
      if (this.mode === "chosen") field.select();
    } else if (!isProse(field)) {
      this.#move(event, field, name);
    }
  }

  #move(event, field, name) {
    const always = { Enter: [1, 0], "Shift+Enter": [-1, 0] };
    const arrows = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const step = always[name] || (this.mode !== "editing" && arrows[name]);
    if (step) {
      event.preventDefault();
      beside(field, ...step)?.focus();
      return;
    }
    if (name === "Tab" || name === "Shift+Tab") {
      const next = across(field, name === "Tab" ? 1 : -1);
      if (!next) return;
      event.preventDefault();
      next.focus();
    }
  }
}

const fields = (row) => [...row.querySelectorAll(".cell")];
const rows = (field) => [...field.closest("tbody").querySelectorAll("tr")].filter((each) => fields(each).length);

// The cell so many rows below and columns to the right.
export function beside(field, down, right) {
  const all = rows(field);
  const row = field.closest("tr");
  const target = all[all.indexOf(row) + down];
  if (!target) return target;
  // Rows of which some cells are not typed have fewer of them: up and down the column counts.
  const isSame = fields(target).length === fields(row).length;
  const above = !isSame && down && fields(target).find((each) => each.dataset.column === field.dataset.column);
  return above || fields(target)[fields(row).indexOf(field) + right];
}

// The next cell of the row, or the first of the next row.
function across(field, by) {
  const row = field.closest("tr");
  const own = fields(row);
  const near = own[own.indexOf(field) + by];
  if (near) return near;
  const all = rows(field);
  const other = all[all.indexOf(row) + by];
  return other && fields(other).at(by > 0 ? 0 : -1);
}
