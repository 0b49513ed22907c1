// Small hands for building the page: elements, icons, dialogs, the passing note. Everyone uses it.
// Icons are drawn here as paths of a 24 x 24 grid, so that they follow the text colour.
import { applyTexts, t } from "./text.js";

/// h("button", {class: "btn", onclick: f, "aria-label": "…"}, child, "text", …)
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "values") element.values = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(
    ...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false),
  );
  if (element.dataset.t || element.dataset.tLabel || element.dataset.tPlace) applyTexts(element);
  return element;
}

const kIcons = {
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6 6 18",
  back: "M15 5l-7 7 7 7",
  menu: "M5 7h14M5 12h14M5 17h9",
  keyboard: "M3.5 7.5h17v9.5h-17zM7 10.5h.01M10.3 10.5h.01M13.7 10.5h.01M17 10.5h.01M8 14h8",
  photo: "M4 6h16v12H4zM4 15l4.5-4 4 4 3-2.5L20 16M15.5 9.5h.01",
  album: "M7 4h13v11H7zM4 8v12h13M7 12l3.5-3 3.5 3.5 2-1.5 4 3",
  pin: "M12 21c4.5-5 6.5-8.2 6.5-11a6.5 6.5 0 0 0-13 0c0 2.8 2 6 6.5 11zM12 12.2a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  voice: "M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3zM6 11.5a6 6 0 0 0 12 0M12 17.5V21",
  scan: "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16",
  upload: "M12 15V5M8 8.5 12 4.5l4 4M5 15v4h14v-4",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  again: "M5 12a7 7 0 1 0 2.2-5.1M5 4.5V8h3.5",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4",
  moon: "M19.5 14A8 8 0 0 1 10 4.5a8 8 0 1 0 9.5 9.5z",
  clock: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7v5l3.5 2",
  swap: "M8 9.5 12 5.5l4 4M8 14.5l4 4 4-4",
  outside: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  right: "M9.5 5.5l6.5 6.5-6.5 6.5",
  down: "M12 5v13M6.5 12.5 12 18l5.5-5.5",
  check: "M5 12.5l4.5 4.5L19 7.5",
  desk: "M4 5h16v11H4zM9 20h6M12 16v4M8 9h8M8 12h5",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4",
  out: "M5 12h13M12.5 6.5 18 12l-5.5 5.5",
  in: "M19 12H6M11.5 6.5 6 12l5.5 5.5",
};

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 24 24",
    width: "20",
    height: "20",
    fill: name === "play" ? "currentColor" : "none",
    stroke: "currentColor",
    "stroke-width": name === "more" ? "2.6" : "1.7",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "aria-hidden": "true",
  }))
    svg.setAttribute(key, value);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", kIcons[name]);
  svg.append(path);
  return svg;
}

/// A button that shows only an icon; its name comes from the catalogue.
export const iconButton = (name, key, className, onclick) =>
  h("button", { type: "button", class: className, "data-t-label": key, onclick }, icon(name));

/// Opens a dialog with a title and a body; resolves with what `done` was called with, or null.
/// Escape, the cross and a click outside close it; the browser gives the focus back.
export function ask(titleKey, className, build) {
  return new Promise((resolve) => {
    let answer = null;
    const done = (value) => {
      answer = value;
      dialog.close();
    };
    const dialog = h(
      "dialog",
      { class: `dialog ${className}`, "data-t-label": titleKey },
      h(
        "div",
        { class: "dialog-head" },
        t(titleKey, undefined, "h2"),
        iconButton("close", "close", "btn btn-quiet btn-icon btn-small", () => done(null)),
      ),
    );
    dialog.append(...build(done));
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) done(null);
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

let toastTimer = 0;
/// A passing note at the bottom of the page.
export function toast(content) {
  const box = document.getElementById("toast");
  box.replaceChildren(content);
  box.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    box.hidden = true;
  }, 4500);
}
