import { chromium } from "playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { expect } from "playwright/test";
import { test as base, inject } from "vitest";
import { chromiumArgs, findChromium } from "../browser/findChromium.mjs";
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
    /** A fresh context's page; any error in it fails the test. */
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
      const executablePath = findChromium();
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
  page: async ({ browser, contextOptions, inbox: _reset }, provide) => {
    const context = await browser.newContext({
      baseURL: consoleUrl(),
      permissions: ["clipboard-read", "clipboard-write"],
      ...contextOptions,
    });
    context.setDefaultTimeout(10_000);
    await context.addInitScript(`window.readReply = ${String(readReply)}`);
    const page = await context.newPage();
    const errors: Error[] = [];
    page.on("pageerror", (error) => errors.push(error));
    await provide(page);
    await context.close();
    if (errors.length > 0) throw new AggregateError(errors, "The page threw");
  },
});
