// Parts of a phone that stand by themselves: what an empty one shows, the "…" list at its top and a
// page of ours opened over the chat. Made by phone.js.
import { h, iconButton } from "./dom.js";
import { say, t, word, wordIn } from "./text.js";

/// What an empty phone shows: why it is empty and, to a citizen, two things worth trying.
export function firstSteps(phone, person) {
  const box = h("div", { class: "first-steps" });
  if (person.role === "staff") {
    box.append(t("phone.empty_staff", undefined, "p"));
    return box;
  }
  const offer = (words, test, onclick) =>
    h("button", { type: "button", class: "btn btn-small", "data-test": test, onclick }, words);
  const question = wordIn(person.language, "try.question");
  box.append(
    t("phone.empty", undefined, "p"),
    offer(t("try.photo"), "try-photo", () => phone.composer.choose("pick.photo")),
    offer(say(question), "try-question", () => phone.do("text", { text: question })),
  );
  return box;
}

/// The "…" list: what a visitor can do to the phone rather than say in it.
export class More {
  /// `phone` has do(act); `person()` tells who holds it now.
  constructor(phone, person) {
    this.list = h("div", { class: "more-list", hidden: true });
    this.button = iconButton("more", "phone.more", "device-button", () => this.#toggle());
    this.button.setAttribute("aria-expanded", "false");
    this.entries = () => {
      const { can = [], following } = person();
      return [
        can.includes("follow") && !following ? ["phone.follow", "follow"] : null,
        can.includes("unfollow") && following ? ["phone.unfollow", "unfollow"] : null,
        ["phone.repeat", "repeat"],
      ].filter(Boolean);
    };
    this.run = (act) => phone.do(act);
    phone.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.list.hidden) return;
      this.#toggle();
      this.button.focus();
    });
    phone.addEventListener("focusout", ({ relatedTarget: next }) => {
      if (!this.list.hidden && next && next !== this.button && !this.list.contains(next)) this.#toggle();
    });
  }

  #toggle() {
    const open = this.list.hidden;
    if (open) this.list.replaceChildren(...this.entries().map((entry) => this.#entry(...entry)));
    this.list.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (open) this.list.querySelector("button").focus();
  }

  #entry(key, act) {
    const onclick = () => {
      this.#toggle();
      this.run(act);
    };
    return h("button", { type: "button", onclick }, t(key));
  }
}

/// A page opened from a message: ours lies over the chat, anything else gets a new tab.
export class PageView {
  /// onClose  where the focus goes back to
  constructor(onClose) {
    this.onClose = onClose;
    this.element = h("div", { class: "view", hidden: true });
  }

  open(url) {
    if (!url) return;
    const target = new URL(url, location.href);
    const ours = target.origin === location.origin || ["127.0.0.1", "localhost"].includes(target.hostname);
    if (!ours) return window.open(target, "_blank", "noopener");
    const back = iconButton("back", "back", "device-button", () => {
      this.close();
      this.onClose();
    });
    const title = h("div", { class: "device-account" }, t("phone.page", undefined, "b"));
    this.element.replaceChildren(
      h("div", { class: "device-bar view-bar" }, back, title),
      h("iframe", { src: target.pathname + target.search, title: word("phone.page") }),
    );
    this.element.hidden = false;
    back.focus();
  }

  close() {
    this.element.hidden = true;
    this.element.replaceChildren();
  }
}
