// The whole story through the browser, as a visitor would do it: a citizen's photo becomes a ticket,
// reaches a staff phone, is finished, reviewed in the console, rated, closed and paid with points; the
// same in Tibetan; a question in both languages; a reply edited in the console and used at once;
// no serious accessibility finding. Run by ctest as `browser_story`.
import assert from "node:assert/strict";
import path from "node:path";
import { Phone } from "./phone.mjs";
import { drawPng } from "./png.mjs";
import { openBrowser, shots, startDemo, step } from "./support.mjs";

const kDesktop = { width: 1600, height: 900 };
const kNumber = /AL\d{10}/;
const view = await openBrowser();
const demo = await startDemo();
let page;
const shoot = (name) => page.screenshot({ path: path.join(shots, `${name}.png`) });
const desk = () => page.frameLocator("[data-test=frame-desk]");

/// The reviewer passes a resolved ticket in the console frame.
async function review(number) {
  await act(await openTicket(number), "pass");
}

/// Opens a ticket from the desk's list; the list renews itself, so a new one may need a moment.
async function openTicket(number) {
  const frame = desk();
  await page.locator("#tab-tickets").click();
  const link = frame.locator(`#ticket-list a[href*="${number}"]`).first();
  await link.click();
  await frame.locator(".ticket-number", { hasText: number }).waitFor();
  return frame;
}

/// Does `verb` on the open ticket; what asks for more than a press is filled in.
async function act(frame, verb) {
  const form = frame.locator(`form[action$="/${verb}"]`).first();
  await form.waitFor({ state: "attached" });
  const folded = frame.locator("details.act", { has: frame.locator(`form[action$="/${verb}"]`) });
  if ((await folded.count()) && !(await form.isVisible())) await folded.locator("summary").click();
  const department = form.locator("select[name=department]");
  if ((await department.count()) && !(await department.inputValue()))
    await department.selectOption({ index: 1 });
  await form.locator("button").last().click();
}

/// What the unit does once the work is done. WeCom has no links in a text: one answers with the
/// choice's number or its words.
async function finishWork(staff, number) {
  await staff.photo("drain_after");
  await staff.hears(/处理前还是处理后/);
  await staff.types("处理后");
  await staff.hears(new RegExp(`照片已作“处理后”（${number}）`));
  await staff.types("已疏通");
  await staff.hears(/办结吗/);
  await staff.types("1");
  await staff.hears(/已办结|已提交|等.*审核/);
}

async function zhStory() {
  const zhang = new Phone(page, "zhang");
  const staff = new Phone(page, "puncog");
  await step("zh: the drain's photo is received", async () => {
    await zhang.photo("drain");
    await zhang.hears(/收到照片 1 张/);
  });
  await step("zh: the place is taken", async () => {
    await zhang.place("gesang_road");
    await zhang.hears(/位置：.+✔/s);
  });
  await step("zh: the words come back to be looked over", async () => {
    await zhang.types("下水道堵了，污水往外冒两天了");
    await zhang.hears(/请看一眼[\s\S]*下水道堵了/);
  });
  await staff.mark();
  const number = await step("zh: filed, with number, unit and deadline", async () => {
    await zhang.taps(/^\d?\s*提交$/);
    const told = await zhang.hears(/已受理/);
    assert.match(told, kNumber);
    assert.match(told, /时限/);
    return told.match(kNumber)[0];
  });
  await step("zh: the staff phone shows the card", () => staff.hears(new RegExp(number), { type: "card" }));
  await zhang.mark();
  await step("zh: acknowledged by the card's button", async () => {
    await staff.presses("签收");
    await staff.hears(/已签收/);
  });
  await step("zh: the citizen is told who took it", () => zhang.hears(/签收|办理中|处理中/));
  await shoot("story_zh_acknowledged");
  await step("zh: after-photo, a chosen result, resolved", () => finishWork(staff, number));
  await zhang.mark();
  await step("zh: the reviewer passes it in the console", () => review(number));
  await step("zh: the citizen hears of it and is asked", () => zhang.hears(/已办结[\s\S]*满意/));
  await step("zh: rated, closed, points shown", async () => {
    await zhang.taps(/满意/);
    const said = await zhang.hears(/结案/);
    assert.match(said, /积分 \+\d+/);
  });
  await step("zh: the balance is told when asked", async () => {
    await zhang.types("积分");
    await zhang.hears(/\d+ 分/);
  });
  await shoot("story_zh");
  return number;
}

