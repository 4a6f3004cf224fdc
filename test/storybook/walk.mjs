// `npm run check:storybook`: every story of the static build, on a server that has nothing but its
// files, in a page that its reader has translated. A story must play to its end, show no stale word,
// ask no server for anything, be in its colours, and axe must find nothing wrong with how it ends, in
// any look. With a part of its id, those stories alone: `npm run check:storybook -- filled`.
import axe from "axe-core";
import { build } from "esbuild";
import { chromium } from "playwright";
import { preview } from "vite";
import { chromiumArgs, findChromium } from "../browser/findChromium.mjs";
import { freePort } from "../freePort.mjs";

/** @import { Page } from "playwright" */

/** What may differ from look to look: all else is the same in each, and asked in the first. */
const ofLooks = [
  "color-contrast",
  "scrollable-region-focusable",
  "link-in-text-block",
  "target-size",
];

/** @type {readonly { name: string, scheme: string, dir: string, forced?: boolean }[]} */
const looks = [
  { name: "light", scheme: "light", dir: "ltr" },
  { name: "dark", scheme: "dark", dir: "ltr" },
  { name: "right to left", scheme: "light", dir: "rtl" },
  { name: "forced colours", scheme: "light", dir: "ltr", forced: true },
];

/** Side by side: most of a story is waiting. */
const pages = 3;
/** Milliseconds for one story; a busy machine is no failure. */
const patience = 60_000;

const translation = await build({
  entryPoints: [new URL("../browser/translatePage.ts", import.meta.url).pathname],
  bundle: true,
  write: false,
  globalName: "translation",
});
/** The translator, and its start as soon as there is a page. */
const translating = `${translation.outputFiles[0]?.text};
  globalThis.translation = translation;
  document.addEventListener("DOMContentLoaded", () => {
    translation.translatePage(document.documentElement, "replaces");
  });`;

const server = await preview({
  configFile: false,
  logLevel: "error",
  build: { outDir: "storybook-static" },
  preview: { port: await freePort(), host: "127.0.0.1" },
});
const [base = ""] = server.resolvedUrls?.local ?? [];
const executablePath = findChromium();
const browser = await chromium.launch({
  args: chromiumArgs,
  ...(executablePath === undefined ? {} : { executablePath }),
});

const index = await (await fetch(new URL("index.json", base))).json();
/** @type {string[]} */
const ids = Object.values(index.entries)
  .filter(({ type }) => type === "story")
  .map(({ id }) => id)
  .filter((id) => id.includes(process.argv[2] ?? ""));
/** @type {string[]} */
const failures = [];
const waiting = [...ids];
await Promise.all(
  Array.from({ length: pages }, async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const problem = await problemOf(id);
      if (problem !== undefined) failures.push(`${id}: ${problem}`);
    }
  }),
);
await browser.close();
await server.close();

for (const failure of failures) console.error(failure);
console.log(`${ids.length - failures.length} stories of ${ids.length} play in the static build`);
if (ids.length === 0 || failures.length > 0) process.exitCode = 1;

/**
 * @param {string} id
 * @returns {Promise<string | undefined>} what is wrong with a story, if anything
 */
async function problemOf(id) {
  const context = await browser.newContext({
    permissions: ["clipboard-read", "clipboard-write"],
    // What fades in would be measured half faded.
    reducedMotion: "reduce",
    viewport: { width: 1000, height: 800 },
  });
  const page = await context.newPage();
  /** @type {string[]} */
  const missing = [];
  page.on("response", (response) => {
    if (response.status() >= 400) missing.push(`${response.status()} ${response.url()}`);
  });
  // The preview tells its channel what becomes of a story; it makes the channel while it starts.
  await page.addInitScript(() => {
    /** @type {(result: string) => void} */
    let tell;
    const result = new Promise((resolve) => (tell = resolve));
    Object.assign(globalThis, { storyResult: result });
    /** @type {{ on: (event: string, listener: (payload: unknown) => void) => void } | undefined} */
    let channel;
    Object.defineProperty(globalThis, "__STORYBOOK_ADDONS_CHANNEL__", {
      get: () => channel,
      set(made) {
        channel = made;
        const messageOf = (/** @type {any} */ thrown) => String(thrown?.message ?? thrown);
        made.on("storyFinished", (/** @type {any} */ { status }) => tell(String(status)));
        for (const event of [
          "playFunctionThrewException",
          "storyThrewException",
          "storyErrored",
          "storyMissing",
          "unhandledErrorsWhilePlaying",
        ]) {
          made.on(event, (/** @type {any} */ thrown) => {
            tell(messageOf(Array.isArray(thrown) ? thrown[0] : (thrown?.error ?? thrown)));
          });
        }
      },
    });
  });
  await page.addInitScript(translating);
  try {
    await page.goto(new URL(`iframe.html?id=${id}&viewMode=story`, base).href);
    const ended = await Promise.race([
      page.evaluate(() => Reflect.get(globalThis, "storyResult")),
      new Promise((resolve) => setTimeout(resolve, patience, "it does not end")),
    ]);
    if (ended !== "success") return String(ended).slice(0, 400);
    if (missing.length > 0) return missing.join(", ");
    const { stale, translated } = await page.evaluate(() => ({
      /** @type {string[]} */
      stale: Reflect.get(globalThis, "translation").staleTexts(document.documentElement),
      translated: document.querySelectorAll("font").length,
    }));
    if (stale.length > 0) return `stale: ${stale.join(", ")}`;
    if (translated === 0) return "it was not translated";
    const send = page.locator(".rc-root button.rc-primary").first();
    if ((await send.count()) > 0) {
      const colour = await send.evaluate((button) => getComputedStyle(button).backgroundColor);
      if (/^rgba\(.*, 0\)$|^transparent$/.test(colour)) return "Send has no colour";
    }
    return await wrongInAnyLook(page);
  } finally {
    await context.close();
  }
}

/**
 * @param {Page} page
 * @returns {Promise<string | undefined>} what axe finds wrong with a story as it stands
 */
async function wrongInAnyLook(page) {
  await page.evaluate(axe.source);
  for (const { name, scheme, dir, forced = false } of looks) {
    // oxlint-disable no-await-in-loop -- one look of a page after the other
    await page.emulateMedia({ forcedColors: forced ? "active" : "none" });
    const found = await page.evaluate(
      async ([colorScheme = "", direction = "", ...rules]) => {
        const story = document.querySelector(".story");
        if (!(story instanceof HTMLElement)) return ["there is no story"];
        story.style.colorScheme = colorScheme;
        story.dir = direction;
        const { violations } = await Reflect.get(globalThis, "axe").run(
          "#storybook-root",
          rules.length > 0
            ? { runOnly: { type: "rule", values: rules } }
            : { rules: { "target-size": { enabled: true } } },
        );
        return violations.map(
          (/** @type {any} */ { id, nodes }) =>
            `${id} ${nodes.map((/** @type {any} */ { html }) => html).join(" ")}`,
        );
      },
      [scheme, dir, ...(name === "light" ? [] : ofLooks)],
    );
    // oxlint-enable no-await-in-loop
    if (found.length > 0) return `${name}: ${found.join("; ").slice(0, 600)}`;
  }
  return undefined;
}
