import { expect } from "vitest";
import type { EngineTest } from "../engineTest.js";
import { banner, button, reply } from "../page.js";

/** One reply in two tabs. */
export function tabsWalks(test: EngineTest): void {
  test("a second tab follows the first, takes over, and sends once for both", async ({
    page,
    other,
    inbox,
  }) => {
    await page.open(101);
    await page.type(reply, "The burrs");
    await other.open(101, { isFollowing: true });
    await other.says(banner("draft-elsewhere"), "another tab");
    await other.shows(reply, { value: "The burrs", isReadOnly: true });
    await page.press("End");
    await page.tab.type(" are");
    await other.shows(reply, { value: "The burrs are" });
    await other.click(button("Take over"));
    await other.gone(banner("draft-elsewhere"));
    await other.shows(reply, { isReadOnly: false, isFocused: true });
    await page.says(banner("draft-elsewhere"), "another tab");
    await other.press("End");
    await other.tab.type(" here");
    await page.shows(reply, { value: "The burrs are here", isReadOnly: true });
    await other.press("Control+Enter");
    await other.says(banner("sent"), "Reply sent");
    await page.shows(reply, { value: "" });
    await page.gone(banner("draft-elsewhere"));
    expect(await inbox.replies()).toHaveLength(1);
  });
}
