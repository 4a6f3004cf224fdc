import { randomBytes } from "node:crypto";
import type { Page } from "playwright";
import { describe, expect } from "vitest";
import { composerOf, drop, says } from "./composer.js";
import { shows, test } from "./harness.js";
import type { Inbox } from "./inbox.js";

const words = "The gaskets are in the post.";

/** How often a conversation has these words, as a reply that went out or a draft. */
async function timesIn(inbox: Inbox, id: number, text = words): Promise<number> {
  const { threads } = await inbox.conversation(id);
  return threads.filter(({ body }) => body.includes(text)).length;
}

/** The conversation's composer, once the messages are there and nothing is loading any more. */
async function open(page: Page, id: number) {
  await page.goto(`/conversations/${id}`);
  await page.getByRole("article").last().waitFor();
  return composerOf(page);
}

test("ten presses in a row, by key and by button, are one reply", async ({ page, inbox }) => {
  const composer = await open(page, 101);
  await composer.text.fill(words);
  await page.keyboard.down("Control");
  for (let press = 0; press < 10; press += 1) await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  await shows(composer.banner("sent")).toBeVisible();
  await composer.text.fill("And a second one");
  await composer.send.dblclick();
  await shows(page.getByRole("article").last()).toContainText("And a second one");
  expect(await inbox.replies()).toHaveLength(2);
});

test("a slow server: progress, nothing sent twice, and an outcome", async ({ page, inbox }) => {
  const composer = await open(page, 101);
  await inbox.arm({ hang: "after-creating" });
  await composer.text.fill(words);
  await drop(composer.form, [
    { name: "big.bin", type: "application/octet-stream", bytes: randomBytes(900_000) },
  ]);
  await composer.text.press("Control+Enter");
  await shows(composer.form.getByRole("progressbar", { name: "Sending reply" })).toBeVisible();
  await composer.text.press("Control+Enter");
  await says(composer.text, words);
  await inbox.clearFaults();
  await shows(composer.banner("sent")).toBeVisible();
  expect(await inbox.replies()).toHaveLength(1);
  expect(await timesIn(inbox, 101)).toBe(1);
});

describe("a connection that is killed", () => {
  test("before the request was read: whatever is said, it is there once after trying again", async ({
    page,
    inbox,
  }) => {
    const composer = await open(page, 101);
    await inbox.arm({ drop: "before-reading" });
    await composer.text.fill(words);
    await composer.text.press("Control+Enter");
    await composer.button("Try again").click();
    await shows(composer.banner("sent")).toBeVisible();
    expect(await timesIn(inbox, 101)).toBe(1);
  });

  test("after it was read: the agent is told that it may have been sent, and decides", async ({
    page,
    inbox,
  }) => {
    const composer = await open(page, 101);
    await inbox.arm({ drop: "after-reading" });
    await composer.text.fill(words);
    await composer.text.press("Control+Enter");
    await shows(composer.banner("maybe-sent")).toBeVisible();
    await says(composer.text, words);
    expect(await timesIn(inbox, 101)).toBe(0);
    await composer.button("Try again").click();
    await shows(composer.banner("sent").or(composer.banner("maybe-sent"))).toBeVisible();
    expect(await timesIn(inbox, 101)).toBeLessThanOrEqual(1);
  });

  test("after it was created: it is found in the conversation, and not sent again", async ({
    page,
    inbox,
  }) => {
    const composer = await open(page, 101);
    await inbox.arm({ drop: "after-creating" });
    await composer.text.fill(words);
    await composer.text.press("Control+Enter");
    await shows(composer.banner("sent")).toBeVisible();
    await says(composer.text, "");
    await shows(page.getByRole("article").last()).toContainText(words);
    expect(await timesIn(inbox, 101)).toBe(1);
    expect(await inbox.replies()).toHaveLength(1);
  });
});

test("a rate limit counts down, and the reply goes by itself", async ({ page, inbox }) => {
  const composer = await open(page, 101);
  await inbox.arm({ status: 429, headers: { "X-RateLimit-Retry-After": "2" } });
  await composer.text.fill(words);
  await composer.text.press("Control+Enter");
  await shows(composer.banner("rate-limited").getByRole("timer")).toContainText(/in [12] s/);
  await shows(composer.banner("sent")).toBeVisible();
  expect(await timesIn(inbox, 101)).toBe(1);
});

test("offline nothing is queued; back online the agent sends it", async ({ page, inbox }) => {
  const composer = await open(page, 101);
  // Loaded once the page is idle: without it Send would ask whether to go without the checks.
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.includes("textConcerns")),
  );
  await page.context().setOffline(true);
  await composer.text.fill(words);
  await composer.text.press("Control+Enter");
  await shows(composer.banner("offline")).toBeVisible();
  await page.context().setOffline(false);
  await shows(composer.banner("offline")).toContainText("back online");
  expect(await timesIn(inbox, 101)).toBe(0);
  await composer.button("Send now").click();
  await shows(composer.banner("sent")).toBeVisible();
  expect(await timesIn(inbox, 101)).toBe(1);
});

