import { expect } from "vitest";
import type { EngineTest } from "../engineTest.js";
import { banner, button, reply, send, type Target } from "../page.js";

const dialog: Target = { role: "dialog" };

/** What opens over the page, and where the keyboard is afterwards. */
export function dialogsWalks(test: EngineTest): void {
  test("the question: Escape goes back to the text, Send anyway sends", async ({ page, inbox }) => {
    await page.open(101);
    await page.type(reply, "See the attached file.");
    await page.press("Control+Enter");
    await page.says(dialog, "You mention an attachment");
    await page.shows(button("Attach a file"), { isFocused: true });
    await page.press("Escape");
    await page.gone(dialog);
    await page.shows(reply, { isFocused: true, value: "See the attached file." });
    expect(await inbox.replies()).toEqual([]);
    await page.click(send);
    await page.click(button("Send anyway"));
    await page.says(banner("sent"), "Reply sent");
    expect(await inbox.replies()).toHaveLength(1);
  });

  test("help opens and closes by the keyboard, and gives the focus back", async ({ page }) => {
    await page.open(101);
    await page.focus(button("More options"));
    await page.press("Enter");
    // The console has a list of its own.
    await page.focus("form [aria-label='More options'] .rc-by-keys");
    await page.press("Enter");
    await page.says(dialog, "Ctrl+Enter");
    await page.press("Escape");
    await page.gone(dialog);
    await page.shows(button("More options"), { isFocused: true });
  });

  test("earlier versions: what was pasted over is given back", async ({ page }) => {
    await page.open(101);
    await page.type(reply, "X");
    await page.press("Control+a");
    await page.press("Control+x");
    await page.tab.type("Typed");
    await page.press("Control+a");
    await page.press("Control+v");
    await page.shows(reply, { value: "X" });
    await page.click(button("More options"));
    await page.click(button("Earlier versions"));
    await page.says(dialog, "Typed");
    await page.click(button("Restore"));
    await page.gone(dialog);
    await page.shows(reply, { value: "Typed" });
  });
}
