import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { chromium } from "playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { test as base, inject } from "vitest";
import { chromiumArgs, findChromium } from "../browser/findChromium.mjs";
import { createInbox } from "../console/inbox.js";
import type { Inbox } from "../console/inbox.js";

interface Fixtures {
  $file: { browser: Browser };
  $test: {
    /** Of `hosts`; override it with `test.override`. */
    host: string;
    open: (options?: OpenOptions) => Promise<Opened>;
  };
}

interface OpenOptions {
  /** Another than the test's. */
  in?: string;
  path?: string;
  context?: BrowserContextOptions;
}

export interface Opened {
  page: Page;
  /** The emulator behind the host, as seeded. */
  inbox: Inbox;
  /** Everything that the page complained of: console, errors, violations of its policy. */
  complaints: string[];
}

/** Where a host is served; throws what its build said when it failed. */
export function urlOf(host: string): string {
  const result = inject("hosts")[host];
  if (result === undefined) throw new Error(`There is no host ${host}`);
  if ("failure" in result) throw new Error(result.failure);
  return result.url;
}

/** A test in Chromium of one host as it was built. */
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
    { scope: "file" },
  ],
  host: "vite",
  open: async ({ browser, host }, provide) => {
    const closing: (() => Promise<void>)[] = [];
    await provide(async ({ in: other, path = "/", context: options } = {}) => {
      const url = urlOf(other ?? host);
      const inbox = createInbox(url);
      await inbox.reset();
      const context = await browser.newContext({ baseURL: url, ...options });
      closing.push(() => context.close());
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const complaints = await listen(page);
      await serveResets(page);
      await page.goto(path);
      await waitForReact(page);
      return { page, inbox, complaints };
    });
    await Promise.all(closing.map((close) => close()));
  },
});

async function listen(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.exposeBinding("complain", (_source, text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event;
      const text = `violates ${effectiveDirective}: ${blockedURI} ${sample}`;
      const { complain } = window as unknown as { complain: (text: string) => void };
      complain(`${text} (${sourceFile}:${lineNumber})`);
    });
  });
  return complaints;
}

/** Under the host's own origin, so that its policy lets them pass. */
async function serveResets(page: Page): Promise<void> {
  await page.route("**/resets/*.css", async (route) => {
    const name = basename(new URL(route.request().url()).pathname);
    const body = await readFile(join(inject("resets"), name), "utf8");
    await route.fulfill({ contentType: "text/css", body });
  });
}

/** Markup from a server is there before anything listens to it. */
export async function waitForReact(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const form = document.querySelector("form");
    return form === null || Object.keys(form).some((key) => key.startsWith("__reactFiber"));
  });
}
