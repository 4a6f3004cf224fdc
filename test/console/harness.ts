import { chromium } from "playwright";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright";
import { expect } from "playwright/test";
import { test as base, inject } from "vitest";
import { chromiumArgs, findHeadless } from "../browser/findChromium.mjs";
import { readReply } from "../browser/replyText.js";
import { createInbox } from "./inbox.js";
import type { Inbox } from "./inbox.js";

declare global {
  interface Window {
    /** In each page of a test. */
    readReply: typeof readReply;
  }
}

interface Fixtures {
  $worker: { browser: Browser };
  $test: {
    /** The emulator behind the console, as seeded. */
    inbox: Inbox;
    /** What the context of `page` is opened with; override it with `test.override`. */
    contextOptions: BrowserContextOptions;
    /** A page of a context without a past; any error in it fails the test. */
    page: Page;
  };
}

/** A busy machine is no failure: what is waited for comes or does not. */
export const shows = expect.configure({ timeout: 10_000 });

/** The console of this worker. */
export function consoleUrl(): string {
  const url = inject("consoleUrls")[Number(process.env["VITEST_POOL_ID"]) - 1];
  if (url === undefined) throw new Error("This worker has no console");
  return url;
}

/** A test against the one console, served as built, in Chromium. */
export const test = base.extend<Fixtures>({
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- Vitest reads the pattern
    async ({}, provide) => {
      // Built by now: what a page waits for is the page's.
      const built = await fetch(consoleUrl());
      if (!built.ok) throw new Error(`The console was not built: ${await built.text()}`);
      const executablePath = findHeadless();
      const browser = await chromium.launch({
        args: chromiumArgs,
        ...(executablePath === undefined ? {} : { executablePath }),
      });
      await provide(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
  contextOptions: {},
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads the pattern
  inbox: async ({}, provide) => {
    const inbox = createInbox(consoleUrl());
    await inbox.reset();
    await provide(inbox);
  },
  page: async ({ browser, contextOptions, inbox: _reset, task }, provide) => {
    if (!isReusing(browser)) throw new Error("This Playwright cannot use a window again");
    const context = await browser._newContextForReuse({
      baseURL: consoleUrl(),
      permissions: ["clipboard-read", "clipboard-write"],
      // One that a test has changed is set back only where one is asked for.
      viewport: { width: 1280, height: 720 },
      ...contextOptions,
    });
    context.setDefaultTimeout(10_000);
    await context.addInitScript(`window.readReply = ${String(readReply)}`);
    const page = context.pages()[0] ?? (await context.newPage());
    const errors: Error[] = [];
    page.on("pageerror", (error) => errors.push(error));
    await provide(page);
    if (task.result?.state === "fail") console.error(await seenOn(page));
    await browser._disconnectFromReusedContext("The test has ended");
    if (errors.length > 0) throw new AggregateError(errors, "The page threw");
  },
});

/** What stood there instead, so that a wait in vain explains itself. */
async function seenOn(page: Page): Promise<string> {
  const parts = page.locator("form, dialog[open], [role=alert]");
  const texts = await parts.allInnerTexts().catch((error: unknown) => [String(error)]);
  return [page.url(), ...texts].join("\n---\n");
}

/**
 * How Playwright's own runner opens pages with its option `reuseContext`: the window stays, and all
 * that a test leaves behind goes (storage, scripts, routes, clock, other tabs). A window for each
 * test costs a fifth of a second of processor time.
 */
interface ReusingBrowser extends Browser {
  _newContextForReuse: (options: BrowserContextOptions) => Promise<BrowserContext>;
  _disconnectFromReusedContext: (reason: string) => Promise<void>;
}

function isReusing(browser: Browser): browser is ReusingBrowser {
  return "_newContextForReuse" in browser && "_disconnectFromReusedContext" in browser;
}
