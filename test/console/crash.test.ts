import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright";
import { expect as shows } from "playwright/test";
import { expect, onTestFinished } from "vitest";
import { chromiumArgs, findChromium } from "../browser/findChromium.mjs";
import { composerOf } from "./composer.js";
import { consoleUrl, test } from "./harness.js";

/** Starts a browser on a profile; `kill` ends it as a crash or a power cut would. */
async function startOn(profile: string) {
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    args: chromiumArgs,
    baseURL: consoleUrl(),
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const devtools = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await devtools?.send("SystemInfo.getProcessInfo")) ?? {};
  const id = processInfo.find(({ type }) => type === "browser")?.id;
  if (id === undefined) throw new Error("The browser's process is not known");
  return { page, close: () => context.close(), kill: () => process.kill(id, "SIGKILL") };
}

/** Types one digit after the other until the browser is gone; when each of them was there. */
async function typeUntilKilled(page: Page): Promise<readonly number[]> {
  const times: number[] = [];
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await page.keyboard.press(digitAt(times.length));
      times.push(performance.now());
    }
  } catch {
    return times;
  }
}

const digitAt = (at: number) => String(at % 10);

/** Wherever the end falls between two writes; all of them in `npm run soak`. */
const durations = process.env["WHOLE"] ? [700, 1300, 1850] : [700];

test.for(durations)(
  "a browser killed after %i ms of typing loses at most the last 400 ms",
  async (duration, { inbox: _reset }) => {
    const profile = await mkdtemp(join(tmpdir(), "reply-composer-profile-"));
    onTestFinished(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
    const first = await startOn(profile);
    await first.page.goto("/conversations/101");
    await first.page.getByRole("article").last().waitFor();
    await composerOf(first.page).text.click();
    const killed = new Promise<number>((resolve) => {
      setTimeout(() => {
        first.kill();
        resolve(performance.now());
      }, duration);
    });
    const times = await typeUntilKilled(first.page);
    const end = await killed;

    const second = await startOn(profile);
    onTestFinished(second.close);
    await second.page.goto("/conversations/101");
    const composer = composerOf(second.page);
    await shows(composer.banner("draft-restored")).toBeVisible();
    const text = await composer.text.inputValue();
    expect(text).toBe(Array.from(text, (_, at) => digitAt(at)).join(""));
    const lost = end - (times[text.length] ?? end);
    expect(lost).toBeLessThanOrEqual(400);
  },
);
