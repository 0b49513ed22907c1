// Hands of the browser tests: starts `zampa demo` on a free port with its own data folder and opens
// Chromium with a watch on what the page complains of. A test that cannot run here ends with 77 and
// says why.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const binary = process.env.ZAMPA_BINARY ?? path.join(root, "build/zampa");
export const shots = process.env.ZAMPA_SCREENSHOTS ?? path.join(root, "build/screenshots");
const kChromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const kArguments = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
export const kPatience = 20_000; // a busy machine with two cores; an idle one needs a tenth

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}

/// A package of tests/npm, or a skip when it is not installed.
function load(name) {
  const folders = [process.env.NODE_PATH, path.join(root, "build/npm/tests/node_modules")].filter(Boolean);
  for (const folder of folders) {
    const require = createRequire(path.join(folder, "x.js"));
    try {
      return { module: require(name), path: require.resolve(name) };
    } catch {
      /* the next one */
    }
  }
  return skip(`${name} is not installed (./dev test installs it)`);
}

async function freePort() {
  const probe = net.createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/// Starts the demo; resolves when the page answers. stop() ends it and removes its data. With
/// ZAMPA_DEMO_URL a demo that runs already is used (its data stays as the test leaves it).
export async function startDemo() {
  if (process.env.ZAMPA_DEMO_URL)
    return { url: process.env.ZAMPA_DEMO_URL, stop: async () => {}, log: () => "" };
  if (!existsSync(binary)) skip(`${binary} is not built`);
  const [port, internal] = [await freePort(), await freePort()];
  const data = mkdtempSync(path.join(os.tmpdir(), "zampa-browser-"));
  const lines = [];
  const server = spawn(binary, ["demo", "--data", data], {
    env: {
      ...process.env,
      ZAMPA__SERVER__LISTEN: `127.0.0.1:${port}`,
      ZAMPA__SERVER__INTERNAL_LISTEN: `127.0.0.1:${internal}`,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (bytes) => {
      lines.push(String(bytes));
      if (lines.length > 4000) lines.shift();
    });
  let ended = null;
  const end = new Promise((resolve) =>
    server.on("exit", (code, signal) => {
      ended = code ?? signal;
      resolve();
    }),
  );
  const url = `http://127.0.0.1:${port}/`;
  const stop = async () => {
    server.kill("SIGTERM");
    const late = setTimeout(() => server.kill("SIGKILL"), 10_000);
    await end;
    clearTimeout(late);
    rmSync(data, { recursive: true, force: true });
  };
  const log = () => lines.join("").split("\n").slice(-40).join("\n");
  for (const until = Date.now() + 60_000; ;) {
    if (ended !== null) throw new Error(`zampa demo ended with ${ended}\n${log()}`);
    try {
      if ((await fetch(`${url}sim/state`)).ok) break;
    } catch {
      /* not listening yet */
    }
    if (Date.now() > until) {
      await stop();
      throw new Error(`zampa demo does not answer\n${log()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, stop, log };
}

/// Opens the browser; complaints of the page (policy, script faults, missing files) are collected.
export async function openBrowser() {
  const executablePath = process.env.ZAMPA_CHROMIUM ?? kChromium.find((file) => existsSync(file));
  if (!executablePath) skip("chromium is not installed");
  const { chromium } = load("playwright-core").module;
  const axe = readFileSync(load("axe-core").path.replace(/axe\.js$/, "axe.min.js"), "utf8");
  mkdirSync(shots, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: kArguments, headless: true });
  const complaints = [];
  const open = async (url, { width = 1600, height = 900, theme = "light", language = "zh" } = {}) => {
    const context = await browser.newContext({
      viewport: { width, height },
      reducedMotion: "reduce",
      deviceScaleFactor: 1,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(kPatience);
    await page.addInitScript(
      ([look, words]) => {
        if (!localStorage.getItem("zampa-theme")) localStorage.setItem("zampa-theme", look);
        if (!localStorage.getItem("zampa-language")) localStorage.setItem("zampa-language", words);
      },
      [theme, language],
    );
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => {
      if (!request.url().startsWith(url) && !/^(data|blob|about):/.test(request.url()))
        complaints.push(`foreign request ${request.url()}`);
    });
    await page.goto(url);
    await page.waitForSelector("body.is-ready");
    return page;
  };
  return { browser, open, complaints, axe: (page) => runAxe(page, axe) };
}

/// Serious and critical findings of the accessibility checker, as lines; none is what we want.
async function runAxe(page, source) {
  const findings = [];
  for (const frame of page.frames()) {
    if (frame.isDetached() || frame.url() === "about:blank") continue;
    await frame.evaluate(source);
    const result = await frame.evaluate(() =>
      globalThis.axe.run(document, {
        iframes: false,
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      }),
    );
    for (const one of result.violations.filter(({ impact }) => ["serious", "critical"].includes(impact))) {
      findings.push(
        `${new URL(frame.url()).pathname} ${one.impact} ${one.id}: ${one.nodes
          .map((node) => node.target.join(" "))
          .slice(0, 3)
          .join(" | ")}`,
      );
    }
  }
  return findings;
}

/// Prints each step with its time, so that a slow or failed one is seen at once.
export async function step(name, run) {
  const begin = Date.now();
  try {
    const value = await run();
    console.log(`ok    ${String(Date.now() - begin).padStart(6)} ms  ${name}`);
    return value;
  } catch (error) {
    console.log(`FAIL  ${String(Date.now() - begin).padStart(6)} ms  ${name}`);
    throw error;
  }
}
