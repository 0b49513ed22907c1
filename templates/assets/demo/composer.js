// The bottom of a phone: keyboard ⇄ menu, text, the drawer behind "+". Built once per phone, told
// who holds it by show(). Surprising: the field is emptied here by script at once, while the bubble
// comes through the stream; a refused text is put back so that nothing typed is lost.
import { h, icon, iconButton, toast } from "./dom.js";
import { pickAlbum, pickOwn, pickPhoto, pickPlace, pickScene, pickVoice } from "./pickers.js";
import { applyTexts, isTibetan, say, t } from "./text.js";

const kDrawer = [
  // what the drawer offers: act that the person must be able to do, icon, text, choice
  ["photo", "photo", "pick.photo"],
  ["album", "album", "pick.album"],
  ["location", "pin", "pick.location"],
  ["voice", "voice", "pick.voice"],
  ["scan", "scan", "pick.scan"],
  ["photo", "upload", "pick.upload"],
];

export class Composer {
  #phone;
  #person = null;
  #mode = "keyboard";

  constructor(phone) {
    this.#phone = phone;
    this.toggle = h("button", {
      type: "button",
      class: "device-button",
      "data-test": "toggle-menu",
      onclick: () => this.#setMode(this.#mode === "menu" ? "keyboard" : "menu", true),
    });
    this.field = h("textarea", {
      class: "type",
      rows: "1",
      maxlength: "2000",
      "data-t-place": "compose.place",
      "data-t-label": "compose.place",
      "data-test": "text",
      oninput: () => this.#grow(),
      onkeydown: (event) => this.#key(event),
    });
    this.send = h(
      "button",
      { type: "submit", class: "btn btn-primary btn-small send", "data-test": "send", hidden: true },
      t("compose.send"),
    );
    this.plus = iconButton("plus", "compose.more", "device-button", () =>
      this.#openDrawer(this.drawer.hidden),
    );
    this.plus.dataset.test = "more";
    this.plus.setAttribute("aria-expanded", "false");
    this.line = h(
      "form",
      {
        class: "compose-line",
        onsubmit: (event) => {
          event.preventDefault();
          this.#sendText();
        },
      },
      this.field,
      this.send,
      this.plus,
    );
    this.menu = h("div", { class: "menu-bar" });
    this.follow = h(
      "button",
      {
        type: "button",
        class: "btn btn-primary follow",
        "data-test": "follow",
        onclick: () => phone.do("follow"),
      },
      t("phone.follow"),
    );
    this.drawer = h("div", { class: "drawer", hidden: true });
    this.element = h(
      "div",
      { class: "composer" },
      h("div", { class: "composer-bar" }, this.toggle, this.line, this.menu, this.follow),
      this.drawer,
    );
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (this.#closePillars()) return event.stopPropagation();
      if (!this.drawer.hidden) {
        this.#openDrawer(false);
        this.plus.focus();
        event.stopPropagation();
      }
    });
    document.addEventListener("click", (event) => {
      if (!this.menu.contains(event.target)) this.#closePillars();
    });
  }

  show(person) {
    const changed = person.id !== this.#person?.id;
    const menuChanged = changed || JSON.stringify(person.menu) !== JSON.stringify(this.#person?.menu);
    this.#person = person;
    const away = person.can?.includes("follow") && person.following === false;
    this.follow.hidden = !away;
    this.element.classList.toggle("is-away", away);
    if (menuChanged) this.#drawMenu();
    if (changed) {
      this.#openDrawer(false);
      this.field.value = "";
      this.#grow();
    }
    const hasMenu = person.menu?.length > 0;
    this.toggle.hidden = !hasMenu || away;
    this.#setMode(!hasMenu ? "keyboard" : changed ? "menu" : this.#mode);
    this.#drawDrawer();
  }

  #setMode(mode, focus) {
    this.#mode = mode;
    const away = !this.follow.hidden;
    this.line.hidden = mode !== "keyboard" || away;
    this.menu.hidden = mode !== "menu" || away;
    this.toggle.replaceChildren(icon(mode === "menu" ? "keyboard" : "menu"));
    const key = mode === "menu" ? "compose.keyboard" : "compose.menu";
    this.toggle.dataset.tLabel = key;
    applyTexts(this.toggle);
    if (mode === "menu") this.#openDrawer(false);
    if (focus && mode === "keyboard") this.field.focus();
  }

  #grow() {
    this.field.style.height = "";
    if (this.field.value) this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 120)}px`;
    this.field.lang = isTibetan(this.field.value) ? "bo" : "zh";
    const some = this.field.value.trim() !== "";
    this.send.hidden = !some;
    this.plus.hidden = some;
  }

  /// Enter sends, Shift+Enter makes a line; Enter that ends the input method's choice does neither.
  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#sendText();
  }

  async #sendText() {
    const text = this.field.value.trim();
    if (!text) return;
    this.field.value = "";
    this.#grow();
    this.field.focus();
    const refused = await this.#phone.do("text", { text });
    if (refused && !this.field.value) {
      this.field.value = text;
      this.#grow();
    }
  }

  #openDrawer(open) {
    this.drawer.hidden = !open;
    this.plus.setAttribute("aria-expanded", String(open));
    if (open) this.drawer.querySelector("button")?.focus({ preventScroll: true });
  }

  #drawDrawer() {
    const entries = kDrawer.filter(([can]) => this.#person.can?.includes(can));
    this.drawer.replaceChildren(
      ...entries.map(([, image, key]) =>
        h(
          "button",
          { type: "button", class: "drawer-item", "data-test": key, onclick: () => this.choose(key) },
          h("span", { class: "drawer-icon" }, icon(image)),
          t(key),
        ),
      ),
    );
    this.plus.disabled = entries.length === 0;
  }

  /// Also for the suggestions of an empty phone.
  async choose(key) {
    const [name, pick] = {
      "pick.photo": ["photo", pickPhoto],
      "pick.album": ["album", pickAlbum],
      "pick.location": ["location", pickPlace],
      "pick.voice": ["voice", pickVoice],
      "pick.scan": ["scan", pickScene],
      "pick.upload": ["photo", pickOwn],
    }[key];
    const members = await pick();
    if (!members) return; // thought better of it; the drawer stays for another choice
    this.#openDrawer(false);
    await this.#phone.do(name, members);
  }

  #drawMenu() {
    this.menu.replaceChildren(
      ...(this.#person.menu ?? []).map((entry) => {
        if (!entry.children?.length)
          return h(
            "div",
            { class: "pillar" },
            h(
              "button",
              { type: "button", "data-path": entry.path.join("."), onclick: () => this.#menu(entry) },
              say(entry.name),
            ),
          );
        const list = h(
          "div",
          { class: "pillar-list", hidden: true },
          entry.children.map((child) =>
            h(
              "button",
              {
                type: "button",
                "data-path": child.path.join("."),
                onclick: () => {
                  this.#closePillars();
                  this.#menu(child);
                },
              },
              say(child.name),
            ),
          ),
        );
        const open = h(
          "button",
          {
            type: "button",
            "aria-expanded": "false",
            "data-path": entry.path.join("."),
            onclick: () => {
              const was = list.hidden;
              this.#closePillars();
              list.hidden = !was;
              open.setAttribute("aria-expanded", String(was));
              if (was) list.querySelector("button")?.focus();
            },
          },
          icon("menu"),
          say(entry.name),
        );
        return h("div", { class: "pillar" }, open, list);
      }),
    );
  }

  #closePillars() {
    let closed = false;
    for (const list of this.menu.querySelectorAll(".pillar-list:not([hidden])")) {
      closed = true;
      list.hidden = true;
      list.previousElementSibling.setAttribute("aria-expanded", "false");
      if (list.contains(document.activeElement)) list.previousElementSibling.focus();
    }
    return closed;
  }

  /// The platform lets the person choose first for pictures, codes and places.
  async #menu(entry) {
    const path = { path: entry.path };
    const withChoice = (choice) => choice && this.#phone.do("menu", { ...path, ...choice });
    switch (entry.type) {
      case "view":
      case "miniprogram":
        this.#phone.open(entry.url);
        return this.#phone.do("menu", path);
      case "pic_sysphoto":
        return withChoice(await pickPhoto().then((one) => one && { photos: [one.photo] }));
      case "pic_photo_or_album":
      case "pic_weixin":
        return withChoice(await pickAlbum());
      case "scancode_push":
      case "scancode_waitmsg":
        return withChoice(await pickScene());
      case "location_select":
        return withChoice(await pickPlace());
      case "view_limited":
      case "media_id":
        return toast(t("error.unknown"));
      default:
        return this.#phone.do("menu", path);
    }
  }
}
