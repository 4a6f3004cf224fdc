import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import type { EngineTest } from "../engineTest.js";
import { banner, button, cc, chips, files, form, reply, send, type Page } from "../page.js";
import { transferFiles } from "../transfer.js";

/** Other directions and sizes. */
export function layoutWalks(test: EngineTest): void {
  test("from right to left: mirrored, nothing sticks out, and the arrow keys go that way", async ({
    page,
    inbox,
  }) => {
    await page.open(115);
    await page.tab.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
    await page.type(reply, "شكراً ليلى");
    await page.shows(reply, { direction: "rtl" });
    await page.type(cc, "a@x.example,b@x.example,");
    await expect.poll(() => page.look(chips("Cc"))).toHaveLength(2);
    await page.press("ArrowRight");
    await page.press("Delete");
    await page.says(chips("Cc"), "a@x.example");
    const [[whole], [sends]] = await Promise.all([page.look(form), page.look(send)]);
    if (!whole || !sends) throw new Error("There is no composer");
    expect(sends.left - whole.left).toBeLessThan(whole.width / 4);
    expect(await sideways(page)).toBe(0);
    await page.click(send);
    await page.says(banner("sent"), "Reply sent");
    expect((await inbox.replies())[0]?.body).toMatchObject({
      text: `<div dir="rtl">شكراً ليلى</div>`,
      cc: ["a@x.example"],
    });
  });

  test("on a phone: everything fits its width, and Send can be pressed", async ({
    page,
    inbox,
  }) => {
    await page.open(101);
    await page.tab.resize(390, 800);
    expect(await page.tab.evaluate(() => innerWidth)).toBe(390);
    await page.click(button("Reply to Ann Lee"));
    await page.type(cc, "somebody.with.a.long.address@a-long-domain.example,");
    await transferFiles(page.tab, "drop", [
      { name: `${"long ".repeat(20)}name.pdf`, type: "", bytes: randomBytes(10) },
    ]);
    await page.shown(files);
    await page.type(reply, "From the train");
    expect(await sideways(page)).toBe(0);
    for (const part of [form, cc, reply, send, files]) {
      const [seen] = await page.look(part);
      expect(seen?.left).toBeGreaterThanOrEqual(0);
      expect((seen?.left ?? 0) + (seen?.width ?? 0)).toBeLessThanOrEqual(390);
    }
    await page.click(send);
    await page.says(banner("sent"), "Reply sent");
    expect(await inbox.replies()).toHaveLength(1);
  });
}

/** CSS pixels that the page can be moved to the side. */
function sideways(page: Page): Promise<number> {
  return page.tab.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
