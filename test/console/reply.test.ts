import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect } from "vitest";
import { composerOf, download, drop, says } from "./composer.js";
import { shows, test } from "./harness.js";

const files = [
  { name: "burrs.png", type: "image/png", bytes: randomBytes(40_000) },
  { name: "invoice.pdf", type: "application/pdf", bytes: randomBytes(300_000) },
  {
    name: "räksmörgås – 報告.txt",
    type: "text/plain",
    bytes: Buffer.from("räksmörgås\r\n報告\n\u0000 end", "utf8"),
  },
];

test("an agent answers with copies, status and files, and everything arrives", async ({
  page,
  inbox,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: /Grinder makes a rattling noise/ }).click();
  await shows(
    page.getByRole("heading", { level: 1, name: "Grinder makes a rattling noise" }),
  ).toBeVisible();
  const composer = composerOf(page);

  await composer.text.fill("The burrs are on their way.\n\nMaya & Jonas <both>");
  await composer.cc.fill("ann.lee@home.example");
  await composer.cc.press("Enter");
  await composer.bcc.fill("warranty@fernhill.example");
  await composer.bcc.press("Enter");
  await composer.status.selectOption({ label: "Closed" });
  await drop(composer.form, files);
  await shows(composer.attachments).toHaveCount(3);
  await composer.text.press("Control+Enter");

  await shows(composer.banner("sent")).toBeVisible();
  const message = page.getByRole("article").last();
  await shows(message).toContainText("The burrs are on their way.");
  await shows(message).toContainText("Maya & Jonas <both>");
  await shows(message).toContainText("Cc ann.lee@home.example");
  await shows(message).toContainText("Bcc warranty@fernhill.example");
  await shows(page.getByRole("main").locator("[data-status]").first()).toHaveText("Closed");
  await says(composer.text, "");

  for (const file of files) {
    const saved = await download(page, file.name);
    expect(saved.name).toBe(file.name);
    expect((await readFile(saved.path)).equals(file.bytes)).toBe(true);
  }
  const [reply, ...others] = await inbox.replies();
  expect(others).toEqual([]);
  expect(reply).toMatchObject({
    path: "/v2/conversations/101/reply",
    status: 201,
    body: {
      customer: { id: 201 },
      text: "The burrs are on their way.<br><br>Maya &amp; Jonas &lt;both&gt;",
      status: "closed",
      cc: ["ann.lee@home.example"],
      bcc: ["warranty@fernhill.example"],
    },
  });
  expect((await inbox.conversation(101)).status).toBe("closed");
});

test("a draft is saved and shown as one, and the conversation stays as it is", async ({
  page,
  inbox,
}) => {
  await page.goto("/conversations/104");
  const composer = composerOf(page);
  await composer.text.fill("Not finished yet");
  await composer.draft.click();
  await composer.button("Save draft").click();

  await shows(composer.banner("draft-saved")).toBeVisible();
  const message = page.getByRole("article").last();
  await shows(message).toContainText("Draft");
  await shows(message).toContainText("Not finished yet");
  const { status, threads } = await inbox.conversation(104);
  expect(status).toBe("pending");
  expect(threads.at(-1)).toMatchObject({ state: "draft" });
});

test("an imported reply is filed at its time and reopens nothing", async ({ page, inbox }) => {
  await page.goto("/conversations/103");
  const composer = composerOf(page);
  await composer.text.fill("Answered by phone");
  await composer.button("More options").click();
  await composer.imported.click();
  await composer.createdAt.fill("2024-02-29T08:30");
  await composer.button("Add to history").click();

  await shows(composer.banner("sent")).toBeVisible();
  await shows(page.getByRole("article").first()).toContainText("Answered by phone");
  const { status, threads } = await inbox.conversation(103);
  expect(status).toBe("closed");
  const filed = threads.find(({ imported }) => imported);
  const local = await page.evaluate(() => new Date("2024-02-29T08:30").toISOString());
  expect(Date.parse(filed?.createdAt ?? "")).toBe(Date.parse(local));
});

test("a reply in a colleague's name has their signature, and what is quoted", async ({
  page,
  inbox,
}) => {
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.goto("/conversations/123");
  const composer = composerOf(page);
  await composer.replyAs.selectOption({ label: "Jonas Weber" });
  const signature = page.getByRole("group", { name: "Signature" });
  await shows(signature).toContainText("Best regards, Jonas Weber");
  const { height = 0 } = (await page.getByRole("form").boundingBox()) ?? {};
  expect(height).toBeLessThanOrEqual(200);
  const message = page.getByRole("article").first();
  const said = await message.evaluate((article) => {
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    let longest: Node | null = null;
    while (texts.nextNode()) {
      const { currentNode } = texts;
      if ((currentNode.nodeValue ?? "").length > (longest?.nodeValue ?? "").length) {
        longest = currentNode;
      }
    }
    if (longest) getSelection()?.setBaseAndExtent(longest, 0, longest, 12);
    return getSelection()?.toString().trim() ?? "";
  });
  await message.getByRole("button", { name: /^Quote / }).click();
  await shows(composer.text).toBeFocused();
  await page.keyboard.type("The citric one");
  await shows(page.getByRole("group", { name: "Quoted message" })).toContainText("wrote:");
  await composer.send.click();

  await shows(composer.banner("sent")).toBeVisible();
  await shows(page.getByRole("article", { name: /Jonas Weber/ })).toContainText("The citric one");
  const [sent] = await inbox.replies();
  expect(sent?.body).toMatchObject({
    user: 2,
    text: expect.stringMatching(
      `^The citric one<br><br>Best regards,<br>Jonas Weber<br><br>On .* wrote:<blockquote>${said}</blockquote>$`,
    ) as unknown,
  });
});

test("the conversation's own copies are always sent", async ({ page, inbox }) => {
  await page.goto("/conversations/102");
  const composer = composerOf(page);
  await shows(
    composer.form.getByRole("button", { name: "Remove accounts@holtandsons.example" }),
  ).toBeVisible();
  await composer.text.fill("The quote follows");
  await composer.send.click();
  await shows(composer.banner("sent")).toBeVisible();
  expect((await inbox.replies())[0]?.body).toMatchObject({
    cc: ["accounts@holtandsons.example", "office.york@holtandsons.example"],
    bcc: ["sales-archive@fernhill.example"],
  });
});

test("an expired token is renewed without the agent noticing", async ({ page, inbox }) => {
  await page.goto("/conversations/101?editor=plain");
  const composer = composerOf(page);
  await composer.text.fill("After the token ended");
  await inbox.expireTokens();
  await composer.send.click();
  await shows(composer.banner("sent")).toBeVisible();
  const { threads } = await inbox.conversation(101);
  expect(threads.filter(({ body }) => body === "After the token ended")).toHaveLength(1);
});