async function boStory() {
  const dolma = new Phone(page, "dolma");
  const staff = page.locator("#phone-2");
  await step("bo: speaks Tibetan from now on", async () => {
    await dolma.types("བོད་ཡིག");
    await dolma.hears(/བོད་ཡིག/);
  });
  await step("bo: the photo is received", async () => {
    await dolma.photo("drain");
    await dolma.hears(/པར་ 1 འབྱོར་སོང/);
  });
  await step("bo: the place is taken", async () => {
    await dolma.place("gesang_road");
    await dolma.hears(/གནས་ས[\s\S]*✔/);
  });
  await step("bo: the words come back", async () => {
    await dolma.types("ཡུར་བ་འགག་ནས་ཆུ་བཙོག་ཕྱིར་ལུད་ཀྱི་འདུག");
    await dolma.hears(/གཟིགས་རོགས/);
  });
  const puncog = new Phone(page, "puncog");
  await puncog.mark();
  const number = await step("bo: filed, with a number", async () => {
    await dolma.taps(/^\d?\s*བསྐུར$/);
    const told = await dolma.hears(/དང་ལེན་བྱས་ཟིན/);
    assert.match(told, kNumber);
    return told.match(kNumber)[0];
  });
  await step("bo: dispatched by the reviewer's desk if no rule matched", async () => {
    const until = Date.now() + 4000;
    while (Date.now() < until && !(await staff.innerText()).includes(number)) await page.waitForTimeout(200);
    if ((await staff.innerText()).includes(number)) return;
    await act(await openTicket(number), "dispatch");
  });
  await step("bo: the staff phone shows the card", () => puncog.hears(new RegExp(number), { type: "card" }));
  await dolma.mark();
  await step("bo: acknowledged", async () => {
    await puncog.presses("签收");
    await puncog.hears(/已签收/);
  });
  await step("bo: the citizen is told", () => dolma.hears(/དང་ལེན|ཐག་གཅོད|处理中|办理中|签收/));
  await step("bo: after-photo, a chosen result, resolved", () => finishWork(puncog, number));
  await dolma.mark();
  await step("bo: the reviewer passes it", () => review(number));
  await step("bo: the citizen is asked in Tibetan", () => dolma.hears(/ཡིད་ཚིམ་མམ/));
  await step("bo: rated, closed, points shown", async () => {
    await dolma.taps(/ཡིད་ཚིམ/);
    assert.match(await dolma.hears(/མཇུག་བསྡུས/), /\+\d+/);
  });
  await shoot("story_bo");
}

/// The story player, by its own button, to the end; the picture for the README is taken on the way.
async function player() {
  const next = page.locator("[data-test=story-next]");
  const press = async () => {
    await page.locator("[data-test=story-next]:not([aria-disabled=true])").waitFor();
    await next.click();
  };
  const zhang = new Phone(page, "zhang");
  await page.locator("[data-test=story]").selectOption("drain");
  const steps = await page.locator(".story-track i").count();
  await step("the story plays until the review", async () => {
    for (let at = 0; at < steps - 2; at++) await press();
    await page.locator("[data-test=story-next]:not([aria-disabled=true])").waitFor();
  });
  await step("the story presses the reviewer's button", async () => {
    await page.setViewportSize({ width: 1680, height: 1080 });
    await zhang.mark();
    await press();
    await desk().locator("form[action$='/pass'] button").first().waitFor();
    await page.waitForTimeout(300);
    await shoot("curated");
    await page.setViewportSize(kDesktop);
    await zhang.hears(/已办结[\s\S]*满意/);
  });
  await step("the story ends with points", async () => {
    await zhang.mark();
    await press();
    await zhang.hears(/积分 \+\d+/);
  });
}

async function questions() {
  const zhang = new Phone(page, "zhang");
  const dolma = new Phone(page, "dolma");
  await step("zh: a question is answered", async () => {
    await zhang.types("社保卡丢了怎么补");
    await zhang.hears(/社保卡/);
  });
  await step("bo: the same question is answered in Tibetan", async () => {
    await dolma.types("སྤྱི་ཚོགས་འགན་སྲུང་བྱང་བུ་བོར་ན་ཇི་ལྟར་བྱེད་དགོས་སམ།");
    await dolma.hears(/སྤྱི་ཚོགས་འགན་སྲུང/);
  });
}

async function pictures() {
  const zhang = new Phone(page, "zhang");
  await step("an album of four gets one answer", async () => {
    await zhang.album(["bin", "dump", "toilet", "fence"]);
    await zhang.hears(/收到照片 4 张/);
    await page.waitForTimeout(500);
    const answers = await zhang.at
      .locator(".turn-account", { hasText: "收到照片" })
      .filter({ hasText: "4 张" })
      .count();
    assert.equal(answers, 1);
    await zhang.types("取消");
    await zhang.hears(/放弃|取消/);
  });
  await step("the visitor's own picture is taken", async () => {
    await zhang.upload({ name: "own.png", mimeType: "image/png", buffer: drawPng(64, 48) });
    await zhang.hears(/收到照片 1 张/);
    await zhang.types("取消");
    await zhang.hears(/放弃|取消/);
  });
  await step("a picture is seen large and closed by Escape", async () => {
    await zhang.at.locator(".picture").last().click();
    await page.locator(".dialog-picture img").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".dialog-picture").waitFor({ state: "detached" });
  });
}

