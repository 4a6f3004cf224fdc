import { expect } from "vitest";
import type { EngineTest } from "../engineTest.js";
import { banner, bcc, button, cc, chips, reply, send, status } from "../page.js";

/** What an agent types, and what is sent of it. */
export function writingWalks(test: EngineTest): void {
  test("a reply with copies and a status is typed and sent by Ctrl+Enter", async ({
    page,
    inbox,
  }) => {
    await page.open(101);
    await page.type(cc, "ann.lee@home.example");
    await page.press("Enter");
    await page.says(chips("Cc"), "ann.lee@home.example");
    await page.type(bcc, "warranty@fernhill.example,");
    await page.says(chips("Bcc"), "warranty@fernhill.example");
    await page.focus(status);
    await page.tab.type("Closed");
    await page.shows(status, { value: "closed" });
    await page.type(reply, "The burrs are here.");
    await page.press("Enter");
    await page.tab.type("Maya & Jonas <both>");
    await page.press("Control+Enter");
    await page.says(banner("sent"), "Reply sent");
    await page.shows(reply, { value: "" });
    const [sent, ...others] = await inbox.replies();
    expect(others).toEqual([]);
    expect(sent).toMatchObject({
      path: "/v2/conversations/101/reply",
      status: 201,
      body: {
        text: "The burrs are here.<br>Maya &amp; Jonas &lt;both&gt;",
        status: "closed",
        cc: ["ann.lee@home.example"],
        bcc: ["warranty@fernhill.example"],
      },
    });
  });

  test("recipients are suggested, pasted, reached by arrow keys and removed", async ({ page }) => {
    await page.open(101);
    await page.type(cc, "marcus.holt");
    await page.says("[role=option]", "Marcus Holt");
    await page.says("[role=option][aria-selected=true]", "Marcus Holt");
    await page.press("Enter");
    await page.says(chips("Cc"), "marcus.holt@holtandsons.example");
    await page.type(reply, "b@x.example, c@x.example");
    await page.press("Control+a");
    await page.press("Control+x");
    await page.shows(reply, { value: "" });
    await page.click(cc);
    await page.press("Control+v");
    await expect.poll(() => page.look(chips("Cc"))).toHaveLength(3);
    await page.press("ArrowLeft");
    await page.press("Delete");
    await expect.poll(() => page.look(chips("Cc"))).toHaveLength(2);
    await page.click(button("Remove b@x.example"));
    await page.says(chips("Cc"), "marcus.holt@holtandsons.example");
  });

  test("the text grows with what is typed, and shrinks again", async ({ page }) => {
    await page.open(101);
    const heightOf = async () => (await page.look(reply))[0]?.height ?? 0;
    const hidden = () =>
      page.tab.evaluate(() => {
        const area = document.querySelector("form :is(textarea, [aria-multiline])");
        return area ? area.scrollHeight - area.clientHeight : undefined;
      });
    const empty = await heightOf();
    await page.click(reply);
    for (let line = 0; line < 12; line += 1) await page.press("Enter");
    await expect.poll(heightOf).toBeGreaterThan(empty + 50);
    await expect.poll(hidden).toBe(0);
    await page.press("Control+a");
    await page.press("Delete");
    await expect.poll(heightOf).toBe(empty);
  });

  test("words are there again where the page was left with them at once", async ({ page }) => {
    // In one task: nothing but what is written as the page goes can have them. An editor hears of a letter
    // once the browser is done with it, which a person's key is before anything else happens.
    const leaveWith = async (words: string) => {
      await page.click(reply);
      await page.tab.evaluate((text) => {
        document.execCommand("insertText", false, text);
        queueMicrotask(() => location.assign("/conversations/102"));
      }, words);
      await page.arrive("/conversations/102");
    };
    await page.open(101);
    await leaveWith("First words");
    await page.open(101);
    await page.shows(reply, { value: "First words" });
    await leaveWith("Last ones");
    // Kept as it was, or loaded again: that is the browser's.
    await page.tab.evaluate(() => history.back());
    await page.arrive("/conversations/101");
    await page.shows(reply, { value: expect.stringContaining("Last ones") });
  });

  test("a draft for colleagues is saved with the switch on", async ({ page, inbox }) => {
    await page.open(104);
    await page.type(reply, "Not finished yet");
    await page.click({ role: "switch", name: "Save as draft" });
    await page.gone(send);
    await page.click(button("Save draft"));
    await page.says(banner("draft-saved"), "Draft saved");
    const { threads } = await inbox.conversation(104);
    expect(threads.at(-1)).toMatchObject({ body: "Not finished yet", state: "draft" });
  });
}
