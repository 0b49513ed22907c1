// One thing in a chat → one element. Called by the phone for every bubble, again when it is replaced.
// Surprising: a door other than the direct answer is named under the bubble, because which door a
// message took is half of what the demo has to show.
import { h, icon } from "./dom.js";
import { card, miniProgramLink, newsCard, notification, textCard } from "./cards.js";
import { isTibetan, say, t, word } from "./text.js";

const kQuietDoors = new Set(["passive", undefined, null]);

/// hands: {tap(bubble, run), button(bubble, key, selected), open(url, path), enlarge(url, alt)}
export function bubble(event, person, hands) {
  if (event.kind === "system") {
    return h(
      "div",
      {
        class: "line" + (event.code === "unavailable" ? " line-bad" : ""),
        "data-id": event.id,
        "data-code": event.code,
      },
      h("span", null, say(event.text)),
    );
  }
  if (event.kind === "refused") return refusal(event);
  const mine = event.side === "me";
  const row = h("div", {
    class: `turn turn-${mine ? "me" : "account"} turn-${event.type}`,
    "data-id": event.id,
    "data-side": event.side,
    "data-type": event.type,
    "data-state": event.state,
  });
  const said = h(
    "div",
    { class: "said" },
    h("span", { class: "sr-only" }, mine ? person.name : person.account_name, ": "),
    body(event, hands),
  );
  if (mine && event.state === "sending")
    said.append(h("span", { class: "spinner", role: "img", "data-t-label": "chat.sending" }));
  if (mine && event.state === "failed")
    said.append(h("span", { class: "failed", role: "img", "data-t-label": "chat.failed" }, "!"));
  if (!mine && !kQuietDoors.has(event.door)) said.append(t(`door.${event.door}`, undefined, "small"));
  row.append(face(mine ? person.avatar : null), said);
  return row;
}

/// The small picture beside a bubble: the person's letter, or the account's bridge.
export function face(avatar) {
  if (!avatar) return h("img", { class: "face", src: "/assets/mark.svg", alt: "", width: 34, height: 34 });
  // A Tibetan syllable is wider and much taller than one Han letter.
  const size = !isTibetan(avatar.letter) ? "" : avatar.letter.length > 4 ? " avatar-tall" : " avatar-bo";
  const element = h("span", { class: `face avatar${size}`, "aria-hidden": "true" }, say(avatar.letter));
  element.style.backgroundColor = avatar.color;
  return element;
}

function body(event, hands) {
  switch (event.type) {
    case "text":
      return text(event, hands);
    case "image":
      return image(event, hands);
    case "voice":
      return voice(event);
    case "video":
      return h(
        "a",
        { class: "bubble box-link", href: event.url, target: "_blank", rel: "noopener" },
        icon("play"),
        say(event.title),
      );
    case "location":
      return location(event);
    case "news":
      return newsCard(event, hands);
    case "page_link":
      return miniProgramLink(event, hands);
    case "template":
      return notification(event, hands);
    case "text_card":
      return textCard(event, hands);
    case "card":
      return card(event, hands);
    case "file":
      return h(
        "a",
        { class: "bubble box-link", href: event.url, target: "_blank", rel: "noopener" },
        icon("file"),
        say(event.title),
      );
    default:
      return h("div", { class: "bubble" }, event.type);
  }
}

/// Text and taps. Whole lines that are one tap become rows of their own size, easy to hit.
function text(event, hands) {
  const runs = event.runs ?? [];
  const all = runs.map((run) => run.text).join("");
  const element = h("div", {
    class: "bubble words",
    lang: isTibetan(all) && !/[\u3400-\u9fff]/.test(all) ? "bo" : "zh",
  });
  runs.forEach((run, index) => {
    if (!run.tap) return element.append(h("span", { lang: run.lang }, run.text));
    if (run.tap === "choice") {
      return element.append(
        h(
          "button",
          {
            type: "button",
            class: "tap",
            lang: run.lang,
            "data-run": index,
            onclick: () => hands.tap(event.id, index),
          },
          run.text,
        ),
      );
    }
    element.append(
      h(
        "a",
        {
          class: "tap",
          href: run.url ?? "#",
          lang: run.lang,
          "data-run": index,
          onclick: (click) => {
            click.preventDefault();
            hands.open(run.url, run.path);
          },
        },
        run.text,
      ),
    );
  });
  return element;
}

function image(event, hands) {
  const alt = word(event.side === "me" ? "chat.photo_of_citizen" : "chat.photo_of_account");
  return h(
    "button",
    {
      type: "button",
      class: "picture",
      "data-t-label": "chat.enlarge",
      onclick: () => hands.enlarge(event.url, alt),
    },
    h("img", { src: event.url, alt, loading: "lazy", width: 200, height: 150 }),
  );
}

let playing = null;
function voice(event) {
  const button = h(
    "button",
    {
      type: "button",
      class: "bubble voice",
      values: { n: event.seconds },
      "data-t-label": "chat.play_voice",
    },
    icon("play"),
    h("span", { class: "waves", "aria-hidden": "true" }, ...Array.from({ length: 12 }, () => h("i"))),
    h("span", { class: "no" }, `${event.seconds}″`),
  );
  button.style.width = `${Math.min(72, 34 + event.seconds)}%`;
  button.addEventListener("click", () => {
    playing?.pause();
    if (playing?.button === button) {
      playing = null;
      return;
    }
    playing = Object.assign(new Audio(event.url), { button });
    button.classList.add("is-playing");
    const stop = () => {
      button.classList.remove("is-playing");
      if (playing?.button === button) playing = null;
    };
    for (const end of ["pause", "ended", "error"]) playing.addEventListener(end, stop, { once: true });
    playing.play().catch(stop);
  });
  return button;
}

function location(event) {
  return h(
    "div",
    { class: "bubble place" },
    h(
      "div",
      { class: "place-name" },
      h("b", null, say(event.label)),
      h("span", { class: "no" }, `${event.latitude.toFixed(4)}, ${event.longitude.toFixed(4)}`),
    ),
    h("div", { class: "place-map", "aria-hidden": "true" }, icon("pin")),
  );
}

/// The platform said no to the bot: in red, with the rule's id, as ux C.21 asks.
function refusal(event) {
  return h(
    "div",
    { class: "line line-bad", "data-id": event.id },
    h("span", null, t("refused", { code: event.errcode }), " ", h("code", null, event.rule || event.errmsg)),
  );
}
