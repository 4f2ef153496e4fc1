// Saves what is typed: soon, together, again when the connection is back; until then it stays in
// the browser's own storage and survives a crash.

const SOON = 600;
const LONGEST_WAIT = 30000;
const MOST = 500;

export class Keeper {
  // `told` is called with what the server says; `say` with the name of a text and its values.
  constructor(form, { fieldOf, versionOf, told, say }) {
    Object.assign(this, { form, fieldOf, versionOf, told, say });
    this.key = form.dataset.key;
    this.pending = new Map();
    this.wait = 0;
    this.busy = null;
    addEventListener("online", () => this.flush());
    addEventListener("focus", () => this.flush());
    addEventListener("visibilitychange", () => this.flush());
    addEventListener("beforeunload", (event) => this.pending.size && event.preventDefault());
  }

  // Puts texts back that were not saved when the page was left.
  restore() {
    let kept = {};
    try {
      kept = JSON.parse(localStorage.getItem(this.key) || "{}");
    } catch {
      localStorage.removeItem(this.key);
    }
    let count = 0;
    for (const [name, each] of Object.entries(kept)) {
      const field = this.fieldOf(name);
      if (field && field.value === each.text) continue;
      if (field) field.value = each.text;
      this.pending.set(name, each);
      count += 1;
    }
    this.#store();
    if (count) {
      this.say("restored", { count });
      this.#later(SOON);
    }
    return count;
  }

  // Notes that a cell was typed into.
  typed(field) {
    const before = this.pending.get(field.name);
    this.pending.set(field.name, {
      text: field.value,
      was: before ? before.was : field.dataset.saved,
      version: before ? before.version : this.versionOf(field),
    });
    this.#store();
    this.say("unsaved");
    this.#later(SOON);
  }

  // Forgets what was typed into a cell.
  forget(name) {
    this.pending.delete(name);
    this.#store();
  }

  isPending(name) {
    return this.pending.has(name);
  }

  // Saves now; resolves when everything typed so far is saved, or it cannot be.
  async flush() {
    clearTimeout(this.timer);
    while (this.busy) await this.busy;
    if (!this.pending.size) return true;
    this.busy = this.#send().finally(() => (this.busy = null));
    const sent = await this.busy;
    if (sent && this.pending.size) return this.flush();
    return sent;
  }

  async #send() {
    const batch = [...this.pending].slice(0, MOST);
    this.say("saving");
    const cells = batch.map(([name, each]) => {
      const [kind, id, column] = name.split(".");
      return { kind, id: Number(id), column, ...each };
    });
    const answer = await this.post(this.form.dataset.cells, { cells });
    if (!answer.ok) {
      if (answer.again) this.#later((this.wait = Math.min(LONGEST_WAIT, (this.wait || 1000) * 2)));
      return false;
    }
    this.wait = 0;
    for (const [name, each] of batch) {
      const now = this.pending.get(name);
      if (now && now.text === each.text) this.pending.delete(name);
      else if (now) Object.assign(now, { was: each.text, version: answer.data.versions[name.split(".", 2).join(".")] });
    }
    this.#store();
    this.told(answer.data, new Map(batch));
    this.say("saved", { time: answer.data.saved_at });
    return true;
  }

  // Asks the server; says what is wrong when it cannot be asked.
  async post(address, data) {
    const token = this.form.querySelector("[name=csrfmiddlewaretoken]").value;
    let response;
    try {
      response = await fetch(address, {
        method: data === undefined ? "GET" : "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: data === undefined ? undefined : JSON.stringify(data),
        keepalive: document.hidden,
      });
    } catch {
      this.say("offline", { count: this.pending.size });
      return { ok: false, again: true };
    }
    const isJson = (response.headers.get("Content-Type") || "").includes("json");
    if (response.ok && isJson) return { ok: true, data: await response.json() };
    if (response.status >= 500) {
      this.say("offline", { count: this.pending.size });
      return { ok: false, again: true };
    }
    if (isJson) {
      const { reason } = await response.json();
      this.say("", {}, reason);
      return { ok: false, again: false, reason };
    }
    this.say("signed-out");
    return { ok: false, again: false };
  }

  #later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), wait);
  }

  #store() {
    try {
      if (this.pending.size) localStorage.setItem(this.key, JSON.stringify(Object.fromEntries(this.pending)));
      else localStorage.removeItem(this.key);
    } catch {
      // A full or forbidden storage: what is typed is still saved over the network.
    }
  }
}
