import { chromium } from "playwright";
import { chromiumArgs, findChromium } from "../browser/findChromium.mjs";

/** @import { Browser, CDPSession, Page } from "playwright" */

/** Starts Chromium; heaps are exact in it. */
export function launch() {
  const executablePath = findChromium();
  return chromium.launch({
    args: [...chromiumArgs, "--enable-precise-memory-info"],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}

/**
 * Measures in a page of its own, in a process that has done nothing before.
 * @template T
 * @param {{ browser: Browser, origin: string }} bench
 * @param {string} path
 * @param {(page: Page, cdp: CDPSession) => Promise<T>} measure
 * @param {{ withoutToBase64?: boolean }} [options] `withoutToBase64`: as in browsers before 2025
 * @returns {Promise<T>}
 */
export async function inFreshPage(bench, path, measure, { withoutToBase64 = false } = {}) {
  const context = await bench.browser.newContext({ viewport: { width: 1000, height: 800 } });
  try {
    const page = await context.newPage();
    const broken = new Promise((_resolve, reject) => {
      page.on("pageerror", reject);
      page.on("crash", () => reject(new Error(`The page ${path} crashed`)));
    });
    // It may break before anybody waits for what is measured.
    broken.catch(() => {});
    if (withoutToBase64) {
      await page.addInitScript(() => Reflect.deleteProperty(Uint8Array.prototype, "toBase64"));
    }
    const cdp = await context.newCDPSession(page);
    await page.goto(bench.origin + path);
    // What the page does once it is loaded is not what is measured.
    await page.waitForTimeout(300);
    return /** @type {T} */ (await Promise.race([measure(page, cdp), broken]));
  } finally {
    await context.close();
  }
}
