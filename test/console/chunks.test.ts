import type { Page } from "playwright";
import { describe, expect } from "vitest";
import { composerOf, says } from "./composer.js";
import { shows, test } from "./harness.js";

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

/** Keeps back what keeps drafts, until the answer is called. */
async function delay(page: Page): Promise<() => void> {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(keeping, async (route) => {
    await arrived;
    await route.continue();
  });
  return arrive;
}

/** A draft of the conversation that is stored. */
async function store(page: Page, text: string) {
  const composer = await open(page);
  await composer.text.fill(text);
  await expect.poll(() => asksBeforeLeaving(page)).toBe(false);
  return composer;
}

/** Resolves once it is shown: what is typed before would go into the one that is left. */
async function goTo(page: Page, conversation: number) {
  const link = page.locator(`nav a[href='/conversations/${conversation}']`);
  await link.click();
  await shows(link).toHaveAttribute("aria-current", "page");
}

type Composer = ReturnType<typeof composerOf>;

async function attach({ form, attachments }: Composer) {
  const buffer = Buffer.from("Hello");
  await form
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "note.txt", mimeType: "text/plain", buffer });
  await shows(attachments).toContainText("note.txt");
}

async function writeAll(composer: Composer, value: string) {
  await composer.text.fill(value);
  await composer.cc.fill("ann@home.example");
  await composer.cc.press("Enter");
  await attach(composer);
}

async function showsAll({ text, form, attachments }: Composer, value: string) {
  await says(text, value);
  await shows(text).toBeEditable();
  await shows(form.getByRole("list", { name: "Cc recipients", exact: true })).toContainText(
    "ann@home.example",
  );
  await shows(attachments).toContainText("note.txt");
}

describe("what keeps drafts", () => {
  test("may come too late: what was typed before the page is left is there on the way back", async ({
    page,
  }) => {
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.type());
      void dialog.accept();
    });
    await delay(page);
    const composer = await open(page);
    await shows(composer.text).toBeEditable();
    await composer.text.click();
    const isReloaded = page.waitForEvent("load");
    await page.evaluate(() => {
      document.execCommand("insertText", false, "First words");
      location.reload();
    });
    await isReloaded;
    await page.unroute(keeping);
    await page.reload();
    await says(composer.text, "First words");
    expect(dialogs).toEqual([]);
  });

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
    await says(composer.text, "Typed without a way to keep it");
    await shows(
      composer.form.getByRole("list", { name: "Cc recipients", exact: true }),
    ).toContainText("ann@home.example");
  });

  test("takes in what was typed before it came, and puts it over no draft", async ({ page }) => {
    await page.clock.install();
    const composer = await store(page, "The draft that was there");
    const arrive = await delay(page);
    await page.reload();
    await composer.text.fill("Typed meanwhile");
    // A draft that comes at once is joined with it; not one that a slow network brings.
    await page.clock.fastForward(400);
    // Its last word is written, and is no other draft than what the form holds.
    expect(await asksBeforeLeaving(page)).toBe(false);
    arrive();
    await shows(composer.banner("draft-offered")).toContainText("The draft that was there");
    await says(composer.text, "Typed meanwhile");
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);
    await page.reload();
    await says(composer.text, "Typed meanwhile");
  });

  test("writes what a composer held that is gone before it came", async ({ page }) => {
    const arrive = await delay(page);
    const composer = await open(page);
    await composer.text.fill("Left behind");
    await goTo(page, 102);
    await says(composer.text, "");
    await attach(composer);
    await goTo(page, 103);
    await shows(composer.attachments).toHaveCount(0);
    arrive();
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);
    await open(page);
    await says(composer.text, "Left behind");
    await goTo(page, 102);
    await shows(composer.attachments).toContainText("note.txt");
  });

  test("holds no draft for a composer that is gone before it came", async ({ page }) => {
    await page.clock.install();
    const composer = await store(page, "The draft that was there");
    const arrive = await delay(page);
    await page.reload();
    await composer.text.waitFor();
    await goTo(page, 102);
    await goTo(page, 101);
    await writeAll(composer, "Typed meanwhile");
    // One that comes at once is joined with it, and a fast machine types within that time.
    await page.clock.fastForward(400);
    arrive();
    const offered = composer.banner("draft-offered");
    await shows(offered).toContainText("The draft that was there");
    await showsAll(composer, "Typed meanwhile");
    await shows(composer.banner("draft-elsewhere")).toHaveCount(0);
  });

  test("offers what was written before it came where another tab has the draft", async ({
    page,
  }) => {
    await store(page, "From the first tab");
    const other = await page.context().newPage();
    const arrive = await delay(other);
    const composer = await open(other);
    await writeAll(composer, "From the second tab");
    arrive();
    await says(composer.text, "From the first tab");
    await composer.button("Take over").click();
    const offered = composer.banner("draft-offered");
    await shows(offered).toContainText("From the second tab");
    await offered.getByRole("button", { name: "Restore" }).click();
    await showsAll(composer, "From the second tab");
    await shows(offered).toContainText("From the first tab");
  });

  test("says that it restored a draft after a reply was sent", async ({ page }) => {
    const composer = await store(page, "The draft that was there");
    const arrive = await delay(page);
    await page.reload();
    await composer.text.fill("Sent meanwhile");
    await composer.send.click();
    await shows(composer.banner("sent")).toBeVisible();
    arrive();
    await says(composer.text, "The draft that was there");
    // At once, in the place of what is said of the reply, which is said with it.
    await shows(composer.banner("draft-restored")).toContainText(
      /^Reply sent\. Draft from .* restored/,
    );
    await shows(composer.banner("sent")).toHaveCount(0);
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
  const question = page.getByRole("dialog").filter({ hasText: "couldn’t be loaded" });
  const again = question.getByRole("button", { name: "Try again", exact: true });
  await shows(again).toBeFocused();
  await again.click();
  await shows(again).toBeFocused();
  expect(await inbox.replies()).toEqual([]);
  await page.unroute(checks);
  await again.click();
  // They are there now, and ask what they are for.
  await shows(page.getByRole("dialog").filter({ hasText: "nothing is attached" })).toBeVisible();
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

test("where rare options cannot be loaded that is said, history can be had, and a press tries again", async ({
  page,
}) => {
  await page.route(chunk("RareOptions"), (route) => route.abort());
  const composer = await open(page);
  const more = composer.button("More options");
  await more.click();
  await shows(composer.form.getByText("Some options couldn’t be loaded")).toBeVisible();
  await composer.imported.click();
  await shows(composer.button("Add to history")).toBeVisible();
  await page.unroute(chunk("RareOptions"));
  await more.click();
  await more.click();
  await shows(composer.button("Keyboard shortcuts")).toBeVisible();
  await shows(composer.imported).toBeChecked();
});

test("what goes out below the text is read where its rows cannot be loaded", async ({
  page,
  inbox,
}) => {
  await page.route(chunk("BelowText"), (route) => route.abort());
  const composer = await open(page);
  await composer.text.fill("Hello");
  await composer.replyAs.selectOption({ label: "Jonas Weber" });
  await shows(composer.form.getByText("Best regards, Jonas Weber")).toBeInViewport({ ratio: 1 });
  await composer.send.click();
  await shows(composer.banner("sent")).toBeVisible();
  const [reply] = await inbox.replies();
  expect(JSON.stringify(reply?.body).match(/Jonas Weber/g)).toHaveLength(1);
});
