// The richer messages: notification cards of the service account, WeCom cards with buttons, news,
// mini-program links. Called by bubbles.js. Surprising: a WeCom card that was used comes again with
// its buttons off, so nothing here remembers what was pressed except the waiting mark.
import { h, icon } from "./dom.js";
import { say, t } from "./text.js";

const kButtonStyles = { 1: "btn-primary", 2: "", 3: "btn-danger", 4: "" };

const facts = (rows) =>
  rows?.length
    ? h(
        "dl",
        { class: "card-rows" },
        rows.map((row) => [h("dt", null, say(row.label)), h("dd", null, say(row.value))]),
      )
    : null;

const foot = (url, hands, path) =>
  h(
    "button",
    { type: "button", class: "card-go", onclick: () => hands.open(url, path) },
    t("card.details"),
    icon("right"),
  );

/// 模板消息 / 订阅消息: title, aligned rows, one link row at the foot.
export function notification(event, hands) {
  return h(
    "div",
    { class: "bubble box notice" },
    h("h4", null, say(event.title)),
    facts(event.rows),
    event.url ? foot(event.url, hands) : null,
  );
}

export function textCard(event, hands) {
  return h(
    "div",
    { class: "bubble box" },
    h("h4", null, say(event.title)),
    h(
      "div",
      { class: "card-text" },
      (event.description ?? []).map((part) => h("p", { class: `tone-${part.tone}` }, say(part.text))),
    ),
    event.url
      ? h(
          "button",
          { type: "button", class: "card-go", onclick: () => hands.open(event.url) },
          say(event.button || ""),
          icon("right"),
        )
      : null,
  );
}

export function newsCard(event, hands) {
  return h(
    "div",
    { class: "bubble box news" },
    (event.articles ?? []).map((article) =>
      h(
        "button",
        { type: "button", class: "news-item", onclick: () => hands.open(article.url) },
        article.picture ? h("img", { src: article.picture, alt: "", loading: "lazy" }) : null,
        h("b", null, say(article.title)),
        article.description ? h("span", null, say(article.description)) : null,
      ),
    ),
  );
}

export function miniProgramLink(event, hands) {
  return h(
    "button",
    { type: "button", class: "bubble box mini", onclick: () => hands.open(event.url, event.path) },
    h(
      "span",
      { class: "mini-head" },
      h("img", { src: "/assets/mark.svg", width: 18, height: 18, alt: "" }),
      t("card.mini_program"),
    ),
    h("b", null, say(event.title)),
  );
}

/// WeCom template card: any of its parts may be missing.
export function card(event, hands) {
  const buttons = event.buttons ?? [];
  const used = buttons.length > 0 && buttons.every((button) => !button.enabled);
  const select = event.select ? choose(event, used) : null;
  const element = h(
    "div",
    { class: "bubble box wecom" + (used ? " is-used" : ""), "data-task": event.task_id },
    event.source
      ? h(
          "p",
          { class: "card-source" },
          h("img", { src: "/assets/mark.svg", width: 16, height: 16, alt: "" }),
          say(event.source),
        )
      : null,
    event.picture ? h("img", { class: "card-picture", src: event.picture, alt: "", loading: "lazy" }) : null,
    event.title ? h("h4", null, say(event.title)) : null,
    event.description ? h("p", { class: "card-about" }, say(event.description)) : null,
    event.emphasis
      ? h(
          "p",
          { class: "card-emphasis" },
          h("b", null, say(event.emphasis.title)),
          h("span", null, say(event.emphasis.description)),
        )
      : null,
    event.quote
      ? h(
          "blockquote",
          { class: "card-quote" },
          event.quote.title ? h("b", null, say(event.quote.title)) : null,
          h("span", null, say(event.quote.text)),
        )
      : null,
    event.sub_title ? h("p", { class: "card-sub" }, say(event.sub_title)) : null,
    facts(event.rows),
    (event.paragraphs ?? []).map((part) =>
      h(
        "div",
        { class: "card-text" },
        part.title ? h("b", null, say(part.title)) : null,
        h("p", null, say(part.text)),
      ),
    ),
    select,
    (event.jumps ?? []).map((jump) =>
      h(
        "button",
        { type: "button", class: "card-go", onclick: () => hands.open(jump.url) },
        say(jump.title),
        icon("right"),
      ),
    ),
    buttons.length
      ? h(
          "div",
          { class: "card-buttons" },
          buttons.map((button) => press(event, button, selected, hands)),
        )
      : null,
    event.url && !event.jumps?.length ? foot(event.url, hands) : null,
  );
  function selected() {
    return element.querySelector("select")?.value;
  }
  return element;
}

function choose(event, used) {
  const { question, title, selected, options } = event.select;
  return h(
    "label",
    { class: "card-select" },
    question || title ? h("span", null, say(question || title)) : null,
    h(
      "select",
      { class: "input", disabled: used },
      options.map((option) =>
        h("option", { value: option.id, selected: option.id === selected }, option.text),
      ),
    ),
  );
}

function press(event, button, selected, hands) {
  const element = h(
    "button",
    {
      type: "button",
      class: `btn btn-small ${kButtonStyles[button.style] ?? ""}`,
      "data-key": button.key,
      disabled: !button.enabled,
      onclick: () => {
        if (button.url) return hands.open(button.url);
        element.disabled = true; // against a double tap; a used card comes again with its buttons off
        hands.button(event.id, button.key, selected()).finally(() =>
          setTimeout(() => {
            element.disabled = false;
          }, 1200),
        );
      },
    },
    say(button.text),
  );
  return element;
}
