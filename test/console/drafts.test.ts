import { createHash, randomBytes } from "node:crypto";
import type { Page } from "playwright";
import { describe, expect } from "vitest";
import { composerOf, drop, says } from "./composer.js";
import { shows, test } from "./harness.js";
import { randomFrom } from "./random.js";

const inboxOf = (page: Page) => page.getByRole("navigation", { name: "Conversations" });

/** Goes to a conversation whose reply is this one; looks at every frame, which a locator does not. */
async function switchTo(page: Page, id: number, text: string, isReloaded: boolean) {
  const path = `/conversations/${id}`;
  await page.evaluate((href) => {
    const link = document.querySelector<HTMLElement>(
      `nav[aria-label='Conversations'] a[href='${href}']`,
    );
    // The address changes before the composer does.
    if (location.pathname !== href) document.querySelector("form")?.setAttribute("data-left", "");
    link?.click();
  }, path);
  if (isReloaded) {
    // Who is asked before the page goes away stays until all is kept.
    const isKept = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    await page.waitForFunction(isKept);
    await page.reload();
  }
  await page.waitForFunction(
    ([href, value]) => {
      const reply = document.querySelector<HTMLElement>(
        "form:not([data-left]) [aria-label='Reply']",
      );
      if (location.pathname !== href || !reply) return false;
      const { words, isReadOnly } = window.readReply(reply);
      if (words !== value || isReadOnly) return false;
      reply.focus();
      return true;
    },
    [path, text] as const,
  );
}

/** The conversation's composer, once its messages are there. */
async function open(page: Page, id: number) {
  await page.goto(`/conversations/${id}`);
  await page.getByRole("article").last().waitFor();
  return composerOf(page);
}

describe("a reload", () => {
  const files = [
    { name: "burrs.png", type: "image/png", bytes: randomBytes(3_000_000) },
    { name: "invoice.pdf", type: "application/pdf", bytes: randomBytes(4_000_000) },
    { name: "räksmörgås – 報告.bin", type: "", bytes: randomBytes(5_000_000) },
  ];

  test("brings text, recipients, status and 12 MB of files back, and all of it is sent", async ({
    page,
    inbox,
  }) => {
    const composer = await open(page, 101);
    await composer.text.fill("The burrs are on their way.\n\nMaya");
    await composer.cc.fill("ann.lee@home.example");
    await composer.cc.press("Enter");
    await composer.bcc.fill("warranty@fernhill.example");
    await composer.bcc.press("Enter");
    await composer.bcc.fill("half-ty");
    await composer.status.selectOption({ label: "Closed" });
    await drop(composer.form, files);
    await shows(composer.attachments).toHaveCount(3);

    await page.reload();
    await shows(composer.banner("draft-restored")).toContainText(/^Draft from \d\d:\d\d restored/);
    await says(composer.text, "The burrs are on their way.\n\nMaya");
    await shows(composer.form.getByText("ann.lee@home.example")).toBeVisible();
    await shows(composer.form.getByText("warranty@fernhill.example")).toBeVisible();
    // Half-typed, it would be sent and be named nowhere.
    const halfTyped = composer.form.getByRole("button", { name: "Remove half-ty" });
    await shows(halfTyped).toBeVisible();
    await shows(composer.bcc).toHaveValue("");
    await shows(composer.status.locator("option:checked")).toHaveText("Closed");
    await shows(composer.attachments).toHaveCount(3);

    await composer.banner("draft-restored").getByRole("button", { name: "Discard" }).click();
    await says(composer.text, "");
    await shows(composer.attachments).toHaveCount(0);
    await composer.banner("draft-discarded").getByRole("button", { name: "Undo" }).click();
    await says(composer.text, "The burrs are on their way.\n\nMaya");
    await shows(composer.attachments).toHaveCount(3);

    await halfTyped.click();
    await composer.text.press("Control+Enter");
    await shows(composer.banner("sent")).toBeVisible();
    const [reply, ...others] = await inbox.replies();
    expect(others).toEqual([]);
    expect(reply?.body).toMatchObject({
      text: "The burrs are on their way.<br><br>Maya",
      status: "closed",
      cc: ["ann.lee@home.example"],
      bcc: ["warranty@fernhill.example"],
      attachments: files.map(({ name, bytes }) => ({
        fileName: name,
        data: { sha256: createHash("sha256").update(bytes).digest("hex") },
      })),
    });

    await page.reload();
    await page.getByRole("article").last().waitFor();
    await shows(composer.text).toBeEditable();
    await says(composer.text, "");
    await shows(composer.attachments).toHaveCount(0);
    await shows(inboxOf(page).getByText("Draft", { exact: true })).toHaveCount(0);
  });

  test("during a send: what may have been sent is said so, found, and not sent again", async ({
    page,
    inbox,
  }) => {
    const composer = await open(page, 101);
    await inbox.arm({ hang: "after-creating" });
    await composer.text.fill("The gaskets are in the post.");
    await composer.text.press("Control+Enter");
    await expect.poll(() => inbox.replies()).toHaveLength(1);
    let answer = () => {};
    const isAsked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route("**/v2/conversations/101/threads*", async (route) => {
      await isAsked;
      await route.continue();
    });

    await page.reload();
    await shows(composer.banner("maybe-sent")).toContainText("not sure this was sent");
    answer();
    await shows(composer.banner("sent")).toBeVisible();
    await says(composer.text, "");
    await page.reload();
    await page.getByRole("article").last().waitFor();
    await shows(composer.text).toBeEditable();
    await says(composer.text, "");
    const { threads } = await inbox.conversation(101);
    expect(threads.filter(({ body }) => body.includes("The gaskets"))).toHaveLength(1);
    expect(await inbox.replies()).toHaveLength(1);
  });

  test("during a send that never arrived: the reply is there, marked, and can be sent", async ({
    page,
    inbox,
  }) => {
    const composer = await open(page, 101);
    await inbox.arm({ hang: true });
    await composer.text.fill("The gaskets are in the post.");
    await composer.text.press("Control+Enter");
    await expect.poll(() => inbox.replies()).toHaveLength(1);

    await page.reload();
    await shows(composer.banner("maybe-sent")).toBeVisible();
    await says(composer.text, "The gaskets are in the post.");
    await composer.button("Try again").click();
    await shows(composer.banner("sent")).toBeVisible();
    const { threads } = await inbox.conversation(101);
    expect(threads.filter(({ body }) => body.includes("The gaskets"))).toHaveLength(1);
  });
});

