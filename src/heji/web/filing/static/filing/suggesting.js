// Entries of the indicator library at the cell of a name: while typing, and by Alt+L or Ctrl+Space.

import { element } from "./marking.js";

const WAIT = 150;
const FEWEST = 2;

export class Suggester {
  // `ask` gets an address; `take` an entry's code and the row, and resolves when it is taken.
  constructor(form, { ask, take, words }) {
    Object.assign(this, { form, ask, take, words });
    this.place = element("div", "suggested");
    this.place.hidden = true;
    this.list = element("ul");
    this.list.id = "suggested";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", words.suggest);
    this.about = element("p", "soft");
    this.status = element("p", "unseen");
    this.status.setAttribute("role", "status");
    this.place.append(this.list, this.about);
    form.parentElement.append(this.place, this.status);
    this.asked = 0;
    this.close();
    this.#listen();
  }

  #listen() {
    const typed = (event) => this.#isName(event.target) && !event.isComposing && this.#later(event.target);
    this.form.addEventListener("input", typed);
    this.form.addEventListener("compositionend", typed);
    // Before the keys of the grid.
    this.form.addEventListener("keydown", (event) => this.#key(event), true);
    this.form.addEventListener("focusout", () => this.close());
    this.place.addEventListener("mousedown", (event) => event.preventDefault());
    this.place.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#choose([...this.list.children].indexOf(option));
    });
    for (const name of ["scroll", "resize"]) addEventListener(name, () => this.#lay(), { capture: true, passive: true });
  }

  #isName(field) {
    return field.matches?.(".cell[data-column=name]") && field.name.startsWith("indicator.");
  }

  #later(field) {
    clearTimeout(this.timer);
    if (field.value.trim().length < FEWEST) return this.close();
    this.timer = setTimeout(() => this.#look(field, field.value.trim(), -1), WAIT);
  }

  #key(event) {
    const isAsked = (event.altKey && event.code === "KeyL") || (event.ctrlKey && event.code === "Space");
    if (isAsked && event.target.matches(".cell") && event.target.name.startsWith("indicator.")) {
      this.#take(event);
      this.#open(event.target);
    } else if (this.field && this.field === event.target && !event.isComposing) {
      this.#steer(event);
    }
  }

  #open(field) {
    const row = field.closest("tr");
    const name = row.querySelector(".cell[data-column=name]");
    name.focus();
    const text = name.value.trim();
    this.#look(name, text.length < FEWEST ? "" : text, 0);
  }

  #steer(event) {
    const count = this.entries.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && count && !event.altKey && !event.shiftKey && !event.ctrlKey) {
      this.#take(event);
      const next = this.active + step;
      this.#activate(next >= count ? 0 : next < 0 ? count - 1 : next);
    } else if (event.key === "Enter" && this.active >= 0) {
      this.#take(event);
      this.#choose(this.active);
    } else if (event.key === "Escape") {
      this.#take(event);
      this.close();
    }
  }

  #take(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  async #look(field, text, active) {
    const asked = ++this.asked;
    const level = field.closest("tr").dataset.type || "";
    const answer = await this.ask(`?${new URLSearchParams({ words: text, type: level })}`);
    if (asked !== this.asked || !answer.ok || document.activeElement !== field) return;
    this.entries = answer.data.entries;
    if (!this.entries.length) {
      this.close();
      if (active === 0) this.status.textContent = this.words["nothing-suggested"];
      return;
    }
    this.field = field;
    this.list.replaceChildren(...this.entries.map((each, number) => option(each, number, this.words)));
    this.place.hidden = false;
    field.setAttribute("aria-controls", "suggested");
    field.setAttribute("aria-autocomplete", "list");
    field.closest("td").classList.add("suggesting");
    this.status.textContent = this.words.suggested.replace("{count}", this.entries.length);
    this.#activate(active);
    this.#lay();
  }

  #activate(number) {
    this.active = number;
    [...this.list.children].forEach((each, place) => each.setAttribute("aria-selected", place === number));
    const chosen = this.list.children[number];
    if (chosen) this.field.setAttribute("aria-activedescendant", chosen.id);
    else this.field.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
    this.about.textContent = this.entries[number]?.explanation || "";
    this.about.hidden = !this.about.textContent;
    this.#lay();
  }

  #lay() {
    if (!this.field) return;
    const box = this.field.getBoundingClientRect();
    const { offsetHeight: high, offsetWidth: wide } = this.place;
    const isBelow = box.bottom + high < innerHeight || box.top < high;
    this.place.style.left = `${Math.max(4, Math.min(box.left, document.documentElement.clientWidth - wide - 4))}px`;
    this.place.style.top = `${isBelow ? box.bottom + 2 : box.top - high - 2}px`;
  }

  async #choose(number) {
    const { field, entries } = this;
    this.close();
    await this.take(entries[number].code, field);
  }

  close() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.field?.removeAttribute("aria-activedescendant");
    this.field?.removeAttribute("aria-controls");
    this.field?.closest("td")?.classList.remove("suggesting");
    Object.assign(this, { field: null, entries: [], active: -1 });
    this.place.hidden = true;
  }
}

function option(entry, number, words) {
  const line = element("li");
  line.id = `suggested-${number}`;
  line.setAttribute("role", "option");
  line.append(...told(entry, words));
  return line;
}

function told(entry, words) {
  const parts = [element("b", "", entry.name), " ", element("span", "target", entry.target), " "];
  if (entry.translated) parts.push(element("span", "soft", entry.translated), " ");
  parts.push(element("span", "soft", `${entry.type} ${entry.code}`));
  if (entry.past) parts.push(element("span", "past", `${words.past}${entry.past}`));
  return parts;
}

// What is common for such projects, with a button for each.
export async function showSuiting(ask, words) {
  const place = document.querySelector("[data-suiting]");
  const answer = await ask("");
  if (!answer.ok) return;
  place.querySelector("ul").replaceChildren(
    ...answer.data.entries.map((entry) => {
      const line = element("li");
      const button = element("button", "plain", "＋");
      button.type = "button";
      button.dataset.entry = entry.code;
      button.setAttribute("aria-label", words.take.replace("{name}", entry.name));
      const about = element("span");
      about.title = entry.explanation;
      about.append(...told(entry, words));
      line.append(button, about);
      return line;
    }),
  );
  place.hidden = !answer.data.entries.length;
}
