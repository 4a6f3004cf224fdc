import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import { expect } from "vitest";
import { composerOf } from "./composer.js";
import { shows, test } from "./harness.js";

const fifteenLines = Array.from({ length: 15 }, (_, index) => `Line ${index + 1}`).join("\n");

test("the reply grows, and the end of the conversation stays in view", async ({ page }) => {
  await page.goto("/conversations/101");
  const last = page.getByRole("article").last();
  await shows(last).toBeInViewport({ ratio: 1 });
  const composer = composerOf(page);
  await composer.text.fill(fifteenLines);
  await shows(last).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1366, height: 650 });
  await shows(last).toBeInViewport({ ratio: 1 });
  await shows(composer.send).toBeInViewport({ ratio: 1 });
  await composer.text.fill("");
  await shows(last).toBeInViewport({ ratio: 1 });
});

test("there is nothing below the app, at any size", async ({ page }) => {
  await page.goto("/conversations/101");
  await page.getByRole("article").last().waitFor();
  const lengths = [];
  for (const [width, height] of [
    [1280, 860],
    [1000, 400],
    [360, 740],
    [360, 420],
  ] as const) {
    await page.setViewportSize({ width, height });
    lengths.push(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight));
  }
  expect(lengths).toEqual([0, 0, 0, 0]);
});

/** Files that are dragged into the window, as the browser's own drag: what is below the pointer gets it. */
async function drag(page: Page, files: readonly string[]) {
  const client = await page.context().newCDPSession(page);
  return async (types: readonly ("dragEnter" | "dragOver" | "drop")[], x: number, y: number) => {
    const data = { items: [], files: [...files], dragOperationsMask: 1 };
    for (const type of types) await client.send("Input.dispatchDragEvent", { type, x, y, data });
  };
}

test("on a low screen the facts share one line, and each is seen", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await page.goto("/conversations/102");
  const facts = page.getByRole("main").getByRole("list").first();
  const assignee = facts.getByRole("listitem").filter({ hasText: "Assigned to" });
  await shows(assignee).toBeInViewport();
  const ends = await facts
    .getByRole("listitem")
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
  expect(Math.max(...ends)).toBeLessThanOrEqual(900);
});

test("files dropped anywhere on the conversation are attached", async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), "reply-composer-drop-"));
  const path = join(folder, "burrs.txt");
  await writeFile(path, "burrs");
  await page.goto("/conversations/101");
  const composer = composerOf(page);
  await composer.text.waitFor();
  const at = await drag(page, [path]);
  const invitation = page.getByText("Drop to attach to your reply");

  // Over the list: where they can be dropped is shown at once.
  await at(["dragEnter", "dragOver"], 100, 300);
  await shows(invitation).toBeVisible();
  await at(["dragOver", "dragOver", "drop"], 700, 120);
  await shows(invitation).toBeHidden();
  await shows(composer.attachments).toContainText("burrs.txt");
  // Onto the composer they are dropped once.
  await at(["dragEnter", "dragOver", "dragOver", "drop"], 700, 650);
  await shows(composer.attachments).toHaveCount(2);
  await rm(folder, { recursive: true });
});
