import type { Page } from "playwright";
import { expect } from "vitest";
import { composerOf, says } from "./composer.js";
import { shows, test } from "./harness.js";

const words = "Thank you, we are on it.";

/** How many keys were pressed since the page was loaded, those of the words not counted. */
const keysBesideWords = (page: Page, written: string) =>
  page.evaluate(
    (length) => Number(document.documentElement.dataset["keys"]) - length,
    written.length,
  );

test("five tickets from the inbox with “next” take at most 16 keys beside the words", async ({
  page,
  inbox,
}) => {
  await page.addInitScript(() => {
    let keys = 0;
    addEventListener(
      "keydown",
      ({ isTrusted }) => {
        if (isTrusted) keys += 1;
        document.documentElement.dataset["keys"] = String(keys);
      },
      true,
    );
  });
  // It waits too, but takes no more.
  await inbox.change(112, { status: "closed" });
  await page.goto("/?after=next");
  await page.getByRole("navigation").getByRole("link").first().waitFor();
  const composer = composerOf(page);
  await page.keyboard.press("j");
  const answered: string[] = [];
  for (let ticket = 0; ticket < 5; ticket += 1) {
    await shows(composer.text).toBeFocused();
    await shows(composer.text).toBeEditable();
    await says(composer.text, "");
    const { pathname } = new URL(page.url());
    answered.push(pathname);
    await page.keyboard.type(words);
    await page.keyboard.press("Control+Enter");
    await page.waitForURL((url) => url.pathname !== pathname);
  }
  const tray = page.getByRole("region", { name: "Outbox" });
  await shows(tray).toContainText("Sent to");
  await shows
    .poll(async () => (await inbox.replies()).map(({ path, status }) => [path, status]))
    .toEqual(answered.map((path) => [`/v2${path}/reply`, 201]));
  expect(new Set(answered).size).toBe(5);
  expect(await keysBesideWords(page, words.repeat(5))).toBeLessThanOrEqual(16);
});

test("with “next”, a question of checks that came late is asked where the reply is", async ({
  page,
}) => {
  let give = () => {};
  const isGiven = new Promise<void>((resolve) => (give = resolve));
  await page.route(/chunks\/textConcerns|textConcerns-/, async (route) => {
    await isGiven;
    await route.continue();
  });
  await page.goto("/conversations/101?after=next");
  const composer = composerOf(page);
  await shows(composer.text).toBeEditable();
  await composer.text.fill("Please see the attached file.");
  await composer.text.press("Control+Enter");
  // Slow enough that the checks are what is waited for.
  await shows(composer.form.getByRole("button", { name: "Cancel sending" })).toBeVisible();
  give();
  await shows(page.getByRole("dialog")).toContainText("nothing is attached");
  await page.getByRole("dialog").getByRole("button", { name: /^Send/ }).click();
  await page.waitForURL((url) => url.pathname !== "/conversations/101");
});

test("j, k, r, Escape and ? lead through the conversations, and none while something is typed", async ({
  page,
}) => {
  await page.goto("/");
  const links = page.getByRole("navigation", { name: "Conversations" }).getByRole("link");
  const current = page.locator('[aria-current="page"]');
  const composer = composerOf(page);
  await links.first().waitFor();
  await page.keyboard.press("j");
  await shows(current).toContainText("Grinder makes a rattling noise");
  await shows(composer.text).toBeFocused();
  await shows(composer.text).toBeEditable();
  await page.keyboard.type("jkr?");
  await says(composer.text, "jkr?");
  await page.keyboard.press("Escape");
  await shows(page.getByRole("region", { name: "Messages" })).toBeFocused();
  await page.keyboard.press("j");
  await shows(current).toContainText("Quote for six machines");
  await shows(composer.text).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("k");
  await shows(current).toContainText("Grinder makes a rattling noise");
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await shows(composer.text).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+C");
  await shows(composer.cc).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await shows(dialog).toContainText("Open the next conversation");
  await shows(dialog).toContainText("Undo, also a reply just sent off");
  await page.keyboard.press("j");
  await shows(current).toContainText("Grinder makes a rattling noise");
  await page.keyboard.press("Escape");
  await shows(dialog).toBeHidden();
});