test(
  "twenty switches among three conversations: each keeps its own, and the inbox says so",
  { timeout: 60_000 },
  async ({ page }) => {
    const random = randomFrom(5);
    const written = new Map([101, 102, 104].map((id) => [id, ""]));
    const composer = await open(page, 101);
    for (let turn = 0; turn < 20; turn += 1) {
      const id = random.pick([...written.keys()]);
      await switchTo(page, id, written.get(id) ?? "", turn % 10 === 9);
      const word = `${id}-${turn} `;
      await page.keyboard.type(word);
      written.set(id, `${written.get(id)}${word}`);
    }
    for (const [id, text] of written) {
      const link = inboxOf(page).locator(`a[href="/conversations/${id}"]`);
      await shows(link.getByText("Draft", { exact: true })).toBeVisible();
      await link.click();
      await says(composer.text, text);
    }
    await shows(inboxOf(page).getByText("Draft", { exact: true })).toHaveCount(3);
  },
);

test("the inbox leads to the draft of a conversation that was merged into another", async ({
  page,
  inbox,
}) => {
  const composer = await open(page, 101);
  await composer.text.fill("The burrs are on their way.");
  await shows(inboxOf(page).getByText("Draft", { exact: true })).toBeVisible();
  await inbox.change(101, { mergeInto: 102 });
  await open(page, 104);
  await inboxOf(page)
    .getByRole("link", { name: /Draft The burrs/ })
    .click();
  await says(composer.text, "The burrs are on their way.");
  await composer.text.press("Control+Enter");
  await composer.button("Send to conversation 102").click();
  await shows(composer.banner("sent")).toBeVisible();
  await shows(inboxOf(page).getByText("Draft", { exact: true })).toHaveCount(0);
  expect((await inbox.conversation(102)).threads.map(({ body }) => body)).toContain(
    "The burrs are on their way.",
  );
});
