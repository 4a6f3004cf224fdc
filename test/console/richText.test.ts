import { expect } from "vitest";
import { composerOf } from "./composer.js";
import { shows, test } from "./harness.js";

test("a reply with formatting is kept over a reload, and arrives as it was written", async ({
  page,
  inbox,
}) => {
  await page.goto("/conversations/101");
  const { text, banner } = composerOf(page);
  const toolbar = page.getByRole("toolbar", { name: "Formatting" });
  await toolbar.getByRole("button", { name: "Bold" }).click();
  await page.keyboard.type("Good news");
  await page.keyboard.press("Control+b");
  await page.keyboard.type(",\n- one\ntwo");
  await shows(text.locator("li")).toHaveText(["one", "two"]);
  // Who is asked before the page goes away stays until all is kept.
  await page.waitForFunction(() =>
    window.dispatchEvent(new Event("beforeunload", { cancelable: true })),
  );
  await page.reload();
  await shows(text.locator("li")).toHaveText(["one", "two"]);
  await shows(text.locator("strong")).toHaveText("Good news");
  await text.press("Control+Enter");
  await shows(banner("sent")).toBeVisible();
  await shows(text).toHaveText("");
  const message = page.getByRole("article").last();
  await shows(message.locator("strong")).toHaveText("Good news");
  await shows(message.locator("li")).toHaveText(["one", "two"]);
  const [reply] = await inbox.replies();
  expect(reply?.body).toMatchObject({
    text: "<p><strong>Good news</strong>,</p><ul><li>one</li><li>two</li></ul>",
  });
});
