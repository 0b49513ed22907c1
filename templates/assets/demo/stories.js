// The story player: steps of state.stories, one by one or by themselves. It tells what to watch and
// brings the phone concerned to the front. Surprising: it only sends acts like any visitor would;
// whatever the bot answers is real.
import { h, icon, iconButton, toast } from "./dom.js";
import { both, plainBoth, t } from "./text.js";
import { act, listen, world } from "./world.js";

const kPatience = 6000; // the bot waits 2.5 s for the rest of an album before it answers a photo

/// Resolves when the other side has said something to this person, or after a while without.
function answered(person) {
  return new Promise((resolve) => {
    const done = () => {
      world.removeEventListener("chat", hear);
      clearTimeout(late);
      resolve();
    };
    const hear = ({ detail }) => {
      if (detail.person === person && detail.side === "account") done();
    };
    const late = setTimeout(done, kPatience);
    world.addEventListener("chat", hear);
  });
}

class StoryPlayer extends HTMLElement {
  #story = null;
  #step = 0; // steps already played
  #timer = 0;
  #busy = false;

  connectedCallback() {
    this.choose = h("select", {
      class: "input story-choose",
      "data-t-label": "story.choose",
      "data-test": "story",
      onchange: () => this.#pick(this.choose.value),
    });
    this.count = h("span", { class: "story-count no" });
    this.words = h("p", { class: "story-words", "aria-live": "polite", "data-test": "story-text" });
    this.track = h("div", { class: "story-track", "aria-hidden": "true" });
    this.next = h("button", {
      type: "button",
      class: "btn btn-primary btn-small",
      "data-test": "story-next",
      onclick: () => this.#press(),
    });
    this.auto = h(
      "button",
      {
        type: "button",
        class: "btn btn-small",
        "aria-pressed": "false",
        "data-test": "story-auto",
        onclick: () => this.#toggleAuto(),
      },
      icon("play"),
      t("story.auto"),
    );
    this.again = iconButton("again", "story.again", "btn btn-quiet btn-small btn-icon", () =>
      this.#pick(this.#story?.id),
    );
    this.append(
      this.choose,
      h(
        "div",
        { class: "story-middle" },
        h("div", { class: "story-said" }, this.count, this.words),
        this.track,
      ),
      h("div", { class: "story-buttons" }, this.again, this.auto, this.next),
    );
    listen("loaded", () => this.#fill());
    document.addEventListener("language", () => {
      if (this.#story) {
        this.#fill();
      }
    });
  }

  #fill() {
    this.hidden = world.stories.length === 0;
    if (this.hidden) return;
    const chosen = this.#story?.id ?? world.stories[0].id;
    this.choose.replaceChildren(
      ...world.stories.map((story) => {
        const option = h("option", { value: story.id }, plainBoth(story));
        option.selected = story.id === chosen;
        return option;
      }),
    );
    this.#story = world.stories.find((story) => story.id === chosen) ?? world.stories[0];
    this.#draw();
  }

  #pick(id) {
    this.#stop();
    this.#story = world.stories.find((story) => story.id === id) ?? this.#story;
    this.#step = 0;
    this.#draw();
  }

  get #over() {
    return this.#step >= this.#story.steps.length;
  }

  #draw() {
    const { steps } = this.#story;
    const now = steps[this.#step - 1];
    this.count.textContent = `${this.#step} / ${steps.length}`;
    this.words.replaceChildren(now ? both(now) : t("story.ready"));
    this.track.replaceChildren(...steps.map((_, i) => h("i", { class: i < this.#step ? "done" : null })));
    this.next.replaceChildren(
      t(this.#over ? "story.again" : this.#step === 0 ? "story.start" : "story.next"),
      icon(this.#over ? "again" : "right"),
    );
  }

  #press() {
    if (this.#over) return this.#pick(this.#story.id);
    this.#stop();
    return this.#play();
  }

  async #play() {
    if (this.#busy || this.#over) return;
    this.#setBusy(true);
    const step = this.#story.steps[this.#step++];
    this.#draw();
    try {
      if (step.act?.act) {
        const { person, act: name, ...members } = step.act;
        this.dispatchEvent(new CustomEvent("watch", { bubbles: true, detail: person }));
        const answer = answered(person);
        const refused = await act(person, name, members);
        if (refused) {
          this.#stop();
          toast(t("error.story", refused));
        } else await answer;
      } else {
        this.dispatchEvent(new CustomEvent("watch", { bubbles: true, detail: "desk" }));
        const desk = { verb: step.desk };
        if (step.desk) this.dispatchEvent(new CustomEvent("desk", { bubbles: true, detail: desk }));
        await desk.done;
      }
    } finally {
      this.#setBusy(false);
    }
  }

  #setBusy(busy) {
    this.#busy = busy;
    this.next.setAttribute("aria-disabled", String(busy));
  }

  #toggleAuto() {
    if (this.#timer) return this.#stop();
    if (this.#over) {
      this.#step = 0;
      this.#draw();
    }
    this.auto.setAttribute("aria-pressed", "true");
    this.auto.replaceChildren(icon("pause"), t("story.pause"));
    const go = async () => {
      await this.#play();
      if (!this.#timer) return;
      if (this.#over) return this.#stop();
      // Long enough to read the words and to see the answer come.
      const length = both(this.#story.steps[this.#step - 1]).textContent.length;
      this.#timer = setTimeout(go, 2600 + Math.min(length, 90) * 45);
    };
    this.#timer = setTimeout(go, 50);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.auto.setAttribute("aria-pressed", "false");
    this.auto.replaceChildren(icon("play"), t("story.auto"));
  }
}

customElements.define("story-player", StoryPlayer);
