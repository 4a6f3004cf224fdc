import type { Locator } from "playwright";
import { describe, expect } from "vitest";
import { violationsOn } from "./axe.js";
import { composerOf, says } from "./composer.js";
import { shows, test } from "./harness.js";

/** Of what is shown of it, in pixels. */
async function visibleHeight(element: Locator): Promise<number> {
  return element.evaluate(
    (node) =>
      new Promise<number>((resolve) => {
        const observer = new IntersectionObserver(([entry]) => {
          observer.disconnect();
          resolve(entry?.intersectionRect.height ?? 0);
        });
        observer.observe(node);
      }),
  );
}

describe("on a phone", () => {
  test.override({
    contextOptions: { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } },
  });

  test("the reply opens over the messages, and the way back leads to them, then to the list", async ({
    page,
  }) => {
    await page.goto("/");
    await page.getByRole("link", { name: /Grinder makes a rattling noise/ }).tap();
    const back = page.getByRole("link", { name: "Back to the inbox" });
    const last = page.getByRole("article").last();
    const opener = page.getByRole("button", { name: "Reply to Ann Lee", exact: true });
    await shows(last).toBeInViewport({ ratio: 1 });
    await shows(back).toBeInViewport({ ratio: 1 });
    const facts = page.getByRole("main").getByRole("list").first().getByRole("listitem");
    const status = facts.filter({ hasText: /^Active$/ });
    expect(await status.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    const { form, text, send, button } = composerOf(page);
    await shows(form).toBeHidden();
    expect(await violationsOn(page)).toEqual([]);
    await opener.tap();
    await shows(text).toBeFocused();
    await shows(send).toBeInViewport({ ratio: 1 });
    await shows(last).toBeHidden();
    expect(await violationsOn(page)).toEqual([]);
    await text.fill("Half an answer");
    // First it closes what is open in the reply.
    await button("More options").tap();
    await shows(button("Discard reply")).toBeVisible();
    await page.goBack();
    await shows(button("Discard reply")).toBeHidden();
    await shows(text).toBeVisible();
    await page.goBack();
    await shows(form).toBeHidden();
    await shows(last).toBeInViewport({ ratio: 1 });
    await shows(opener).toBeFocused();
    await opener.tap();
    await says(text, "Half an answer");
    await page.getByRole("button", { name: "Back to the messages" }).tap();
    await shows(opener).toBeVisible();
    await page.goBack();
    await shows(page).toHaveTitle("Inbox");
  });

  test("a finger finds what attaches a file, what removes one, and what sends", async ({
    page,
  }) => {
    await page.goto("/conversations/101");
    await page.getByRole("button", { name: "Reply to Ann Lee" }).tap();
    const { form, attachments, button } = composerOf(page);
    const files = ["invoice.pdf", "setup.exe"].map((name) => ({
      name,
      mimeType: "",
      buffer: Buffer.from("x"),
    }));
    await form.locator("input[type=file]").setInputFiles(files);
    await shows(attachments).toHaveCount(2);
    const small: string[] = [];
    const pressed = ["Attach files", "Remove invoice.pdf", "Remove setup.exe"];
    const people = ["Cc", "Bcc", "Change customer"];
    for (const name of [...pressed, ...people, "Send reply", "More ways to send"]) {
      // oxlint-disable-next-line no-await-in-loop
      const { width = 0, height = 0 } = (await button(name).boundingBox()) ?? {};
      if (Math.min(width, height) < 44) small.push(name);
    }
    expect(small).toEqual([]);
  });

  test("a finger finds all that the console itself has to be pressed", async ({ page, inbox }) => {
    /** In a sentence a link is as high as its line. */
    const small = () =>
      page
        .locator(":is(a, button, select, input):not(.rc-root *, .skip, p a, .message-body a)")
        .evaluateAll((all) =>
          all.flatMap((one) => {
            const { width, height } = (one.closest("label") ?? one).getBoundingClientRect();
            const isSeen = one.checkVisibility({ visibilityProperty: true });
            return isSeen && Math.min(width, height) < 44 ? [one.textContent] : [];
          }),
        );
    await page.goto("/");
    await page.getByRole("link", { name: /Grinder makes/ }).waitFor();
    expect(await small()).toEqual([]);
    await page.getByRole("button", { name: "Settings" }).tap();
    await page.getByRole("dialog").waitFor();
    expect(await small()).toEqual([]);
    await page.getByRole("button", { name: "Close" }).tap();
    await page.getByRole("link", { name: /Grinder makes/ }).tap();
    await page.getByRole("button", { name: "Reply to Ann Lee" }).tap();
    const { text, send, banner } = composerOf(page);
    await inbox.arm({ status: 500 });
    await text.fill("It fails.");
    await send.tap();
    await shows(banner("failed")).toBeVisible();
    await page.goBack();
    const tray = page.getByRole("region", { name: "Outbox" });
    await shows(tray.getByRole("button", { name: /Try again/ })).toBeVisible();
    await page.getByRole("button", { name: /^Download/ }).waitFor();
    expect(await small()).toEqual([]);
  });

  test("above its keyboard there are 120 px of text, one row, and Send", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 420 });
    await page.goto("/conversations/102");
    await page.getByRole("button", { name: "Reply to Marcus Holt" }).tap();
    const { form, text, send, button } = composerOf(page);
    await shows(button("More formatting")).toBeVisible();
    await text.fill("Line\n".repeat(40));
    await shows(send).toBeInViewport({ ratio: 1 });
    expect(await visibleHeight(text)).toBeGreaterThanOrEqual(120);
    for (const part of [form.getByText("Marcus Holt").first(), button("Change customer")]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as they are read
      await shows(part).toBeInViewport({ ratio: 1 });
    }
    const row = ["Attach files", "More formatting", "More options", "Send reply"].map(
      async (name) => {
        const { y = 0, height = 0 } = (await button(name).boundingBox()) ?? {};
        return Math.round((y + height / 2) / 10);
      },
    );
    expect(new Set(await Promise.all(row)).size).toBe(1);
    // With files too, and the button that shows the rest of them is not below the row.
    const names = ["setup.exe", ...Array.from({ length: 9 }, (_, nth) => `${nth}.jpg`)];
    await form
      .locator("input[type=file]")
      .setInputFiles(names.map((name) => ({ name, mimeType: "", buffer: Buffer.from("x") })));
    await form.getByRole("button", { name: /^\+\d+ more$/ }).tap({ trial: true, timeout: 2000 });
    expect(await visibleHeight(text)).toBeGreaterThanOrEqual(75);
    await shows(send).toBeInViewport({ ratio: 1 });
  });

  test("above its keyboard a failure leaves 120 px of text, its way out, and Send", async ({
    page,
    inbox,
  }) => {
    await page.setViewportSize({ width: 360, height: 420 });
    await inbox.arm({ status: 500 });
    await page.goto("/conversations/102");
    await page.getByRole("button", { name: "Reply to Marcus Holt" }).tap();
    const { text, cc, send, banner, button } = composerOf(page);
    await shows(button("More formatting")).toBeVisible();
    await text.fill("Line\n".repeat(40));
    await send.tap();
    await shows(banner("failed")).toContainText("Reference");
    expect(await visibleHeight(text)).toBeGreaterThanOrEqual(120);
    // While others are added too, of whom there is something to say.
    await cc.fill("boss@rival.example, ann.leitner@example.net, x@y.example,");
    await shows(cc).toBeFocused();
    await shows(send).toBeInViewport({ ratio: 1 });
    await shows.poll(() => visibleHeight(text)).toBeGreaterThanOrEqual(120);
    for (const part of [banner("failed").getByText(/^Not sent/), button("Try again"), send]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as they are read
      await shows(part).toBeInViewport({ ratio: 1 });
    }
  });

  test("above its keyboard a signature that is edited leaves 120 px of text, and Send", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 420 });
    await page.goto("/conversations/101");
    await page.getByRole("button", { name: "Reply to Ann Lee" }).tap();
    const { form, text, send, replyAs, button } = composerOf(page);
    await shows(button("More formatting")).toBeVisible();
    await text.fill("Line\n".repeat(40));
    await button("More options").tap();
    await replyAs.selectOption({ index: 1 });
    await button("More options").tap();
    // Where the text is full, too: a smaller one is covered by it.
    const { height = 0 } = (await button("Edit signature").boundingBox()) ?? {};
    expect(height).toBeGreaterThanOrEqual(36);
    await button("Edit signature").tap();
    const signature = form.getByRole("textbox", { name: "Signature", exact: true });
    await signature.fill("Line\n".repeat(6));
    await shows(signature).toBeFocused();
    await shows(signature).toBeInViewport();
    expect(await visibleHeight(text)).toBeGreaterThanOrEqual(120);
    await shows(send).toBeInViewport({ ratio: 1 });
  });

  test("above its keyboard a signature that is edited leaves 120 px of text beside Cc and Bcc", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 420 });
    await page.goto("/conversations/101");
    await page.getByRole("button", { name: "Reply to Ann Lee" }).tap();
    const { form, text, cc, bcc, send, replyAs, button } = composerOf(page);
    await shows(button("More formatting")).toBeVisible();
    await text.fill("Line\n".repeat(40));
    await button("More options").tap();
    await replyAs.selectOption({ index: 1 });
    await button("More options").tap();
    await cc.fill("boss@rival.example, ann.leitner@example.net,");
    await bcc.fill("archive@roastery.example,");
    await text.tap();
    await button("Edit signature").tap();
    const signature = form.getByRole("textbox", { name: "Signature", exact: true });
    await signature.fill("Line\n".repeat(6));
    await shows(signature).toBeInViewport();
    await shows.poll(() => visibleHeight(text)).toBeGreaterThanOrEqual(120);
    await shows(send).toBeInViewport({ ratio: 1 });
  });

  test("of its files whole rows are seen", async ({ page }) => {
    await page.goto("/conversations/101");
    await page.getByRole("button", { name: "Reply to Ann Lee" }).tap();
    const { form, attachments } = composerOf(page);
    const more = form.getByRole("button", { name: /^\+\d+ more$/ });
    const seen = async () => {
      const parts = await attachments.evaluateAll((items) =>
        items.map((item) => {
          const list = item.parentElement?.getBoundingClientRect();
          const { top, height } = item.getBoundingClientRect();
          return list ? Math.min(1, Math.max(0, (list.bottom - top) / height)) : 0;
        }),
      );
      return parts.filter((part) => part > 0).map((part) => Math.round(part * 20) / 20);
    };
    const add = async (...names: string[]) => {
      const files = names.map((name) => ({ name, mimeType: "", buffer: Buffer.from("x") }));
      await form.locator("input[type=file]").setInputFiles(files);
      await more.waitFor();
    };
    await add("first photo.jpg", "second photo.jpg", "third photo.jpg", "fourth photo.jpg");
    await shows.poll(seen).toEqual([1, 1]);
    await add("setup.exe");
    await shows.poll(seen).toEqual([1, 1]);
    await add("install.bat", "run.msi");
    await shows.poll(seen).toEqual([1, 1]);
    // Above its keyboard.
    await page.setViewportSize({ width: 360, height: 420 });
    await shows.poll(seen).toEqual([1]);
    await more.tap({ trial: true, timeout: 2000 });
  });

  test("a finger finds each tool of the text", async ({ page }) => {
    await page.goto("/conversations/101");
    await page.getByRole("button", { name: "Reply to Ann Lee" }).tap();
    const { form, button } = composerOf(page);
    await button("More formatting").tap();
    await shows(button("Clear formatting")).toBeInViewport({ ratio: 1 });
    const small = await form
      .getByRole("toolbar", { name: "Formatting" })
      .getByRole("button")
      .evaluateAll((all) =>
        all.flatMap((one) => {
          const { width, height } = one.getBoundingClientRect();
          return Math.round(Math.min(width, height)) < 36 ? [one.ariaLabel] : [];
        }),
      );
    expect(small).toEqual([]);
  });

  test("a finger finds the blanks of a saved reply, and what puts it in", async ({ page }) => {
    await page.goto("/conversations/101");
    await page.getByRole("button", { name: "Reply to Ann Lee" }).tap();
    const { form, text, button } = composerOf(page);
    await button("More options").tap();
    await button("Saved replies").tap();
    const search = form.getByRole("combobox", { name: "Search saved replies" });
    const small: string[] = [];
    const measure = async (...parts: Locator[]) => {
      for (const part of parts) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const { height = 0 } = (await part.boundingBox()) ?? {};
        if (height < 44) small.push(`${String(part)}: ${height}`);
      }
    };
    await measure(search);
    await search.fill("out of");
    await form.getByRole("option", { name: "Out of stock", exact: true }).tap();
    const field = (name: string) => form.getByRole("textbox", { name, exact: true });
    await shows(field("Product")).toBeFocused();
    await measure(field("Product"), field("Date"), button("Insert"));
    expect(small).toEqual([]);
    await button("Insert").tap();
    await shows(text).toContainText("{{product}}");
  });

  test("on its side there are lines of text and Send above its keyboard", async ({ page }) => {
    await page.setViewportSize({ width: 740, height: 170 });
    await page.goto("/conversations/101");
    await page.getByRole("button", { name: "Reply to Ann Lee" }).tap();
    const { text, send, button } = composerOf(page);
    // The rich editor, which takes the place of what is there before it.
    await shows(button("More formatting")).toBeAttached();
    await text.fill("Line\n".repeat(10));
    await shows(send).toBeInViewport({ ratio: 1 });
    expect(await visibleHeight(text)).toBeGreaterThanOrEqual(60);
  });

  test("with letters twice as large there are two lines of text above its keyboard, whatever goes along", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 420 });
    await page.goto("/conversations/102");
    await page.getByRole("button", { name: "Reply to Marcus Holt" }).tap();
    const { form, cc, text, send, status } = composerOf(page);
    await cc.fill("ann@example.com, bob@example.com, cat@example.com,");
    await form
      .locator("input[type=file]")
      .setInputFiles({ name: "invoice.pdf", mimeType: "", buffer: Buffer.from("x") });
    await text.fill("Line\n".repeat(40));
    const lines = async () => {
      const one = await text.evaluate((node) => parseFloat(getComputedStyle(node).lineHeight));
      return (await visibleHeight(text)) / one;
    };
    // Letters of a page, then of a browser that is zoomed.
    await page.addStyleTag({ content: ":root { font-size: 32px }" });
    await shows.poll(lines).toBeGreaterThanOrEqual(2);
    await shows(send).toBeInViewport({ ratio: 1 });
    await page.addStyleTag({ content: ":root { font-size: 16px }" });
    await page.setViewportSize({ width: 180, height: 210 });
    await shows.poll(lines).toBeGreaterThanOrEqual(2);
    await shows(send).toBeInViewport({ ratio: 1 });
    // What gives way is still there for the keyboard.
    await send.focus();
    await page.keyboard.press("Shift+Tab");
    await shows(status).toBeFocused();
    await shows(status).toBeInViewport();
  });

  test("what is rare is behind one button, and no key is named that a phone has not", async ({
    page,
    inbox,
  }) => {
    await page.goto("/conversations/101");
    await page.getByRole("button", { name: "Reply to Ann Lee" }).tap();
    const { form, text, replyAs, draft, imported, createdAt, button, send } = composerOf(page);
    await text.fill("From the train");
    await shows(draft).not.toBeInViewport();
    await button("More options").tap();
    await shows(draft).toBeInViewport({ ratio: 1 });
    await shows(button("Discard reply")).toBeVisible();
    await shows(button("Keyboard shortcuts")).toBeHidden();
    const [name = ""] = (await replyAs.getByRole("option").allTextContents()).slice(-1);
    await replyAs.selectOption(name);
    // The widest of it, with its date.
    await imported.tap();
    await shows(createdAt).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await imported.tap();
    await button("More options").tap();
    await shows(replyAs).not.toBeInViewport();
    await button("More ways to send").tap();
    await shows(form.getByRole("menuitem", { name: "Send and close" })).toBeVisible();
    await shows(form.getByText("Ctrl").filter({ visible: true })).toHaveCount(0);
    await page.keyboard.press("Escape");
    await send.tap();
    await shows(page.getByRole("region", { name: "Outbox" })).toContainText("Sent to");
    expect((await inbox.replies())[0]?.body).toMatchObject({ user: expect.any(Number) });
  });

  test("a reply that is on its way is no draft", async ({ page, inbox }) => {
    await inbox.arm({ hang: "after-creating" });
    await page.goto("/conversations/101");
    const opener = page.getByRole("button", { name: "Reply to Ann Lee", exact: true });
    await opener.tap();
    const { text, send, button } = composerOf(page);
    await text.fill("It is on its way.");
    await shows(button("More formatting")).toBeEnabled();
    await send.tap();
    // Whatever would change its text is greyed meanwhile.
    await shows(button("More formatting")).toBeDisabled();
    await button("More options").tap();
    await shows(button("Saved replies")).toBeDisabled();
    await shows(button("Discard reply")).toBeDisabled();
    await button("More options").tap();
    await page.goBack();
    await shows(opener).toHaveAccessibleDescription("Sending…");
    await page.getByRole("link", { name: "Back to the inbox" }).tap();
    const item = page
      .getByRole("navigation", { name: "Conversations" })
      .getByRole("link", { name: /Grinder makes a rattling noise/ });
    await shows(item).toContainText("Sending… It is on its way.");
    await inbox.clearFaults();
    await shows(item).not.toContainText("Sending…");
  });

  test("a browser that does not shrink the page for its keyboard covers nothing", async ({
    page,
  }) => {
    // Safari's keyboard, which tells of itself by the visual viewport alone.
    await page.addInitScript(() => {
      const view = Object.assign(new EventTarget(), {
        height: innerHeight,
        scale: 1,
        offsetTop: 0,
      });
      Object.defineProperty(window, "visualViewport", { value: view });
    });
    await page.goto("/conversations/101");
    await page.getByRole("button", { name: "Reply to Ann Lee" }).tap();
    await page.evaluate(() => {
      const view = window.visualViewport;
      if (view) Object.assign(view, { height: 420 }).dispatchEvent(new Event("resize"));
    });
    await shows
      .poll(async () => {
        const box = await page.getByRole("main").boundingBox();
        return box && box.y + box.height;
      })
      .toBeLessThanOrEqual(420);
  });
});

