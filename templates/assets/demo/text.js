// The page's own texts: one catalogue (templates/simulator/page.json), language zh, bo or both.
// Everyone who writes words into the page calls t() or marks an element with data-t. Surprising:
// a text made by t() redraws itself when the language changes; strings from word() do not.

const kBo = /[\u0f00-\u0fff]/;
const kRuns = /[\u0f00-\u0fff](?:[\u0f00-\u0fff\s\d.,·/:-]*[\u0f00-\u0fff])?/g;
let texts = {};
let language = "zh";

export const isTibetan = (text) => kBo.test(text ?? "");
export const currentLanguage = () => language;
export const hasText = (key) => key in texts;

/// Loads the catalogue once; the page cannot speak before.
export async function loadTexts() {
  const answer = await fetch("/sim/page.json");
  texts = (await answer.json()).texts;
  const kept = localStorage.getItem("zampa-language");
  setLanguage(["zh", "bo", "both"].includes(kept) ? kept : "zh");
}

export function setLanguage(next) {
  language = next;
  localStorage.setItem("zampa-language", next);
  document.documentElement.lang = next === "bo" ? "bo" : "zh";
  document.documentElement.dataset.words = next;
  applyTexts(document);
  document.dispatchEvent(new CustomEvent("language", { detail: next }));
}

function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => values?.[name] ?? whole);
}

/// The text as plain string(s), for labels and placeholders.
export function word(key, values) {
  const entry = texts[key];
  if (!entry) return key;
  if (language !== "both" || entry.zh === entry.bo) return fill(entry[language] ?? entry.zh, values);
  return `${fill(entry.zh, values)} ${fill(entry.bo, values)}`;
}

/// The text in the language asked for, whatever the page speaks.
export const wordIn = (lang, key) => texts[key]?.[lang] ?? texts[key]?.zh ?? key;

/// One language only, for dates and other things that must stay short: zh when both are shown.
export function shortWord(key, values) {
  const entry = texts[key];
  return entry ? fill(language === "bo" ? entry.bo : entry.zh, values) : key;
}

/// Splits mixed text where the script changes, so that each run carries its language.
export function say(text) {
  const parts = document.createDocumentFragment();
  const put = (piece, lang) => {
    if (!piece) return;
    const span = document.createElement("span");
    if (lang) span.lang = lang;
    span.textContent = piece;
    parts.append(lang ? span : piece);
  };
  const plain = (piece) => put(piece, /[\u3400-\u9fff]/.test(piece) ? "zh" : null);
  let from = 0;
  const whole = String(text ?? "");
  for (const run of whole.matchAll(kRuns)) {
    plain(whole.slice(from, run.index));
    put(run[0], "bo");
    from = run.index + run[0].length;
  }
  plain(whole.slice(from));
  return parts;
}

function write(element) {
  const entry = texts[element.dataset.t];
  const values = element.values;
  if (!entry) return element.replaceChildren(element.dataset.t);
  if (language === "both" && entry.zh !== entry.bo) {
    const zh = Object.assign(document.createElement("span"), {
      lang: "zh",
      textContent: fill(entry.zh, values),
    });
    const bo = Object.assign(document.createElement("span"), {
      lang: "bo",
      textContent: fill(entry.bo, values),
    });
    const both = Object.assign(document.createElement("span"), { className: "t" });
    both.append(zh, bo);
    return element.replaceChildren(both);
  }
  element.replaceChildren(say(fill(language === "bo" ? entry.bo : entry.zh, values)));
}

/// Writes every marked text under root in the current language.
export function applyTexts(root) {
  const all = (selector) => [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)];
  for (const element of all("[data-t]")) write(element);
  for (const element of all("[data-t-label]")) {
    element.setAttribute("aria-label", word(element.dataset.tLabel, element.values));
    if (element.matches("button, a")) element.title = word(element.dataset.tLabel, element.values);
  }
  for (const element of all("[data-t-place]")) element.placeholder = word(element.dataset.tPlace);
}

/// A span that holds a text of the catalogue and follows the language.
export function t(key, values, tag = "span") {
  const element = document.createElement(tag);
  element.dataset.t = key;
  element.values = values;
  write(element);
  return element;
}

/// Chooses zh or bo of a thing that carries both, as nodes.
export function both(thing) {
  if (language === "both") {
    const pair = document.createElement("span");
    pair.className = "t";
    for (const lang of ["zh", "bo"]) {
      if (thing[lang])
        pair.append(Object.assign(document.createElement("span"), { lang, textContent: thing[lang] }));
    }
    return pair;
  }
  return say(thing[language] || thing.zh || thing.bo);
}

/// The same as one plain string, for alternative texts and labels.
export const plainBoth = (thing) =>
  language === "both"
    ? [thing.zh, thing.bo].filter(Boolean).join(" · ")
    : thing[language] || thing.zh || thing.bo || "";