test("“Undo send” is kept in the browser; undone, the reply is there to be changed", async ({
  page,
  inbox,
}) => {
  await page.goto("/conversations/101?undo=30&after=next");
  const composer = composerOf(page);
  // A draft answers nobody: the agent stays with it.
  await composer.text.fill("Not finished yet");
  await composer.draft.click();
  await composer.text.press("Control+Enter");
  await shows(composer.banner("draft-saved")).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/conversations/101");
  await composer.text.fill(words);
  await composer.text.press("Control+Enter");
  await page.waitForURL("**/conversations/102");
  const tray = page.getByRole("region", { name: "Outbox" });
  await tray.getByRole("button", { name: /Undo/ }).click();
  await page.waitForURL("**/conversations/101");
  await says(composer.text, words);
  await shows(composer.text).toBeFocused();
  expect(await inbox.replies()).toHaveLength(1);
  // By keyboard, from the one that was gone on to.
  await composer.text.press("Control+Enter");
  await page.waitForURL("**/conversations/102");
  await shows(composer.text).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("z");
  await page.waitForURL("**/conversations/101");
  await says(composer.text, words);
  await shows(composer.text).toBeFocused();
  expect(await inbox.replies()).toHaveLength(1);
  // Another page, without it in the address. Where the agent stays, too.
  await page.goto("/conversations/103?after=stay");
  await composer.text.fill(words);
  await composer.text.press("Control+Enter");
  await shows(composer.button("Send now")).toBeVisible();
  await page.keyboard.press("Escape");
  await shows(page.getByRole("region", { name: "Messages" })).toBeFocused();
  await page.keyboard.press("z");
  await shows(composer.text).toBeFocused();
  await says(composer.text, words);
  await page.getByRole("button", { name: "Settings" }).click();
  const settings = page.getByRole("dialog", { name: "Settings" });
  await shows(settings.getByLabel("Undo send")).toHaveValue("30");
  await settings.getByLabel("After sending").selectOption("Go back to the list");
  await page.keyboard.press("Escape");
  await composer.text.fill(words);
  await composer.text.press("Control+Enter");
  await shows(page).toHaveTitle("Inbox");
  const next = page.getByRole("navigation", { name: "Conversations" }).locator("a:focus");
  await shows(next).toHaveAttribute("data-waiting", "true");
  const href = await next.getAttribute("href");
  expect(href).not.toBe("/conversations/103");
  await page.keyboard.press("j");
  await page.waitForURL(`**${href}`);
  await shows(composer.text).toBeFocused();
});

test("the browser’s way back gives the focus to what it comes back to", async ({ page }) => {
  await page.goto("/");
  const link = (name: RegExp) => page.getByRole("navigation").getByRole("link", { name }).first();
  await link(/Grinder makes/).waitFor();
  await page.keyboard.press("j");
  await shows(composerOf(page).text).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.waitForURL("**/conversations/102");
  await shows(composerOf(page).text).toBeFocused();
  await page.goBack();
  await shows(link(/Grinder makes/)).toBeFocused();
  // Lost again, to what goes away.
  await composerOf(page).text.focus();
  await page.goBack();
  await shows(page).toHaveTitle("Inbox");
  await shows(link(/Grinder makes/)).toBeFocused();
});

test("Tab goes from the reply to Send with one stop for each tool, and by two more to what a send offers", async ({
  page,
  inbox,
}) => {
  await page.goto("/conversations/101?undo=30");
  const composer = composerOf(page);
  await composer.replyAs.waitFor();
  await composer.text.click();
  await page.keyboard.type(words);
  const files = ["a.pdf", "b.pdf", "c.pdf"].map((name) => ({
    name,
    mimeType: "",
    buffer: Buffer.from("x"),
  }));
  await composer.form.locator("input[type=file]").setInputFiles(files);
  await shows(composer.attachments).toHaveCount(3);
  const stops = async (count: number) => {
    const reached: string[] = [];
    for (let stop = 0; stop < count; stop += 1) {
      await page.keyboard.press("Tab");
      const focused = await page.locator(":focus").ariaSnapshot();
      reached.push(focused.replace(/^- /, "").split(/:|\n| \[/)[0] ?? "");
    }
    return reached;
  };
  expect(await stops(9)).toEqual([
    'button "Remove a.pdf"',
    'button "Attach files"',
    'button "Bold"',
    'button "Saved replies"',
    'button "More options"',
    'combobox "Reply as"',
    'switch "Save as draft"',
    'combobox "Status after sending"',
    'button "Send reply"',
  ]);
  await page.keyboard.press("Enter");
  await shows(composer.button("Undo")).toBeVisible();
  expect(await stops(2)).toEqual(['button "More ways to send"', 'button "Undo"']);
  await page.keyboard.press("Enter");
  await shows(composer.text).toBeFocused();
  await says(composer.text, words);
  expect(await inbox.replies()).toEqual([]);
});