async function editedReply() {
  const zhang = new Phone(page, "zhang");
  const words = "谢谢您，祝您扎西德勒！";
  await step("a reply is edited in the console", async () => {
    await page.locator("#tab-replies").click();
    const frame = desk();
    await frame.locator("a[href*='/admin/replies/points.balance']").first().click();
    const field = frame.locator("textarea[name=zh]");
    await field.waitFor();
    await field.fill(`${(await field.inputValue()).trimEnd()}\n${words}`);
    await frame.locator("button[value=publish]").click();
    await frame.locator("[role=status]").first().waitFor();
  });
  await step("the next message uses it", async () => {
    await zhang.types("积分");
    await zhang.hears(new RegExp(words));
  });
}

async function looks() {
  // The checker reads every element, which takes seconds; each language meets each theme once.
  for (const [theme, language, width, height, checked] of [
    ["light", "zh", 1600, 900, true],
    ["dark", "bo", 1600, 900, true],
    ["dark", "zh", 390, 844, true],
    ["light", "bo", 390, 844, true],
    ["dark", "zh", 1600, 900, false],
    ["light", "bo", 1600, 900, false],
    ["light", "both", 1280, 800, false],
    ["light", "zh", 390, 844, false],
    ["dark", "bo", 390, 844, false],
    ["light", "zh", 320, 640, false],
  ]) {
    const what = checked ? "no serious finding, no sideways scroll" : "no sideways scroll";
    await step(`${what}: ${language} ${theme} ${width}x${height}`, async () => {
      const other = await view.open(demo.url, { width, height, theme, language });
      await other.waitForTimeout(400);
      if (checked) assert.deepEqual(await view.axe(other), []);
      const fits = await other.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      assert.ok(fits, "the page scrolls sideways");
      await other.screenshot({ path: path.join(shots, `demo_${language}_${theme}_${width}.png`) });
      await other.context().close();
    });
  }
  await step("keyboard: Enter sends, Escape closes, tabs move by arrows", async () => {
    const field = page.locator("#phone-1 [data-test=text]");
    if (!(await field.isVisible())) await page.locator("#phone-1 [data-test=toggle-menu]").click();
    const zhang = new Phone(page, "zhang");
    await zhang.mark();
    await field.fill("菜单");
    await field.press("Enter");
    await zhang.hears(/./);
    assert.equal(await field.inputValue(), "");
    await page.locator("#phone-1 [data-test=more]").focus();
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("#phone-1 .drawer").isVisible());
    await page.keyboard.press("Escape");
    assert.ok(await page.locator("#phone-1 .drawer").isHidden());
    await page.locator("#tab-tickets").click();
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.locator("#tab-replies").getAttribute("aria-selected"), "true");
  });
  await step("the demo clock jumps an hour", async () => {
    const read = async () => Date.parse(await page.locator("[data-test=clock]").getAttribute("datetime"));
    const before = await read();
    await page.locator("[data-test=clock-hour]").click();
    await page.waitForFunction(
      (from) => Date.parse(document.querySelector("[data-test=clock]").dateTime) - from >= 3600_000,
      before,
    );
  });
  await step("the inspector shows pushes with their signature", async () => {
    await page.locator("#tab-inspector").click();
    await page.locator(".wire-entry[data-flow=push] summary").first().click();
    await page.locator(".wire-entry[open] .sign li").first().waitFor();
    await shoot("inspector");
  });
}

const parts = { zh: zhStory, bo: boStory, player, questions, pictures, reply: editedReply, looks };
const wanted = process.argv[2]?.split(",") ?? Object.keys(parts);
let failed = null;
try {
  page = await view.open(demo.url);
  await page.waitForTimeout(500);
  await shoot("start");
  for (const part of wanted) {
    await parts[part]();
  }
  await step("the page had nothing to complain of", () => assert.deepEqual(view.complaints, []));
} catch (error) {
  failed = error;
  console.log(error.stack ?? error);
  if (page) await shoot("failed").catch(() => {});
  if (view.complaints.length) console.log("complaints of the page:\n  " + view.complaints.join("\n  "));
  console.log("last lines of the server:\n" + demo.log());
} finally {
  await view.browser.close();
  await demo.stop();
}
process.exit(failed ? 1 : 0);
