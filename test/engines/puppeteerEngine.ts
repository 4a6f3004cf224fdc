import { launch } from "puppeteer-core";
import type { KeyInput, LaunchOptions, Page } from "puppeteer-core";
import { chromiumArgs, findChromium } from "../browser/findChromium.mjs";
import { findFirefox } from "./findEngines.mjs";
import type { Engine, Tab } from "./tab.js";

/** Firefox by WebDriver BiDi. */
export const startFirefox = () => start({ browser: "firefox" }, findFirefox());

/** Chromium by its own protocol. */
export const startChromium = () => start({ browser: "chrome", args: chromiumArgs }, findChromium());

async function start(options: LaunchOptions, executablePath: string | undefined): Promise<Engine> {
  if (executablePath === undefined) throw new Error(`There is no ${options.browser}`);
  const browser = await launch({ ...options, executablePath, defaultViewport: null });
  return {
    async openProfile() {
      const context = await browser.createBrowserContext();
      const openTab = async () => tabOf(await context.newPage());
      return { tab: await openTab(), openTab, close: () => context.close() };
    },
    close: () => browser.close(),
  };
}

function tabOf(page: Page): Tab {
  return {
    async goto(url) {
      await page.goto(url);
    },
    async reload() {
      await page.reload();
    },
    async evaluate<Args extends readonly unknown[], Result>(
      run: (...args: Args) => Result,
      ...args: Args
    ) {
      // A function that puppeteer calls in the page; its types know no generic one.
      const inPage = run as unknown as (...given: unknown[]) => Result;
      return (await page.evaluate(inPage, ...args)) as Result;
    },
    async runScript(source) {
      await page.evaluate(source);
    },
    async clickAt(x, y) {
      await page.bringToFront();
      await page.mouse.click(x, y);
    },
    async type(text) {
      await page.bringToFront();
      await page.keyboard.type(text);
    },
    async press(chord) {
      await page.bringToFront();
      const keys = chord.split("+") as KeyInput[];
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.toReversed()) await page.keyboard.up(key);
    },
    async chooseFiles(paths) {
      const input = await page.$("input[type=file]");
      await (input as { uploadFile: (...paths: string[]) => Promise<void> } | null)?.uploadFile(
        ...paths,
      );
    },
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: () => page.screenshot(),
  };
}
