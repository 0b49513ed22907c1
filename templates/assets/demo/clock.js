// The demo clock in the header, and how times are written. Time is written in the office's zone
// (+08:00) whatever the visitor's computer thinks, because deadlines are meant there.
import { h, icon, toast } from "./dom.js";
import { currentLanguage, shortWord, t } from "./text.js";
import { advanceClock, listen, world } from "./world.js";

const parts = (at) => {
  const local = new Date(at + 8 * 3600 * 1000);
  return {
    y: local.getUTCFullYear(),
    m: local.getUTCMonth() + 1,
    d: local.getUTCDate(),
    w: local.getUTCDay(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  };
};
const two = (number) => String(number).padStart(2, "0");

export const clockTime = (at) => {
  const now = parts(at);
  return `${two(now.hour)}:${two(now.minute)}`;
};

const date = (at) => {
  const { m, d } = parts(at);
  return shortWord("clock.date", { m, d });
};

/// The time alone today, with the date before it on other days.
export function dayAndTime(at, now) {
  const a = parts(at),
    b = parts(now);
  return a.y === b.y && a.m === b.m && a.d === b.d ? clockTime(at) : `${date(at)} ${clockTime(at)}`;
}

class DemoClock extends HTMLElement {
  connectedCallback() {
    this.face = h("time", { class: "clock-face no", "data-test": "clock" });
    const jump = (key, seconds, test) =>
      h(
        "button",
        {
          type: "button",
          class: "top-button",
          "data-test": test,
          onclick: async () => {
            const refused = await advanceClock(seconds);
            if (refused) toast(t("error.unknown"));
          },
        },
        t(key),
      );
    this.append(
      icon("clock"),
      this.face,
      jump("clock.hour", 3600, "clock-hour"),
      jump("clock.day", 86400, "clock-day"),
    );
    listen("loaded", () => this.#draw());
    listen("clock", () => {
      this.#draw();
      this.face.classList.add("is-jumping");
      setTimeout(() => this.face.classList.remove("is-jumping"), 700);
    });
    document.addEventListener("language", () => this.#draw());
    setInterval(() => this.#draw(), 1000);
  }

  #draw() {
    const now = world.now();
    const written = `${date(now)} ${shortWord("clock.weekdays").split("|")[parts(now).w] ?? ""}`;
    const text = `${written} ${clockTime(now)}`;
    if (text === this.written) return;
    this.written = text;
    this.face.dateTime = new Date(now).toISOString();
    this.face.replaceChildren(
      h("span", { class: "clock-date", lang: currentLanguage() === "bo" ? "bo" : "zh" }, written),
      h("b", null, clockTime(now)),
    );
  }
}

customElements.define("demo-clock", DemoClock);
