import type { Page } from "playwright";
import { describe, expect } from "vitest";
import { violationsOn } from "./axe.js";
import { shows, test } from "./harness.js";

const inboxOf = (page: Page) => page.getByRole("navigation", { name: "Conversations" });

test("lists every conversation, page by page, the latest activity first", async ({ page }) => {
  await page.goto("/");
  const links = inboxOf(page).getByRole("link");
  await shows(links).toHaveCount(25);
  await shows(links.first()).toContainText("Grinder makes a rattling noise");
  await inboxOf(page).getByRole("button", { name: "Load more" }).click();
  await shows(links).toHaveCount(29);
  await shows(inboxOf(page).getByRole("button", { name: "Load more" })).toHaveCount(0);
  for (const status of ["Active", "Pending", "Closed", "Spam"]) {
    await shows(inboxOf(page).getByText(status, { exact: true }).first()).toBeVisible();
  }
});

test("the address, the title and the marked entry say which conversation is open", async ({
  page,
}) => {
  await page.goto("/");
  await shows(page).toHaveTitle("Inbox");
  const link = inboxOf(page).getByRole("link", { name: /Steam wand drips/ });
  await link.click();
  await shows(page).toHaveURL(/\/conversations\/104$/);
  await shows(page).toHaveTitle("Steam wand drips after cleaning · Inbox");
  await shows(link).toHaveAttribute("aria-current", "page");
  await page.goBack();
  await shows(page).toHaveTitle("Inbox");
  await page.reload();
  await shows(page).toHaveTitle("Inbox");
});

test("a long conversation is shown from its end, earlier messages on demand", async ({ page }) => {
  await page.goto("/conversations/112");
  const messages = page.getByRole("article");
  await shows(messages).toHaveCount(25);
  await shows(messages.last()).toBeInViewport();
  await page.getByRole("button", { name: "Earlier messages" }).click();
  await shows(messages).toHaveCount(50);
});

test("a new message of the customer is there when the agent comes back", async ({
  page,
  inbox,
}) => {
  await page.goto("/conversations/123");
  await shows(page.getByRole("article")).toHaveCount(1);
  await inbox.write(123, { type: "customer", text: "Any news?" });
  await page.clock.install();
  await page.clock.fastForward(11_000);
  await page.evaluate(() =>
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true })),
  );
  await shows(page.getByRole("article").last()).toContainText("Any news?");
});

test("what is in a message can neither act nor fetch nor cover the page", async ({ page }) => {
  const pictures: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "image") pictures.push(request.url());
  });
  await page.goto("/conversations/119");
  const message = page.getByRole("article");
  await shows(message).toContainText("covering everything");
  await message.getByText("click here").click();
  await shows(page).toHaveTitle(/^<b>Bold<\/b> question/);
  await shows(
    message.locator("[dir=auto]").locator("script, iframe, form, input, [style], [onclick]"),
  ).toHaveCount(0);
  await shows(message.getByText("click here")).not.toHaveAttribute("href");
  expect(pictures.filter((url) => !url.startsWith("data:"))).toEqual([]);
});

test("right-to-left names and texts keep their direction", async ({ page }) => {
  await page.goto("/conversations/115");
  const heading = page.getByRole("heading", { level: 1 });
  await shows(heading).toHaveCSS("direction", "rtl");
  const body = page.getByRole("article").first().locator("[dir=auto]");
  await shows(body).toHaveCSS("direction", "rtl");
});

test("a list that could not be loaded says so, and loads again", async ({ page, inbox }) => {
  await inbox.arm({ status: 500 }, { method: "GET", path: "/v2/conversations\\?" }, null);
  await page.goto("/");
  await shows(inboxOf(page)).toContainText("The conversations could not be loaded");
  await inbox.clearFaults();
  await inboxOf(page).getByRole("button", { name: "Load again" }).click();
  await shows(inboxOf(page).getByRole("link")).toHaveCount(25);
});

test("a conversation that could not be loaded says so, and loads again", async ({
  page,
  inbox,
}) => {
  await inbox.arm({ status: 500 }, { method: "GET", path: "/v2/conversations" }, null);
  await page.goto("/conversations/101");
  await shows(page.getByRole("main")).toContainText("The conversation could not be loaded");
  await inbox.clearFaults();
  await page.getByRole("main").getByRole("button", { name: "Load again" }).click();
  await shows(page.getByRole("form", { name: "Reply to conversation" })).toBeVisible();
});

test("works where users and mailboxes are not to be had", async ({ page, inbox }) => {
  await inbox.arm({ status: 404 }, { method: "GET", path: "/v2/(users|mailboxes)" }, null);
  await page.goto("/conversations/101");
  const form = page.getByRole("form", { name: "Reply to conversation" });
  await shows(form.getByRole("textbox", { name: "Reply", exact: true })).toBeVisible();
  await shows(form.getByRole("combobox", { name: "Reply as" })).toHaveCount(0);
});

test("the keyboard reaches the list, the messages and the reply", async ({ page }) => {
  await page.goto("/");
  await shows(inboxOf(page).getByRole("link").first()).toBeVisible();
  await page.keyboard.press("Tab");
  await shows(page.getByRole("link", { name: "Skip to the conversation" })).toBeFocused();
  for (const name of ["Keyboard shortcuts", "Settings"]) {
    await page.keyboard.press("Tab");
    await shows(page.getByRole("button", { name })).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await shows(page.getByRole("heading", { level: 1 })).toBeVisible();
  await shows(page.getByRole("textbox", { name: "Reply" })).toBeFocused();
  // A Tab before they are there would rightly go elsewhere.
  await shows(page.getByRole("article").first()).toBeVisible();
  await page.getByRole("link", { name: "Skip to the conversation" }).focus();
  await page.keyboard.press("Enter");
  await shows(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await shows(page.getByRole("region", { name: "Messages" })).toBeFocused();
});

describe("on a narrow screen", () => {
  test.override({ contextOptions: { viewport: { width: 320, height: 640 } } });

  test("list and conversation are pages of their own, and nothing overflows", async ({ page }) => {
    await page.goto("/");
    await shows(page.getByRole("main")).toBeHidden();
    await inboxOf(page).getByRole("link").first().click();
    await shows(inboxOf(page)).toBeHidden();
    await shows(page.locator(".conversation")).toBeFocused();
    await shows(page.getByRole("article").first()).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.getByRole("link", { name: "Back to the inbox" }).click();
    await shows(inboxOf(page)).toBeVisible();
  });
});

test.for(["/", "/conversations/101", "/conversations/102", "/conversations/106"])(
  "axe finds nothing wrong with %s, in light and in dark",
  async (path, { page }) => {
    await page.goto(path);
    await shows(inboxOf(page).getByRole("link").first()).toBeVisible();
    if (path !== "/") await shows(page.getByRole("article").first()).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await violationsOn(page, ["color-contrast", "link-in-text-block"])).toEqual([]);
  },
);
