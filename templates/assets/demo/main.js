// Start of the demo page: texts, world, then the wiring between the parts: language, theme, the
// reviewer's desk, the bottom bar of small screens. The parts are custom elements of their own files.
import "./clock.js";
import "./phone.js";
import "./stories.js";
import "./inspector.js";
import { dressFrame, wireDesk } from "./desk.js";
import { h, icon, toast } from "./dom.js";
import { face } from "./bubbles.js";
import { applyTexts, loadTexts, say, setLanguage, t, currentLanguage } from "./text.js";
import { listen, world } from "./world.js";

const $ = (id) => document.getElementById(id);
const kPhones = ["phone-1", "phone-2", "phone-3"];

// ---- language and theme: kept for the next visit, handed to the console's frames ----------------
function markLanguage() {
  for (const button of $("languages").children)
    button.setAttribute("aria-pressed", String(button.dataset.language === currentLanguage()));
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("zampa-theme", theme);
  const dark = theme === "dark";
  $("theme").dataset.tLabel = dark ? "theme.light" : "theme.dark";
  $("theme").replaceChildren(icon(dark ? "sun" : "moon"));
  applyTexts($("theme"));
  dressFrame();
}

// ---- small screens: one pane at a time, chosen at the bottom ------------------------------------
function drawBottom() {
  const bar = $("bottom");
  const go = (id) => h("button", { type: "button", "data-pane": id, onclick: () => bring(id) });
  bar.replaceChildren(
    ...kPhones.map((id) => {
      const person = world.person($(id).personId);
      const button = go(id);
      if (person) button.append(face(person.avatar), h("span", { class: "clip" }, say(person.name)));
      return button;
    }),
  );
  const desk = go("desk");
  desk.append(h("span", { class: "face desk-face" }, icon("desk")), t("desk.short"));
  bar.append(desk);
  markPane();
}

function bring(id) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  $(id).scrollIntoView({ behavior: calm ? "instant" : "smooth", inline: "start", block: "nearest" });
  bar(id)?.classList.remove("has-news");
}
const bar = (id) => $("bottom").querySelector(`[data-pane="${id}"]`);

let front = "phone-1";
function markPane() {
  for (const button of $("bottom").children) {
    if (button.dataset.pane === front) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  bar(front)?.classList.remove("has-news");
}

function watchPanes() {
  const sight = new Map();
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) sight.set(entry.target.id, entry.intersectionRatio);
      front = [...sight].reduce((best, now) => (now[1] > best[1] ? now : best))[0];
      markPane();
    },
    { root: $("stage"), threshold: [0, 0.3, 0.6, 0.9] },
  );
  for (const pane of document.querySelectorAll(".pane")) {
    sight.set(pane.id, 0);
    watcher.observe(pane);
  }
}

/// The phone of the person a story speaks of, given to them if nobody holds theirs.
function phoneOf(personId) {
  const phones = kPhones.map($);
  const held = phones.find((phone) => phone.personId === personId);
  if (held) return held;
  const person = world.person(personId);
  if (!person) return null;
  const seat = person.role === "staff" ? "staff" : person.language === "bo" ? "tibetan" : "citizen";
  const phone = phones.find((one) => one.dataset.seat === seat);
  phone.sit(personId, false);
  return phone;
}

document.addEventListener("watch", ({ detail }) => {
  const pane = detail === "desk" ? $("desk") : phoneOf(detail);
  if (!pane) return;
  for (const other of document.querySelectorAll(".is-watched")) other.classList.remove("is-watched");
  pane.classList.add("is-watched");
  if (innerWidth < 1280) bring(pane.id);
});
document.addEventListener("news", (event) => {
  const id = event.target.closest(".pane")?.id;
  if (id && id !== front && event.detail.isNew && event.detail.side !== "me")
    bar(id)?.classList.add("has-news");
});
document.addEventListener("sat", drawBottom);
document.addEventListener("language", () => {
  markLanguage();
  drawBottom();
});
listen("lost", () => document.body.classList.add("is-lost"));
listen("connected", () => document.body.classList.remove("is-lost"));
listen("refused", (event) => {
  if (!event.person) toast(t("refused.toast", { code: event.errcode, rule: event.rule || event.errmsg }));
});

const kept = localStorage.getItem("zampa-theme");
setTheme(kept ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
$("theme").addEventListener("click", () =>
  setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"),
);
for (const button of $("languages").children)
  button.addEventListener("click", () => setLanguage(button.dataset.language));
await loadTexts();
markLanguage();
await world.load();
wireDesk();
drawBottom();
watchPanes();
document.body.classList.add("is-ready");
world.loadWire();
world.follow();
