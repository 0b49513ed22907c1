// The page's copy of the simulator's world: people, what each phone shows, the clock, the wire.
// Fed by one ordered stream (docs/simulator.md); everyone else listens. Surprising: nothing a person
// does here changes this copy at once; it changes when the stream says so, in the stream's order.

const kWireKept = 300;

class World extends EventTarget {
  people = new Map();
  chats = new Map(); // person → Map(bubble id → event), in order of first appearance
  wire = [];
  faults = [];
  photos = [];
  places = [];
  voices = [];
  scenes = [];
  stories = [];
  #run = "";
  #seq = 0;
  #ahead = 0; // demo clock minus this computer's clock

  now() {
    return Date.now() + this.#ahead;
  }
  person(id) {
    return this.people.get(id);
  }
  chat(id) {
    return this.chats.get(id) ?? new Map();
  }

  async load() {
    const state = await (await fetch("/sim/state")).json();
    this.#run = state.run;
    this.#seq = state.seq;
    this.#ahead = state.now - Date.now();
    this.people = new Map(state.people.map((person) => [person.id, person]));
    for (const list of ["photos", "places", "voices", "scenes", "stories", "faults"])
      this[list] = state[list] ?? [];
    this.chats = new Map();
    for (const event of state.events ?? []) this.#keep(event);
    this.#tell("loaded");
  }

  /// The wire events of before the page was opened, newest last.
  async loadWire() {
    const after = Math.max(0, this.#seq - 500);
    if (this.#seq === 0) return;
    const answer = await (await fetch(`/sim/events?after=${after}&run=${this.#run}`)).json();
    const seen = new Set(this.wire.map((event) => event.seq));
    const before = (answer.events ?? []).filter(
      (event) => ["wire", "refused"].includes(event.kind) && !seen.has(event.seq),
    );
    this.wire = [...before, ...this.wire].sort((a, b) => a.seq - b.seq).slice(-kWireKept);
    this.#tell("wire");
  }

  /// Follows the stream until the page is left. A lost connection is tried again, calmly.
  async follow() {
    for (let pause = 500; ;) {
      try {
        const answer = await fetch(`/sim/events?after=${this.#seq}&run=${this.#run}`);
        if (!answer.ok) throw new Error(`status ${answer.status}`);
        const news = await answer.json();
        if (news.reset) await this.load();
        else {
          for (const event of news.events) this.#take(event);
          this.#seq = Math.max(this.#seq, news.seq);
        }
        if (pause > 500) this.#tell("connected");
        pause = 500;
      } catch {
        this.#tell("lost");
        await new Promise((resolve) => setTimeout(resolve, pause));
        pause = Math.min(pause * 2, 8000);
      }
    }
  }

  #take(event) {
    if (event.seq <= this.#seq) return;
    switch (event.kind) {
      case "bubble":
      case "system":
        return (this.#keep(event), this.#tell("chat", event));
      case "person":
        this.people.set(event.state.id, event.state);
        return this.#tell("person", event.state);
      case "clock":
        this.#ahead = event.now - Date.now();
        return this.#tell("clock", event);
      case "faults":
        this.faults = event.faults;
        return this.#tell("faults", event);
      case "refused":
        this.wire.push(event);
        if (event.person) {
          this.#keep(event);
          this.#tell("chat", event);
        }
        this.#tell("refused", event);
        return this.#tell("wire", event);
      case "wire":
        this.wire.push(event);
        if (this.wire.length > kWireKept) this.wire.shift();
        return this.#tell("wire", event);
    }
  }

  #keep(event) {
    if (!event.person) return;
    if (!this.chats.has(event.person)) this.chats.set(event.person, new Map());
    const chat = this.chats.get(event.person);
    const id = event.kind === "bubble" ? event.id : `s${event.seq}`;
    // A replaced bubble keeps its place and the time it first appeared.
    chat.set(id, { ...event, id, at: chat.get(id)?.at ?? event.at });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

export const world = new World();

/// Listens for as long as the element is in the page.
export function listen(name, hear) {
  world.addEventListener(name, (event) => hear(event.detail));
}

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.ok) return null;
  const said = await answer.json().catch(() => ({}));
  return { status: answer.status, error: said.error ?? "unknown", detail: said.detail ?? "" };
}

/// What a person does. Resolves to null, or to {status, error, detail} if the simulator said no.
export const act = (person, name, members = {}) => post("/sim/act", { person, act: name, ...members });
export const advanceClock = (seconds) => post("/sim/clock", { advance_seconds: seconds });
export const setFault = (fault) => post("/sim/fault", fault);

/// Hands in the visitor's own picture; resolves to {photo} or {error, detail}.
export async function uploadPhoto(file) {
  const answer = await fetch("/sim/photo", {
    method: "POST",
    headers: { "Content-Type": file.type },
    body: file,
  });
  const said = await answer.json().catch(() => ({ error: "unknown" }));
  if (answer.ok) world.photos.push(said.photo);
  return said;
}