test("a customer who was faster is shown before the reply goes", async ({ page, inbox }) => {
  const composer = await open(page, 101);
  await composer.text.fill(words);
  await inbox.write(101, { type: "customer", text: "Never mind, it works." });
  // By then the console takes its list for stale.
  await page.clock.install();
  await page.clock.fastForward(11_000);
  await page.evaluate(() =>
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true })),
  );
  await shows(page.getByRole("article").last()).toContainText("Never mind");
  await shows(composer.form.getByText("Ann Lee replied", { exact: true }).last()).toBeVisible();
  await composer.button("Show").click();
  await shows(composer.form).toContainText("Never mind, it works.");
  expect(await timesIn(inbox, 101)).toBe(0);
  await composer.text.press("Control+Enter");
  await shows(composer.banner("sent")).toBeVisible();
  expect(await timesIn(inbox, 101)).toBe(1);
});

test("what others do while the agent types is shown before the reply goes", async ({
  page,
  inbox,
}) => {
  const composer = await open(page, 101);
  await composer.text.fill(words);
  await inbox.write(101, { type: "customer", text: "Never mind, it works." });
  await inbox.change(101, { status: "pending" });
  await page.clock.install();
  await page.clock.fastForward(31_000);
  await composer.text.press("End");
  await composer.text.pressSequentially("!");
  await shows(page.getByRole("article").last()).toContainText("Never mind");
  const facts = page.getByRole("main").getByRole("listitem");
  await shows(facts.filter({ hasText: /^Pending$/ })).toBeVisible();
  await shows(composer.form.getByText("Ann Lee replied", { exact: true }).last()).toBeVisible();
  await composer.text.press("Control+Enter");
  const dialog = page.getByRole("dialog");
  await shows(dialog).toContainText("set this conversation to Pending");
  expect(await timesIn(inbox, 101)).toBe(0);
});

test("a customer who wrote since the last look is asked about at the press", async ({
  page,
  inbox,
}) => {
  const composer = await open(page, 101);
  await composer.text.fill(words);
  await page.clock.install();
  // Too early for a look while typing. From here a press waits by the milliseconds given below.
  await page.clock.pauseAt(Date.now() + 10_000);
  await inbox.write(101, { type: "customer", text: "Never mind, it works." });
  await composer.text.press("Control+Enter");
  const dialog = page.getByRole("dialog");
  await expect
    .poll(async () => {
      await page.clock.runFor(1);
      return dialog.isVisible();
    })
    .toBe(true);
  await page.clock.resume();
  await shows(dialog).toContainText("Ann Lee replied");
  await shows(page.getByRole("article").last()).toContainText("Never mind");
  expect(await timesIn(inbox, 101)).toBe(0);
});

test("a press waits for no look", async ({ page, inbox }) => {
  const composer = await open(page, 101);
  await composer.text.fill(words);
  await page.clock.install();
  await page.clock.fastForward(2_000);
  await inbox.arm({ hang: true }, { method: "GET", path: "/conversations/101" }, null);
  await composer.text.press("Control+Enter");
  await shows(composer.banner("sent")).toBeVisible();
});

describe("an agent who has gone on to another conversation", () => {
  test("learns from the tray that it was sent", async ({ page, inbox }) => {
    const composer = await open(page, 101);
    await inbox.arm({ hang: "after-creating" });
    await composer.text.fill(words);
    await composer.text.press("Control+Enter");
    await shows(composer.form.getByRole("progressbar")).toBeVisible();
    await page.locator('a[href="/conversations/102"]').first().click();
    const tray = page.getByRole("region", { name: "Outbox" });
    await shows(tray).toContainText("Sending");
    await shows(tray).toContainText(words);
    await inbox.clearFaults();
    await shows(tray).toContainText("Sent to Ann");
    // Nobody is pulled out of where they are.
    expect(new URL(page.url()).pathname).toBe("/conversations/102");
  });

  test("stays there when a reply that failed is sent from the tray", async ({ page, inbox }) => {
    const composer = await open(page, 101);
    await inbox.arm({ status: 500, body: { message: "It went wrong" } });
    await composer.text.fill(words);
    await composer.text.press("Control+Enter");
    await page.locator('a[href="/conversations/102"]').first().click();
    const tray = page.getByRole("region", { name: "Outbox" });
    await shows(tray).toContainText("Not sent");
    await page.clock.install();
    await tray.getByRole("button", { name: /Try again/ }).press("Enter");
    // Its button is gone, and the keyboard stays with what is open.
    await shows(page.getByRole("main")).toBeFocused();
    await shows(tray).toContainText("Sent to Ann");
    await page.clock.fastForward(4_000);
    await shows(tray).toHaveCount(0);
    expect(await timesIn(inbox, 101)).toBe(1);
    expect(new URL(page.url()).pathname).toBe("/conversations/102");
  });
});
