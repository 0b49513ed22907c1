// The window meter of a phone: how many messages the account may still send by itself, how long.
// The phone asks for it; it reads the demo clock. On WeCom there is no window, so nothing is shown.
import { h } from "./dom.js";
import { currentLanguage, shortWord } from "./text.js";
import { world } from "./world.js";

export class Meter {
  #person = null;
  constructor() {
    this.pips = h("span", { class: "pips", "aria-hidden": "true" });
    this.words = h("span");
    this.time = h("span", { class: "no" });
    this.element = h("div", { class: "meter", "data-test": "meter" }, this.pips, this.words, this.time);
  }

  show(person) {
    this.#person = person;
    const window = person.window;
    this.element.hidden = false;
    this.element.classList.toggle("is-free", window === null);
    if (window)
      this.pips.replaceChildren(
        ...Array.from({ length: window.of }, (_, i) => h("i", { class: i < window.left ? "full" : null })),
      );
    else this.pips.replaceChildren();
    this.tick();
  }

  tick() {
    const window = this.#person?.window;
    if (this.#person?.window === null) {
      this.#tell("meter.free");
      this.time.textContent = "";
      return;
    }
    const rest = (window?.until ?? 0) - world.now();
    const open = rest > 0;
    this.element.classList.toggle("is-closed", !open);
    if (!open) this.#tell("meter.closed");
    else if (window.left === 0) this.#tell("meter.spent");
    else this.#tell("meter.left", { left: window.left, of: window.of });
    this.time.textContent = open ? remaining(rest) : "";
  }

  #tell(key, values) {
    const now = key + JSON.stringify(values ?? null) + currentLanguage();
    if (now === this.told) return;
    this.told = now;
    this.words.lang = currentLanguage() === "bo" ? "bo" : "zh";
    this.words.textContent = shortWord(key, values);
  }
}

function remaining(rest) {
  const seconds = Math.ceil(rest / 1000);
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  return hours > 0
    ? `${hours}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
    : `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}
