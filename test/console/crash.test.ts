import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright";
import { expect, onTestFinished } from "vitest";
import { chromiumArgs, findChromium } from "../browser/findChromium.mjs";
import { readReply } from "../browser/replyText.js";
import { composerOf } from "./composer.js";
import { consoleUrl, shows, test } from "./harness.js";
import type { Inbox } from "./inbox.js";

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

/** Milliseconds of the page's clock between two keys. */
const pause = 50;

const digitsOf = (count: number) => Array.from({ length: count }, (_, at) => at % 10).join("");

interface StoredDraft {
  values?: { text: { value: string } };
  /** A press that was to go by itself. */
  waiting?: object;
}

/** In the page: the drafts that are stored. */
function readStored(): Promise<StoredDraft[]> {
  return new Promise((resolve) => {
    const open = indexedDB.open("reply-composer");
    open.onsuccess = () => {
      const all = open.result.transaction("drafts").objectStore("drafts").getAll();
      all.onsuccess = () => {
        open.result.close();
        resolve(all.result);
      };
    };
  });
}

/** How many signs of a text are stored. */
async function countStored(page: Page): Promise<number> {
  const drafts = await page.evaluate(readStored);
  return Math.max(0, ...drafts.map(({ values }) => values?.text.value.length ?? 0));
}

/** Goes on typing until the browser is gone. */
async function typeUntilKilled(page: Page, from: number): Promise<void> {
  try {
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    for (let at = from; ; at += 1) await page.keyboard.press(String(at % 10));
  } catch {
    // Gone, as it should be.
  }
}

/** Wherever the end falls between two writes; all of them in `npm run soak`. */
const durations = process.env["WHOLE"] ? [700, 1300, 1850] : [700];

test.for(durations)(
  "a browser killed after %i ms of typing loses at most the last 400 ms",
  async (duration, { inbox: _reset }) => {
    const profile = await mkdtemp(join(tmpdir(), "reply-composer-profile-"));
    onTestFinished(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
    const first = await startOn(profile);
    // The page's clock alone: whatever the machine is busy with, a key comes at its time.
    await first.page.clock.install();
    await first.page.goto("/conversations/101");
    await first.page.getByRole("article").last().waitFor();
    await composerOf(first.page).text.click();
    await first.page.clock.pauseAt(Date.now() + 10_000);
    const count = duration / pause;
    for (const digit of digitsOf(count)) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await first.page.keyboard.press(digit);
      // oxlint-disable-next-line no-await-in-loop -- and the time between them
      await first.page.clock.runFor(pause);
    }
    const old = count - 400 / pause + 1;
    // The disk takes its own time.
    await expect.poll(() => countStored(first.page)).toBeGreaterThanOrEqual(old);
    const end = typeUntilKilled(first.page, count);
    first.kill();
    await end;

    const second = await startOn(profile);
    onTestFinished(second.close);
    await second.page.goto("/conversations/101");
    const composer = composerOf(second.page);
    await shows(composer.banner("draft-restored")).toBeVisible();
    const { words: text } = await composer.text.evaluate(readReply);
    expect(text).toBe(digitsOf(text.length));
    expect(text.length).toBeGreaterThanOrEqual(old);
  },
);

test("a browser killed before a press goes by itself says on the way back that it was not sent", async ({
  inbox,
}) => {
  const profile = await mkdtemp(join(tmpdir(), "reply-composer-profile-"));
  onTestFinished(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  const first = await startOn(profile);
  await first.page.goto("/conversations/101");
  await first.page.getByRole("article").last().waitFor();
  await inbox.arm({ status: 429, headers: { "X-RateLimit-Retry-After": "60" } });
  const before = composerOf(first.page);
  await before.text.fill("The gaskets are in the post.");
  await before.text.press("Control+Enter");
  await shows(before.banner("rate-limited")).toContainText("Retrying in");
  // Whatever the machine is busy with: a kill before this is one before the press was noted.
  const isPressStored = async () =>
    (await first.page.evaluate(readStored)).some(({ waiting }) => waiting !== undefined);
  await expect.poll(isPressStored).toBe(true);
  first.kill();
  await inbox.clearFaults();

  const second = await startOn(profile);
  onTestFinished(second.close);
  await second.page.goto("/conversations/101");
  await sendsOnceFromNotSent(second.page, inbox);
});

test("a page reloaded while a press could be undone says that it was not sent", async ({
  page,
  inbox,
}) => {
  await page.goto("/conversations/101?undo=30");
  await page.getByRole("article").last().waitFor();
  const { text, button } = composerOf(page);
  await text.fill("The gaskets are in the post.");
  await text.press("Control+Enter");
  await button("Undo").waitFor();
  await page.reload();
  await sendsOnceFromNotSent(page, inbox);
});

async function sendsOnceFromNotSent(page: Page, inbox: Inbox): Promise<void> {
  const composer = composerOf(page);
  await shows(composer.banner("not-sent")).toContainText("Your reply was not sent");
  const timesThere = async () => {
    const { threads } = await inbox.conversation(101);
    return threads.filter(({ body }) => body.includes("The gaskets")).length;
  };
  expect(await timesThere()).toBe(0);
  await composer.button("Send now").click();
  await shows(composer.banner("sent")).toBeVisible();
  await shows(composer.banner("not-sent")).toHaveCount(0);
  expect(await timesThere()).toBe(1);
}
