// The choices a person makes before something is sent: photo, album of nine, place, voice, code, an
// own file; and a picture seen large. Each resolves to the members of the act, or null.
import { ask, h, icon } from "./dom.js";
import { both, t } from "./text.js";
import { uploadPhoto, world } from "./world.js";

const kAlbum = 9; // the platform's own limit
const kLargest = 10 * 1024 * 1024;

/// The bundled pictures and the visitor's own; after-pictures come last, marked.
const shown = () =>
  [...world.photos].sort((a, b) => Number(Boolean(a.after_of)) - Number(Boolean(b.after_of)));

const figure = (photo, extra) =>
  h(
    "button",
    { type: "button", class: "pick-photo", "data-photo": photo.id, ...extra },
    h("img", { src: photo.url, alt: "", loading: "lazy", width: 160, height: 120 }),
    h(
      "span",
      { class: "pick-name" },
      both(photo),
      photo.after_of ? t("pick.after", undefined, "small") : null,
    ),
  );

export const pickPhoto = () =>
  ask("pick.photo.title", "dialog-photos", (done) => [
    h(
      "div",
      { class: "pick-grid" },
      shown().map((photo) => figure(photo, { onclick: () => done({ photo: photo.id }) })),
    ),
  ]);

export const pickAlbum = () =>
  ask("pick.album.title", "dialog-photos", (done) => {
    const chosen = [];
    const go = h(
      "button",
      {
        type: "button",
        class: "btn btn-primary",
        "data-test": "send-album",
        disabled: true,
        onclick: () => done({ photos: chosen }),
      },
      t("pick.album.none"),
    );
    const grid = h(
      "div",
      { class: "pick-grid" },
      shown().map((photo) => {
        const element = figure(photo, { "aria-pressed": "false" });
        element.append(h("span", { class: "pick-order", "aria-hidden": "true" }));
        element.addEventListener("click", () => {
          const at = chosen.indexOf(photo.id);
          if (at >= 0) chosen.splice(at, 1);
          else if (chosen.length < kAlbum) chosen.push(photo.id);
          for (const other of grid.children) {
            const order = chosen.indexOf(other.dataset.photo);
            other.setAttribute("aria-pressed", String(order >= 0));
            other.querySelector(".pick-order").textContent = order >= 0 ? order + 1 : "";
          }
          go.disabled = chosen.length === 0;
          go.replaceChildren(
            chosen.length ? t("pick.album.send", { n: chosen.length }) : t("pick.album.none"),
          );
        });
        return element;
      }),
    );
    return [grid, h("div", { class: "dialog-foot" }, go)];
  });

const list = (title, things, image, members, test) =>
  ask(title, "dialog-list", (done) => [
    h(
      "div",
      { class: "pick-list" },
      things.map((thing) =>
        h(
          "button",
          {
            type: "button",
            class: "pick-row",
            [`data-${test}`]: thing.id,
            onclick: () => done(members(thing)),
          },
          icon(image),
          h("span", { class: "grow" }, both(thing)),
          thing.seconds ? h("span", { class: "no muted" }, `${thing.seconds}″`) : null,
        ),
      ),
    ),
  ]);

export const pickPlace = () =>
  list("pick.location.title", world.places, "pin", (place) => ({ place: place.id }), "place");
export const pickVoice = () =>
  list("pick.voice.title", world.voices, "voice", (voice) => ({ voice: voice.id }), "voice");
export const pickScene = () =>
  list("pick.scan.title", world.scenes, "scan", (scene) => ({ scene: scene.id }), "scene");

/// A picture from the visitor's own computer; it goes to this demo's server and nowhere else.
export function pickOwn() {
  return ask("pick.upload.title", "dialog-list", (done) => {
    const said = h("p", { class: "error", role: "alert" });
    const field = h("input", {
      type: "file",
      class: "input",
      accept: "image/jpeg,image/png",
      "data-t-label": "pick.upload.title",
      "data-test": "own-file",
      onchange: async () => {
        const file = field.files[0];
        if (!file) return;
        if (file.size > kLargest || !["image/jpeg", "image/png"].includes(file.type))
          return said.replaceChildren(t("pick.upload.wrong"));
        const answer = await uploadPhoto(file);
        if (answer.photo) done({ photo: answer.photo.id });
        else said.replaceChildren(t("pick.upload.wrong"));
      },
    });
    return [h("div", { class: "dialog-body stack" }, t("pick.upload.note", undefined, "p"), field, said)];
  });
}

/// A picture large; a tap anywhere closes it.
export function enlarge(url, alt) {
  return ask("chat.photo", "dialog-picture", (done) => [
    h(
      "button",
      { type: "button", class: "large", "data-t-label": "close", onclick: () => done(null) },
      h("img", { src: url, alt }),
    ),
  ]);
}
