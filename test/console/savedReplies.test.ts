import { expect } from "vitest";
import type { Page } from "playwright";
import { composerOf } from "./composer.js";
import { shows, test } from "./harness.js";

/** Has its saved replies when this resolves. */
async function open(page: Page) {
  await page.goto("/conversations/101");
  const composer = composerOf(page);
  await shows(composer.button("Saved replies")).toBeVisible();
  await composer.text.focus();
  const field = (name: string) => composer.form.getByRole("textbox", { name, exact: true });
  const option = (name: string) => composer.form.getByRole("option", { name, exact: true });
  return { ...composer, field, option };
}

test("by keyboard: /, Enter, a blank, Tab, Send; and what it has is on the wire", async ({
  page,
  inbox,
}) => {
  const { text, send, banner, field, option } = await open(page);
  await page.keyboard.type("/out of");
  await shows(option("Out of stock")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await shows(field("Product")).toBeFocused();
  await page.keyboard.type("FH-100 & <lid>");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Monday");
  await page.keyboard.press("Control+Enter");
  await shows(text).toBeFocused();
  await page.keyboard.type("!");
  for (let stop = 0; stop < 20; stop += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one stop after the other
    if (await send.evaluate((button) => button.matches(":focus"))) break;
    // oxlint-disable-next-line no-await-in-loop
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await shows(banner("sent")).toBeVisible();
  const [reply] = await inbox.replies();
  const sent = JSON.stringify(reply?.body);
  expect(sent).toContain("Hi Ann,");
  expect(sent).toContain("FH-100 &amp; &lt;lid&gt; sells faster than we roast");
  expect(sent).toContain("back on Monday;");
  expect(sent).not.toMatch(/\{\{|\{%/);
});

test("twice in one reply, and undo takes back one at a time", async ({ page }) => {
  const { text, option } = await open(page);
  const put = async () => {
    await page.keyboard.type("/francais");
    await shows(option("Réponse en français")).toBeVisible();
    await page.keyboard.press("Tab");
    await shows(text).not.toContainText("/francais");
  };
  await put();
  const once = await text.innerText();
  await page.keyboard.type(" And: ");
  await put();
  expect((await text.innerText()).split("Nous lisons le français")).toHaveLength(3);
  await page.keyboard.press("Control+z");
  await shows(text).toContainText("And: /francais");
  await shows(text).toContainText("Nous lisons le français");
  expect(await text.innerText()).toContain(once.trim());
});

test.for<[how: string, leave: (page: Page) => Promise<Page>]>([
  [
    "opens another conversation",
    async (page) => {
      await page.locator("nav a[href='/conversations/102']").click();
      await shows(page.locator("nav a[href='/conversations/102']")).toHaveAttribute(
        "aria-current",
        "page",
      );
      return page;
    },
  ],
  [
    "goes on by j",
    async (page) => {
      // The form, and the text.
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await page.keyboard.press("j");
      await shows(page).not.toHaveURL(/101$/);
      return page;
    },
  ],
  [
    "reloads",
    async (page) => {
      await page.reload();
      return page;
    },
  ],
  [
    "closes the tab",
    async (page) => {
      const next = await page.context().newPage();
      const closed = page.waitForEvent("close");
      await page.close({ runBeforeUnload: true });
      await closed;
      return next;
    },
  ],
])(
  "what was typed for the blanks is in the reply of an agent who %s",
  async ([, leave], { page }) => {
    const { field, option } = await open(page);
    await page.keyboard.type("Hello, /out of");
    await shows(option("Out of stock")).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await shows(field("Product")).toBeFocused();
    await page.keyboard.type("FH-100");
    const next = await leave(page);
    await next.goto("/conversations/101");
    const { text } = composerOf(next);
    await shows(text).toContainText(/Hello, .*FH-100 sells faster than we roast.*\{\{/s);
    await shows(text).not.toContainText("/out of");
    if (next !== page) await next.close();
  },
);

test("a variable without a value never reaches the wire unasked", async ({ page, inbox }) => {
  const { text, button, send, option, form } = await open(page);
  await button("Saved replies").click();
  await option("Out of stock").click();
  await shows(form.getByRole("textbox", { name: "Product", exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await shows(text).toContainText("{{product}}");
  await send.click();
  await shows(page.getByRole("dialog")).toContainText("{{product}}");
  expect(await inbox.replies()).toEqual([]);
  await page.getByRole("button", { name: "Go back" }).click();
  await shows(text).toContainText("{{product}}");
});

test.describe("on a phone", () => {
  test.override({
    contextOptions: { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true },
  });

  test("it is behind More options, and its list is within the view", async ({ page }) => {
    await page.goto("/conversations/101");
    await page.getByRole("button", { name: "Reply to Ann Lee" }).tap();
    const { form, button, text } = composerOf(page);
    await button("More options").tap();
    await button("Saved replies").tap();
    const list = form.getByRole("listbox", { name: "Saved replies" });
    await shows(list).toBeInViewport({ ratio: 1 });
    // Back closes the list alone, and the next one the reply.
    await page.goBack();
    await shows(list).toBeHidden();
    await shows(text).toBeFocused();
    await page.keyboard.type("/ph");
    await shows(list).toBeVisible();
    await page.goBack();
    await shows(list).toBeHidden();
    await shows(text).toBeVisible();
    await text.fill("");
    await button("More options").tap();
    await button("Saved replies").tap();
    await form.getByRole("combobox", { name: "Search saved replies" }).fill("photo");
    await form.getByRole("option", { name: "Ask for a photo", exact: true }).tap();
    await shows(text).toContainText("send us a photo");
  });
});
