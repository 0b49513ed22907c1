// The reviewer's desk beside the phones: the console in a frame, the inspector, and the one thing a
// story does there: open the story's ticket and press a button of the console, as the reviewer would.
// Surprising: the frame is of this origin, so theme, language and presses are handed in directly, and
// the tabs follow wherever the visitor goes inside it.
import { h, icon, toast } from "./dom.js";
import { currentLanguage, t } from "./text.js";
import { world } from "./world.js";

const $ = (id) => document.getElementById(id);
const kPages = {
  tickets: "/admin/tickets",
  replies: "/admin/replies",
  faq: "/admin/faq",
  outbox: "/admin/outbox",
};
const kNumber = /[A-Z]{2}\d{10}/;
const tabs = () => [...document.querySelectorAll(".desk-bar [role=tab]")];
const frame = () => $("pane-console").querySelector("iframe");
const inside = () => frame()?.contentDocument?.documentElement;

/// The frame wears the page's theme, and is asked once to speak the page's language.
export function dressFrame() {
  const root = inside();
  if (!root) return;
  root.dataset.theme = document.documentElement.dataset.theme;
  const wanted = currentLanguage() === "bo" ? "bo" : "zh";
  const form = root.querySelector("form.top-language");
  if (!form || root.lang === wanted || frame().dataset.asked === wanted) return;
  frame().dataset.asked = wanted;
  const body = new URLSearchParams(new FormData(form));
  body.set("language", wanted);
  fetch(form.action, { method: "POST", body }).then(() => frame().contentWindow.location.reload());
}

function mark(name) {
  for (const tab of tabs()) {
    const chosen = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
  const pane = name === "inspector" ? "pane-inspector" : "pane-console";
  for (const id of ["pane-console", "pane-inspector"]) $(id).hidden = id !== pane;
  if (name !== "inspector") $("pane-console").setAttribute("aria-labelledby", `tab-${name}`);
}

function arrived() {
  const { pathname } = frame().contentWindow.location;
  const name = Object.keys(kPages).find((one) => pathname.startsWith(kPages[one]));
  if (name && !$("pane-console").hidden) mark(name);
  $("desk-open").href = pathname.startsWith("/admin") ? pathname : "/sim/console";
  dressFrame();
}

export function showDesk(name) {
  mark(name);
  $("desk-open").hidden = name === "inspector";
  const page = kPages[name];
  if (!page) return;
  const address = `/sim/console?to=${encodeURIComponent(`${page}?embed=1`)}`;
  if (frame()) frame().src = address;
  else {
    const props = { "data-t-label": "desk.label", src: address, "data-test": "frame-desk", onload: arrived };
    $("pane-console").append(h("iframe", props));
  }
}

export function wireDesk() {
  $("desk-open").append(icon("outside"));
  const all = tabs();
  all.forEach((tab, index) => {
    tab.addEventListener("click", () => showDesk(tab.id.slice(4)));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = all[(index + step + all.length) % all.length];
      next.focus();
      showDesk(next.id.slice(4));
    });
  });
  document.addEventListener("language", () => {
    if (!frame()) return;
    delete frame().dataset.asked;
    dressFrame();
  });
  document.addEventListener("desk", ({ detail }) => {
    detail.done = deskDoes(detail.verb);
  });
  showDesk("tickets");
}

/// The newest ticket number anybody was told.
function newestNumber() {
  let best = null;
  for (const chat of world.chats.values()) {
    for (const event of chat.values()) {
      const number = event.side === "account" && JSON.stringify(event).match(kNumber)?.[0];
      if (number && (!best || event.seq > best.seq)) best = { seq: event.seq, number };
    }
  }
  return best?.number;
}

const loaded = (frame) => new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/// Opens the newest ticket and does `verb` there, slowly enough to be watched.
async function deskDoes(verb) {
  const number = newestNumber();
  if (!number || !frame()) return;
  mark("tickets");
  frame().src = `/admin/tickets/${number}?embed=1`;
  await loaded(frame());
  const form = inside().querySelector(`form[action$="/${verb}"], form[action*="/${verb}?"]`);
  if (!form) return toast(t("desk.not_possible"));
  form.closest("details")?.setAttribute("open", "");
  const button = form.querySelector("button:not([type=button])");
  button.scrollIntoView({ block: "center" });
  button.focus();
  await pause(1200);
  form.requestSubmit(button);
  await loaded(frame());
}
