import { readFile } from "node:fs/promises";
import type { Page } from "playwright";
import { expect } from "vitest";
import { composerOf, download, drop, says } from "./composer.js";
import { shows, test } from "./harness.js";

const clipboardOf = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

const file = { name: "list.csv", type: "text/csv", bytes: Buffer.from("a;b\r\n1;2\r\n") };

test("locked by its number of threads: said before a word is typed, and decided by the 412", async ({
  page,
  inbox,
}) => {
  await page.goto("/conversations/112");
  const composer = composerOf(page);
  await shows(composer.banner("locked")).toContainText("100 messages");
  await shows(composer.send).toBeEnabled();
  await composer.text.fill("One more thing");
  await composer.send.click();

  await shows(composer.banner("locked")).toHaveAttribute("data-code", "locked");
  await shows(composer.send).toBeDisabled();
  await says(composer.text, "One more thing");
  await composer.button("Copy reply").click();
  await expect.poll(() => clipboardOf(page)).toContain("One more thing");
  expect((await inbox.replies()).map(({ status }) => status)).toEqual([412]);
});

test("locked by its age: the banner says so and the text stays", async ({ page, inbox }) => {
  await page.goto("/conversations/114");
  const composer = composerOf(page);
  await shows(composer.text).toBeVisible();
  await shows(composer.banner("locked")).toHaveCount(0);
  await composer.text.fill("We found more gaskets");
  await composer.send.click();
  await shows(composer.banner("locked")).toContainText(/old/);
  await says(composer.text, "We found more gaskets");
  expect((await inbox.replies()).map(({ status }) => status)).toEqual([412]);
});

test("merged while the agent types: the same reply goes to where it went, files and all", async ({
  page,
  inbox,
}) => {
  await inbox.change(123, { status: "closed" });
  await page.goto("/conversations/104");
  const composer = composerOf(page);
  await composer.text.fill("Please try the valve again");
  await composer.cc.fill("colleague@example.com");
  await composer.cc.press("Enter");
  await drop(composer.form, [file]);
  await inbox.change(104, { mergeInto: 123 });
  await composer.send.click();

  await shows(composer.banner("moved")).toContainText("123");
  await says(composer.text, "Please try the valve again");
  await composer.button("Send to conversation 123").click();
  await page.waitForURL("**/conversations/123");
  await shows(page.getByRole("article").last()).toContainText("Please try the valve again");
  // Not the page: the agent goes on in the conversation that the reply is in.
  await shows(composer.text).toBeFocused();
  const saved = await download(page, file.name);
  expect((await readFile(saved.path)).equals(file.bytes)).toBe(true);
  expect((await inbox.replies()).map(({ path, status }) => [path, status])).toEqual([
    ["/v2/conversations/104/reply", 404],
    ["/v2/conversations/123/reply", 201],
  ]);
  // It has reopened that one, and no colleague has.
  await composer.text.fill("And the seal");
  await composer.text.press("Control+Enter");
  await shows(composer.banner("sent")).toBeVisible();
});

test("merged twice while the agent types: the end of the chain is offered", async ({
  page,
  inbox,
}) => {
  await page.goto("/conversations/104");
  const composer = composerOf(page);
  await composer.text.fill("Twice merged");
  await inbox.change(104, { mergeInto: 103 });
  await inbox.change(103, { mergeInto: 101 });
  // The look of who goes to send. What it shows of another conversation is no news of this one.
  await page.clock.install();
  await page.clock.fastForward(2_000);
  await composer.text.press("Control");
  await shows(page.getByText("Conversation 104 was merged into 101.")).toBeVisible();
  await shows(page.getByRole("article")).toHaveCount(6);
  await composer.send.click();
  await composer.button("Send to conversation 101").click();
  await page.waitForURL("**/conversations/101");
  await shows(page.getByRole("article").last()).toContainText("Twice merged");
  expect((await inbox.conversation(101)).threads.at(-1)?.body).toBe("Twice merged");
});

test("merges that lead in a circle: a failure, with the text kept", async ({ page, inbox }) => {
  await page.goto("/conversations/104");
  const composer = composerOf(page);
  await composer.text.fill("Round and round");
  await inbox.change(104, { mergeInto: 103 });
  await inbox.change(103, { mergeInto: 104 });
  await composer.send.click();
  await shows(composer.banner("failed")).toBeVisible();
  await says(composer.text, "Round and round");
  expect((await inbox.replies()).map(({ status }) => status)).toEqual([404]);
});

test("deleted while the agent types: the banner says so, and the text can be copied", async ({
  page,
  inbox,
}) => {
  await page.goto("/conversations/104");
  const composer = composerOf(page);
  await composer.text.fill("Too late");
  await inbox.change(104, { delete: true });
  await composer.send.click();
  await shows(composer.banner("gone")).toBeVisible();
  await says(composer.text, "Too late");
  await composer.button("Copy reply").click();
  await expect.poll(() => clipboardOf(page)).toContain("Too late");
});

test("opened under an old address, a merged conversation shows where it went", async ({ page }) => {
  await page.goto("/conversations/107");
  await shows(page.getByText("Conversation 107 was merged into 101.")).toBeVisible();
  await shows(page.getByRole("article")).toHaveCount(6);
  const composer = composerOf(page);
  await composer.text.fill("To the merged one");
  await composer.send.click();
  await composer.button("Send to conversation 101").click();
  await page.waitForURL("**/conversations/101");
  await shows(page.getByRole("article").last()).toContainText("To the merged one");
});

test.for([
  [110, "This conversation was deleted"],
  [111, "This conversation was deleted"],
  [108, "This conversation could not be located"],
] as const)(
  "opened by its address, conversation %i says what became of it and takes no reply",
  async ([id, title], { page }) => {
    await page.goto(`/conversations/${id}`);
    await shows(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await shows(composerOf(page).form).toHaveCount(0);
  },
);

test("of a reply to a conversation that was deleted since, the words can still be copied", async ({
  page,
  inbox,
}) => {
  await page.goto("/conversations/104");
  const composer = composerOf(page);
  await composer.text.fill("Too late");
  await shows(page.getByText("Draft", { exact: true }).first()).toBeVisible();
  await inbox.change(104, { delete: true });
  await page.reload();
  await shows(page.getByRole("heading", { level: 1, name: /deleted/ })).toBeVisible();
  await says(composer.text, "Too late");
});
