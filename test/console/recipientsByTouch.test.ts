import { describe, expect } from "vitest";
import { composerOf } from "./composer.js";
import { shows, test } from "./harness.js";

describe("recipients by touch", () => {
  test.override({
    contextOptions: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 700 } },
  });

  test.for(["Cc", "Bcc", "Customer", "a chip of Cc"] as const)(
    "half typed in %s are sent by the first tap on Send",
    async (field, { page, inbox }) => {
      await page.goto("/conversations/101");
      await page.getByRole("button", { name: "Reply to Ann Lee" }).tap();
      const composer = composerOf(page);
      const { keyboard } = page;
      const address = "somebody.with.a.long.name@a-long-domain.example";
      await composer.text.fill("By one tap");
      if (field === "a chip of Cc") {
        await composer.cc.focus();
        await keyboard.type("x@y.example");
        await keyboard.press("Enter");
        await keyboard.press("Backspace");
        await keyboard.press("F2");
      } else {
        const input = { Cc: composer.cc, Bcc: composer.bcc, Customer: composer.customer }[field];
        await input.focus();
      }
      await keyboard.press("Control+A");
      await keyboard.type(address);
      await composer.send.tap();
      await shows(page.getByRole("region", { name: "Outbox" })).toContainText("Sent to");
      const [reply, ...more] = await inbox.replies();
      expect(more).toEqual([]);
      expect(JSON.stringify(reply?.body)).toContain(address);
    },
  );

  test("no field is so small that iOS zooms into it, whatever size the host gives", async ({
    page,
  }) => {
    await page.goto("/conversations/101");
    await page.getByRole("button", { name: "Reply to Ann Lee" }).tap();
    const composer = composerOf(page);
    await composer.text.fill("Hello");
    await composer.cc.fill("x@y.example");
    await composer.cc.press("Enter");
    await composer.customer.focus();
    await composer.form.evaluate((form) => form.style.setProperty("--rc-font-size", "12px"));
    const sizes = await composer.form.evaluate((form) =>
      [
        ...form.querySelectorAll(
          "[aria-label='Reply'], select, input:not([type=checkbox], [type=file])",
        ),
      ].map((field) => Number.parseFloat(getComputedStyle(field).fontSize)),
    );
    expect(sizes.length).toBeGreaterThan(4);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  });
});
