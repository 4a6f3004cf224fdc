import type { Page } from "playwright";
import { expect as shows } from "playwright/test";
import { describe, expect } from "vitest";
import { composerOf } from "./composer.js";
import { test } from "./harness.js";

/** A part of the composer that is loaded later, whatever its bundler added to the name. */
const chunk = (name: string) => new RegExp(`/${name}-[^/]*\\.js`);
const keeping = chunk("keptDraft");
const checks = chunk("textConcerns");

const asksBeforeLeaving = (page: Page) =>
  page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));

async function open(page: Page) {
  await page.goto("/conversations/101");
  return composerOf(page);
}

describe("what keeps drafts", () => {
  test("is said to be missing where it cannot be loaded, and keeps what was typed once it can", async ({
    page,
  }) => {
    await page.route(keeping, (route) => route.abort());
    const composer = await open(page);
    await shows(composer.banner("draft-not-kept")).toBeVisible();
    await composer.text.fill("Typed without a way to keep it");
    await composer.cc.fill("ann@home.example");
    await composer.cc.press("Enter");
    await expect.poll(() => asksBeforeLeaving(page)).toBe(true);
    await page.unroute(keeping);
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await shows(composer.banner("draft-not-kept")).toBeHidden();
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);
    await page.reload();
    await shows(composer.text).toHaveValue("Typed without a way to keep it");
    await shows(
      composer.form.getByRole("list", { name: "Cc recipients", exact: true }),
    ).toContainText("ann@home.example");
  });

  test("takes in what was typed before it came, and puts it over no draft", async ({ page }) => {
    const composer = await open(page);
    await composer.text.fill("The draft that was there");
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(keeping, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.reload();
    // Held back for a moment, and not for as long as a slow network takes.
    await composer.text.fill("Typed meanwhile");
    await expect.poll(() => asksBeforeLeaving(page)).toBe(true);
    arrive();
    await shows(composer.banner("draft-offered")).toContainText("The draft that was there");
    await shows(composer.text).toHaveValue("Typed meanwhile");
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);
    await page.reload();
    await shows(composer.text).toHaveValue("Typed meanwhile");
  });

  test("writes what a composer held that is gone before it came", async ({ page }) => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(keeping, async (route) => {
      await arrived;
      await route.continue();
    });
    const composer = await open(page);
    await composer.text.fill("Left behind");
    await page.locator("nav a[href='/conversations/102']").click();
    await shows(composer.text).toHaveValue("");
    arrive();
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);
    await open(page);
    await shows(composer.text).toHaveValue("Left behind");
  });
});

test("checks that cannot be loaded are said, and nothing is sent without a word of the agent's", async ({
  page,
  inbox,
}) => {
  await page.route(checks, (route) => route.abort());
  const composer = await open(page);
  await composer.text.fill("The invoice is attached.");
  await composer.send.click();
  const question = page.getByRole("dialog", { name: /could not be loaded/ });
  const again = question.getByRole("button", { name: "Try again", exact: true });
  await shows(again).toBeFocused();
  await again.click();
  await shows(again).toBeFocused();
  expect(await inbox.replies()).toEqual([]);
  await page.unroute(checks);
  await again.click();
  // They are there now, and ask what they are for.
  await shows(page.getByRole("dialog", { name: /no file is attached/ })).toBeVisible();
  expect(await inbox.replies()).toEqual([]);
});

test("a reply goes without the checks where the agent says so", async ({ page, inbox }) => {
  await page.route(checks, (route) => route.abort());
  const composer = await open(page);
  await composer.text.fill("Hello");
  await composer.send.click();
  await page.getByRole("button", { name: "Send without checks", exact: true }).click();
  await shows(composer.banner("sent")).toBeVisible();
  expect(await inbox.replies()).toHaveLength(1);
});
