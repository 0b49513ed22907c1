// One phone: whose it is, the chat, the window meter, the composer, a page opened from a message.
// Three of them stand on the page. Surprising: bubbles are replaced in place by id, so the order on
// the glass is the order of first appearance in the stream, whatever comes later.
import { bubble, face } from "./bubbles.js";
import { Composer } from "./composer.js";
import { clockTime, dayAndTime } from "./clock.js";
import { enlarge } from "./pickers.js";
import { h, icon, toast } from "./dom.js";
import { Meter } from "./meter.js";
import { firstSteps, More, PageView } from "./phone_parts.js";
import { hasText, say, t, word } from "./text.js";
import { act, listen, world } from "./world.js";

const kSilence = 5 * 60 * 1000; // after so long a time stamp stands between two messages

/// Who sits at which phone when nobody chose: a citizen in Chinese, staff, a citizen in Tibetan.
const kSeats = {
  citizen: (person) => person.role === "citizen" && person.language === "zh" && person.app === "wechat",
  staff: (person) => person.role === "staff" && person.app === "wecom",
  tibetan: (person) => person.role === "citizen" && person.language === "bo",
};

class DemoPhone extends HTMLElement {
  #person = null;
  #built = false;

  connectedCallback() {
    if (this.#built) return;
    this.#built = true;
    this.#build();
    listen("loaded", () => this.#start());
    listen("person", (person) => {
      if (person.id === this.#person?.id) this.#renew(person);
      else this.#fillChooser();
    });
    listen("chat", (event) => {
      if (event.person === this.#person?.id) this.#add(event);
    });
    document.addEventListener("language", () => {
      if (this.#person) this.#drawAll();
    });
    setInterval(() => this.#tick(), 1000);
  }

  get personId() {
    return this.#person?.id;
  }

  #build() {
    this.chooser = h("select", {
      class: "who-select",
      "data-t-label": "phone.switch",
      "data-test": "person",
      onchange: () => this.sit(this.chooser.value),
    });
    this.who = h("div", { class: "who-face" });
    this.time = h("span", { class: "device-time no" });
    this.account = h("div", { class: "device-account" });
    this.more = new More(this, () => this.#person);
    this.meter = new Meter();
    this.log = h("div", {
      class: "log",
      role: "log",
      "aria-live": "polite",
      tabindex: "0",
      "data-t-label": "phone.log",
      "data-test": "log",
    });
    this.newer = h(
      "button",
      { type: "button", class: "newer", hidden: true, onclick: () => this.#toEnd(true) },
      icon("down"),
      t("phone.newer"),
    );
    this.composer = new Composer(this);
    this.view = new PageView(() => this.log.focus());
    this.device = h(
      "div",
      { class: "device" },
      h("div", { class: "device-bar" }, this.time, this.account, this.more.button, this.more.list),
      this.meter.element,
      this.log,
      this.newer,
      this.composer.element,
      this.view.element,
    );
    this.append(h("div", { class: "who" }, this.who, icon("swap"), this.chooser), this.device);
    this.log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => {
      if (this.#stick) this.#toEnd(false);
    }).observe(this.log);
  }

  #start() {
    const kept = localStorage.getItem(`zampa-seat-${this.dataset.seat}`);
    const people = [...world.people.values()];
    const chosen = world.person(kept) ?? people.find(kSeats[this.dataset.seat]) ?? people[0];
    if (chosen) this.sit(chosen.id, false);
  }

  /// Gives the phone to another person.
  sit(id, keep = true) {
    const person = world.person(id);
    if (!person) return;
    if (keep) localStorage.setItem(`zampa-seat-${this.dataset.seat}`, id);
    this.#person = person;
    this.dataset.person = id;
    this.view.close();
    this.#drawAll();
    this.dispatchEvent(new CustomEvent("sat", { bubbles: true }));
    if (person.can?.includes("enter")) act(id, "enter");
  }

  #renew(person) {
    this.#person = person;
    this.#drawHead();
    this.composer.show(person);
  }

  #drawAll() {
    this.#drawHead();
    this.composer.show(this.#person);
    this.log.setAttribute("aria-live", "off"); // a redrawn history is not news
    this.log.replaceChildren();
    this.lastAt = 0;
    const chat = world.chat(this.#person.id);
    if (chat.size === 0) this.log.append(firstSteps(this, this.#person));
    for (const event of chat.values()) this.#put(event);
    this.#toEnd(false);
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), 300);
  }

  #fillChooser() {
    const groups = {
      citizen: h("optgroup", { label: word("role.citizen") }),
      staff: h("optgroup", { label: word("role.staff") }),
    };
    for (const person of world.people.values()) {
      const option = h("option", { value: person.id }, `${person.name} · ${person.note}`);
      option.selected = person.id === this.#person?.id;
      groups[person.role]?.append(option);
    }
    this.chooser.replaceChildren(...Object.values(groups).filter((group) => group.children.length));
  }

  #drawHead() {
    const person = this.#person;
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", `${person.name}, ${person.note}`);
    this.dataset.app = person.app;
    this.who.replaceChildren(
      face(person.avatar),
      h(
        "div",
        { class: "who-words" },
        h("b", null, say(person.name)),
        h("span", { class: "clip" }, say(person.note)),
      ),
    );
    this.account.replaceChildren(
      h("b", { class: "clip" }, say(person.account_name)),
      h("span", { class: "clip" }, say(person.account_note)),
    );
    this.meter.show(person);
    this.#drawTyping();
    this.#fillChooser();
    this.#tick();
  }

  #drawTyping() {
    this.typing?.remove();
    this.typing = null;
    if (!this.#person.typing) return;
    this.typing = h("p", { class: "typing" }, t("phone.typing"), h("i"), h("i"), h("i"));
    const end = this.#stick;
    this.log.append(this.typing);
    if (end) this.#toEnd(true);
  }

  /// Does something as this phone's person; a refusal of the simulator is told in a passing note.
  async do(name, members) {
    const refused = await act(this.#person.id, name, members);
    if (!refused) return null;
    const key = refused.status === 429 ? "error.busy" : `error.${refused.error}`;
    toast(t(hasText(key) ? key : "error.unknown", refused));
    return refused;
  }

  #hands = {
    tap: (id, run) => this.do("link_tap", { bubble: id, run }),
    button: (id, key, selected) =>
      this.do("card_button", selected ? { bubble: id, key, selected } : { bubble: id, key }),
    open: (url, path) => this.open(url ?? path),
    enlarge,
  };

  #add(event) {
    const end = this.#stick;
    const isNew = this.#put(event);
    if (isNew && (end || event.side === "me")) this.#toEnd(true);
    else if (isNew) this.newer.hidden = false;
    this.dispatchEvent(new CustomEvent("news", { bubbles: true, detail: { isNew, side: event.side } }));
  }

  #put(event) {
    const element = bubble(event, this.#person, this.#hands);
    const old = this.log.querySelector(`[data-id="${CSS.escape(event.id)}"]`);
    if (old) {
      old.replaceWith(element);
      return false;
    }
    this.log.querySelector(":scope > .first-steps")?.remove();
    if (event.at - this.lastAt > kSilence) {
      const stamp = h(
        "time",
        { class: "stamp no", datetime: new Date(event.at).toISOString() },
        dayAndTime(event.at, world.now()),
      );
      this.typing ? this.typing.before(stamp) : this.log.append(stamp);
    }
    this.lastAt = event.at;
    this.typing ? this.typing.before(element) : this.log.append(element);
    for (const picture of element.querySelectorAll("img"))
      picture.addEventListener(
        "load",
        () => {
          if (this.#stick) this.#toEnd(false);
        },
        { once: true },
      );
    return true;
  }

  // Follows the end until the reader scrolls up; a picture that grows while it loads is no reader.
  #stick = true;
  #lastTop = 0;
  #atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60;
  }
  #scrolled() {
    if (this.#atEnd()) {
      this.#stick = true;
      this.newer.hidden = true;
    } else if (this.log.scrollTop < this.#lastTop) this.#stick = false;
    this.#lastTop = this.log.scrollTop;
  }
  #toEnd(smooth) {
    this.#stick = true;
    this.newer.hidden = true;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
  }

  open(url) {
    this.view.open(url);
  }

  #tick() {
    this.time.textContent = clockTime(world.now());
    if (this.#person) this.meter.tick();
  }
}

customElements.define("demo-phone", DemoPhone);
