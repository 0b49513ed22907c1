// The reviewer's desk beside the phones: console pages in frames, the inspector, and the one thing a
// story does there: open the story's ticket and press a button of the console, as the reviewer would.
// Surprising: the frames are of this origin, so theme and presses are handed in directly.
import { applyTexts, t } from "./text.js";
import { h, icon, toast } from "./dom.js";
import { world } from "./world.js";

const $ = (id) => document.getElementById(id);
const kPages = { tickets: "/admin/tickets?embed=1", templates: "/admin/replies?embed=1" };
const kNumber = /[A-Z]{2}\d{10}/;

/// The theme follows the page's, whatever the console was given last.
export function dressFrames() {
  for (const frame of document.querySelectorAll(".desk-pane iframe")) {
    try {
      frame.contentDocument.documentElement.dataset.theme = document.documentElement.dataset.theme;
    } catch {
      /* not loaded yet */
    }
  }
}

export function showDesk(name) {
  for (const tab of document.querySelectorAll(".desk-bar [role=tab]")) {
    const chosen = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    $(tab.getAttribute("aria-controls")).hidden = !chosen;
  }
  const pane = $(`pane-${name}`);
  if (kPages[name] && !pane.firstChild) {
    pane.append(
      h("iframe", {
        "data-t-label": `desk.${name}`,
        src: `/sim/console?to=${encodeURIComponent(kPages[name])}`,
        "data-test": `frame-${name}`,
        onload: dressFrames,
      }),
    );
  }
  $("desk-open").hidden = !kPages[name];
  if (kPages[name])
    $("desk-open").href = `/sim/console?to=${encodeURIComponent(kPages[name].replace("?embed=1", ""))}`;
}

export function wireDesk() {
  $("desk-open").append(icon("outside"));
  const tabs = [...document.querySelectorAll(".desk-bar [role=tab]")];
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => showDesk(tab.id.slice(4)));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      next.focus();
      showDesk(next.id.slice(4));
    });
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
export async function deskDoes(verb) {
  const number = newestNumber();
  showDesk("tickets");
  const frame = $("pane-tickets").querySelector("iframe");
  if (!number || !frame) return;
  frame.src = `/admin/tickets/${number}?embed=1`;
  await loaded(frame);
  const form = frame.contentDocument.querySelector(`form[action$="/${verb}"], form[action*="/${verb}?"]`);
  if (!form) return toast(t("desk.not_possible"));
  form.closest("details")?.setAttribute("open", "");
  const button = form.querySelector("button:not([type=button])");
  button.scrollIntoView({ block: "center" });
  button.focus();
  await pause(1200);
  form.requestSubmit(button);
  await loaded(frame);
}

/// A story's step that happens here.
document.addEventListener("desk", (event) => {
  event.detail.done = deskDoes(event.detail.verb);
});
document.addEventListener("language", () => {
  for (const frame of document.querySelectorAll(".desk-pane iframe")) applyTexts(frame);
});
