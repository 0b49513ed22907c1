// A phone of the demo page in the hands of a test. Surprising: hears() only knows bubbles that came
// after the last thing done on this phone (or mark()).
import { kPatience } from "./support.mjs";

/// One phone of the page, by the person who holds it.
export class Phone {
  constructor(page, person) {
    this.page = page;
    this.at = page.locator(`demo-phone[data-person="${person}"]`);
    this.seen = 0;
  }

  /// What comes from now on is new.
  async mark() {
    this.seen = await this.at.locator("[data-id]").count();
  }

  /// Waits for a new bubble of the other side whose words match; returns its words.
  async hears(pattern, { type } = {}) {
    const until = Date.now() + kPatience;
    for (;;) {
      const news = await this.at.locator("[data-id]").evaluateAll(
        (all, [from]) =>
          all
            .map((one, index) => ({
              index,
              side: one.dataset.side,
              type: one.dataset.type,
              text: one.querySelector(".said > :nth-child(2)")?.innerText ?? one.innerText,
            }))
            .slice(from),
        [this.seen],
      );
      const hit = news.find(
        (one) => one.side !== "me" && (!type || one.type === type) && pattern.test(one.text),
      );
      if (hit) {
        this.seen = hit.index;
        return hit.text;
      }
      if (Date.now() > until)
        throw new Error(
          `nothing like ${pattern} came; there is:\n${news.map((one) => `  ${one.side ?? "-"} ${one.type ?? ""}: ${one.text}`).join("\n")}`,
        );
      await this.page.waitForTimeout(100);
    }
  }

  async types(text) {
    await this.mark();
    if (!(await this.at.locator("[data-test=text]").isVisible()))
      await this.at.locator("[data-test=toggle-menu]").click();
    await this.at.locator("[data-test=text]").fill(text);
    await this.at.locator("[data-test=send]").click();
  }

  async #drawer(item) {
    await this.mark();
    if (!(await this.at.locator("[data-test=text]").isVisible()))
      await this.at.locator("[data-test=toggle-menu]").click();
    await this.at.locator("[data-test=more]").click();
    await this.at.locator(`[data-test="pick.${item}"]`).click();
  }
  async photo(id) {
    await this.#drawer("photo");
    await this.page.locator(`dialog [data-photo="${id}"]`).click();
  }
  async upload(file) {
    await this.#drawer("upload");
    await this.page.locator("dialog [data-test=own-file]").setInputFiles(file);
  }
  async place(id) {
    await this.#drawer("location");
    await this.page.locator(`dialog [data-place="${id}"]`).click();
  }
  async album(ids) {
    await this.#drawer("album");
    for (const id of ids) await this.page.locator(`dialog [data-photo="${id}"]`).click();
    await this.page.locator("[data-test=send-album]").click();
  }

  /// Taps the newest choice with these words; returns false if there is none and that is allowed.
  async taps(words, { maybe = false } = {}) {
    const choice = this.at.locator(".tap").filter({ hasText: words }).last();
    if (maybe && (await choice.count()) === 0) return false;
    await this.mark();
    await choice.click();
    return true;
  }

  async presses(words) {
    const button = this.at.locator(".card-buttons button:enabled").filter({ hasText: words }).last();
    await button.waitFor();
    await this.mark();
    await button.click();
  }

  async menu(...path) {
    await this.mark();
    if (!(await this.at.locator(".menu-bar").isVisible()))
      await this.at.locator("[data-test=toggle-menu]").click();
    for (let depth = 1; depth <= path.length; depth++)
      await this.at.locator(`.menu-bar [data-path="${path.slice(0, depth).join(".")}"]`).click();
  }

  sit(person) {
    return this.at.locator("[data-test=person]").selectOption(person);
  }
}
