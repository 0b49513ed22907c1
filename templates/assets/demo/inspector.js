// The inspector: every push and every call as it went over the wire, the signature's parts, the
// verdict; and a switch that makes the next calls fail. Reads world.wire; newest on top. Surprising:
// an entry's inside is built only when it is opened, since bodies can be long.
import { clockTime } from "./clock.js";
import { h, icon, toast } from "./dom.js";
import { t } from "./text.js";
import { listen, setFault, world } from "./world.js";

const kShown = 120;
const kGood = new Set(["ok", "silent"]);
const kFaults = [
  ["cgi-bin/message/custom/send", 45015],
  ["cgi-bin/message/custom/send", 45047],
  ["cgi-bin/message/template/send", 43004],
  ["callback", 0],
  ["*", -1],
  ["cgi-bin/token", 40001],
];

class WireInspector extends HTMLElement {
  #filter = "all";
  connectedCallback() {
    const filters = ["all", "push", "call", "bad"].map((name) =>
      h(
        "button",
        {
          type: "button",
          class: "btn btn-small btn-quiet",
          "data-filter": name,
          "aria-pressed": String(name === "all"),
          onclick: () => this.#choose(name),
        },
        t(`wire.filter.${name}`),
      ),
    );
    this.filters = h("div", { class: "row", role: "group", "data-t-label": "wire.filter" }, filters);
    this.list = h("div", { class: "wire-list", "data-test": "wire-list" });
    this.append(h("div", { class: "wire-tools" }, this.filters, this.#faultForm()), this.list);
    listen("wire", (event) => (event ? this.#add(event) : this.#drawAll()));
    document.addEventListener("language", () => this.#drawAll());
    this.#drawAll();
  }

  #choose(name) {
    this.#filter = name;
    for (const button of this.filters.children)
      button.setAttribute("aria-pressed", String(button.dataset.filter === name));
    this.#drawAll();
  }

  #fits(event) {
    const bad = event.kind === "refused" || !kGood.has(event.verdict);
    return this.#filter === "all" || (this.#filter === "bad" ? bad : event.flow === this.#filter);
  }

  #drawAll() {
    const shown = world.wire
      .filter((event) => this.#fits(event))
      .slice(-kShown)
      .reverse();
    this.list.replaceChildren(...shown.map((event) => entry(event)));
    if (shown.length === 0) this.list.append(t("wire.empty", undefined, "p"));
  }

  #add(event) {
    if (!this.#fits(event)) return;
    this.list.querySelector(":scope > p")?.remove();
    this.list.prepend(entry(event));
    while (this.list.children.length > kShown) this.list.lastElementChild.remove();
  }

  #faultForm() {
    const choice = h(
      "select",
      { class: "input", "data-t-label": "fault.choose" },
      kFaults.map(([api, code], index) => h("option", { value: index }, `${api}  ${code || ""}`)),
    );
    const now = h("span", { class: "small muted" });
    const draw = () =>
      now.replaceChildren(
        ...world.faults.map((fault) =>
          h("span", { class: "chip chip-bad" }, `${fault.api} ${fault.errcode || ""} ×${fault.times}`),
        ),
      );
    listen("faults", draw);
    listen("loaded", draw);
    const send = async (fault) => {
      if (await setFault(fault)) toast(t("error.unknown"));
    };
    return h(
      "details",
      { class: "fault" },
      h("summary", null, t("fault.title")),
      h(
        "div",
        { class: "row" },
        choice,
        h(
          "button",
          {
            type: "button",
            class: "btn btn-small",
            onclick: () => {
              const [api, errcode] = kFaults[choice.value];
              send({ api, errcode, times: 1, delay_ms: 0 });
            },
          },
          t("fault.once"),
        ),
        h(
          "button",
          {
            type: "button",
            class: "btn btn-small btn-quiet",
            onclick: () => send({ api: "*", errcode: 0, times: 0, delay_ms: 0 }),
          },
          t("fault.clear"),
        ),
        now,
      ),
    );
  }
}

function entry(event) {
  const refused = event.kind === "refused";
  const good = !refused && kGood.has(event.verdict);
  const push = event.flow === "push";
  const path = refused ? event.api : event.request.path;
  const verdict = refused ? String(event.errcode) : null;
  const row = h(
    "details",
    { class: "wire-entry", "data-flow": event.flow ?? "refused" },
    h(
      "summary",
      null,
      h("span", { class: `wire-way wire-${push ? "push" : "call"}` }, icon(push ? "in" : "out")),
      h(
        "span",
        { class: "wire-path clip mono", title: path },
        path.replace(/^\/?cgi-bin\//, ""),
        push ? h("b", null, pushed(event)) : null,
      ),
      event.of > 1 && event.attempt > 1
        ? h("span", { class: "chip chip-warn no" }, `${event.attempt}/${event.of}`)
        : null,
      h("span", { class: `chip ${good ? "chip-ok" : "chip-bad"}` }, verdict ?? t(`verdict.${event.verdict}`)),
      h(
        "span",
        { class: "wire-time muted no" },
        refused ? "" : `${event.milliseconds} ms`,
        " ",
        clockTime(event.at),
      ),
    ),
  );
  row.addEventListener(
    "toggle",
    () => {
      if (row.open && row.children.length === 1) row.append(inside(event));
    },
    { once: true },
  );
  return row;
}

/// What kind of push it was, read from its plain body: "image", "event SCAN".
function pushed({ request }) {
  const body = request.plain ?? request.body ?? "";
  const read = (name) =>
    body
      .match(new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(\\w+)|"${name}"\\s*:\\s*"(\\w+)`))
      ?.slice(1)
      .find(Boolean);
  return [read("MsgType"), read("Event")].filter(Boolean).join(" ");
}

function inside(event) {
  if (event.kind === "refused")
    return h(
      "div",
      { class: "wire-inside" },
      h("p", null, event.errmsg),
      h("p", { class: "mono" }, event.rule),
    );
  const { request, answer, signature } = event;
  const query = Object.entries(request.query ?? {});
  const block = (key, ...content) => h("section", null, t(key, undefined, "h4"), ...content);
  const code = (text) => h("pre", { class: "code", tabindex: "0" }, pretty(text));
  return h(
    "div",
    { class: "wire-inside" },
    event.detail ? h("p", { class: "note note-bad" }, event.detail) : null,
    block(
      "wire.request",
      h("p", { class: "mono wrap" }, `${request.method} ${request.path}`),
      query.length
        ? h(
            "dl",
            { class: "facts mono" },
            query.map(([name, value]) => [h("dt", null, name), h("dd", { class: "wrap" }, String(value))]),
          )
        : null,
      request.plain ? code(request.plain) : request.body ? code(request.body) : null,
      request.plain && request.body !== request.plain ? sealed(request.body) : null,
    ),
    signature
      ? block(
          "wire.signature",
          h(
            "ol",
            { class: "sign mono" },
            [...signature.parts].sort().map((part) => h("li", { class: "wrap" }, part)),
          ),
          h("p", { class: "mono wrap sign-sum" }, "SHA-1 → ", signature.sha1),
        )
      : null,
    block(
      "wire.answer",
      h("p", { class: "mono" }, String(answer?.status ?? "–")),
      answer?.plain ? code(answer.plain) : answer?.body ? code(answer.body) : null,
      answer?.plain && answer.body !== answer.plain ? sealed(answer.body) : null,
    ),
  );
}

/// The encrypted body as it really went, folded.
const sealed = (text) =>
  h(
    "details",
    { class: "sealed" },
    h("summary", null, t("wire.sealed")),
    h("pre", { class: "code", tabindex: "0" }, text),
  );

/// Indents XML and JSON for the eye; anything else stays as it is.
function pretty(text) {
  const trimmed = String(text).trim();
  if (/^[[{]/.test(trimmed)) {
    try {
      return JSON.stringify(JSON.parse(trimmed), null, 2);
    } catch {
      return trimmed;
    }
  }
  if (!trimmed.startsWith("<")) return trimmed;
  let depth = 0;
  const pieces = trimmed.match(/<!\[CDATA\[[\s\S]*?\]\]>|<[^>]+>|[^<]+/g) ?? [trimmed];
  let out = "",
    line = "";
  const flush = () => {
    if (line.trim()) out += "  ".repeat(Math.max(0, depth)) + line.trim() + "\n";
    line = "";
  };
  pieces.forEach((piece, index) => {
    if (piece.startsWith("</")) {
      if (line) {
        line += piece;
        flush();
      } else {
        depth--;
        line = piece;
        flush();
      }
    } else if (/^<[^!?]/.test(piece) && !piece.endsWith("/>")) {
      const next = pieces[index + 1] ?? "";
      if (line) flush();
      line = piece;
      if (/^<[^!/]/.test(next.trim()) || (!next.trim() && /^<[^!/]/.test((pieces[index + 2] ?? "").trim()))) {
        flush();
        depth++;
      }
    } else line += piece;
  });
  flush();
  return out.trimEnd();
}

customElements.define("wire-inspector", WireInspector);