describe.each([
  ["a mouse", { hasTouch: false, isMobile: false }],
  ["a finger", { hasTouch: true, isMobile: true }],
])("with %s", (_, pointer) => {
  test.override({ contextOptions: { ...pointer, viewport: { width: 700, height: 740 } } });

  test("what goes with the reply is one row at every width", async ({ page }) => {
    await page.goto("/conversations/101");
    await page.getByRole("button", { name: "Reply to Ann Lee" }).click();
    const { replyAs, send, button } = composerOf(page);
    await shows(button("More formatting")).toBeVisible();
    await shows(button("More options")).toBeVisible();
    await replyAs.selectOption("Léa Fontaine");
    const first = await button("Attach files").elementHandle();
    const last = await send.elementHandle();
    const broken: number[] = [];
    for (let width = 320; width <= 1400; width += 20) {
      // oxlint-disable no-await-in-loop -- one width after the other
      await page.setViewportSize({ width, height: 740 });
      const isBroken = await page.evaluate(
        ([one, other]) =>
          !one || !other || other.getBoundingClientRect().y > one.getBoundingClientRect().bottom,
        [first, last],
      );
      // oxlint-enable no-await-in-loop
      if (isBroken) broken.push(width);
    }
    expect(broken).toEqual([]);
  });

  test("on a tablet a name is whole where there is room for it", async ({ page }) => {
    await page.setViewportSize({ width: 768, height: 740 });
    await page.goto("/conversations/101");
    await page.getByRole("button", { name: "Reply to Ann Lee" }).click();
    const { replyAs } = composerOf(page);
    await replyAs.selectOption("Léa Fontaine");
    const missing = await replyAs.evaluate((select) => {
      const { width } = select.getBoundingClientRect();
      select.style.setProperty("max-inline-size", "none", "important");
      return select.getBoundingClientRect().width - width;
    });
    expect(missing).toBeLessThanOrEqual(1);
  });
});

test("what is rare opens at its button, and a status that was chosen stands apart from Send", async ({
  page,
}) => {
  const edges = async (element: Locator) => {
    const { x = 0, width = 0 } = (await element.boundingBox()) ?? {};
    return { start: x, end: x + width };
  };
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.goto("/conversations/101");
  const { form, button, status, send } = composerOf(page);
  await status.selectOption("closed");
  await button("More options").click();
  const panel = form.getByRole("group", { name: "More options" });
  await shows(panel).toBeVisible();
  expect((await edges(panel)).start).toBeCloseTo((await edges(button("More options"))).start, 0);
  expect((await edges(send)).start - (await edges(status)).end).toBeGreaterThan(3.5);
});
