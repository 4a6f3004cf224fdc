import { expect } from "vitest";
import type { EngineTest } from "../engineTest.js";
import type { Inbox } from "../../console/inbox.js";
import { banner, button, reply, send, type Page } from "../page.js";

const words = "The gaskets are in the post.";

/** Every way a press can end, and the way out of each. */
export function outcomeWalks(test: EngineTest): void {
  const press = async (page: Page, id: number) => {
    await page.open(id);
    await page.type(reply, words);
    await page.press("Control+Enter");
  };

  test("locked: said before a word is typed, decided by the server, and the reply is copied", async ({
    page,
    inbox,
  }) => {
    await page.open(112);
    await page.says(banner("locked"), "100 messages");
    await page.type(reply, "One more");
    await page.click(send);
    await page.says(`${banner("locked")}[data-code=locked]`, "Nothing was sent");
    await page.shows(send, { isDisabled: true });
    await page.click(button("Copy reply"));
    await page.says("form > [aria-live=polite]", "Copied");
    await page.click(reply);
    await page.press("Control+End");
    await page.press("Control+v");
    await page.shows(reply, { value: "One moreOne more" });
    expect(await statusesOf(inbox)).toEqual([412]);
  });

  test("moved: the same reply goes to where the conversation went", async ({ page, inbox }) => {
    await page.open(104);
    await page.type(reply, words);
    await inbox.change(104, { mergeInto: 123 });
    await page.click(send);
    await page.says(banner("moved"), "123");
    await page.shows(reply, { value: words });
    await page.click(button("Send to conversation 123"));
    await expect.poll(() => statusesOf(inbox)).toEqual([404, 201]);
    expect(await timesIn(inbox, 123)).toBe(1);
  });

  test("gone: said, and the text stays", async ({ page, inbox }) => {
    await page.open(104);
    await page.type(reply, words);
    await inbox.change(104, { delete: true });
    await page.click(send);
    await page.says(banner("gone"), "no longer exists");
    await page.shows(reply, { value: words });
  });

  test("failed: nothing was sent, and Try again sends it", async ({ page, inbox }) => {
    await inbox.arm({ status: 500, body: { message: "It went wrong" } });
    await press(page, 101);
    await page.says(banner("failed"), "server error");
    await page.shows(reply, { value: words });
    await page.click(button("Try again"));
    await page.says(banner("sent"), "Reply sent");
    expect(await timesIn(inbox, 101)).toBe(1);
  });

  test("maybe sent: said so where the connection broke before it was created", async ({
    page,
    inbox,
  }) => {
    await inbox.arm({ drop: "after-reading" });
    await press(page, 101);
    await page.says(banner("maybe-sent"), "not sure this was sent");
    await page.shows(reply, { value: words });
    expect(await timesIn(inbox, 101)).toBe(0);
  });

  test("sent, though the connection broke: it is found, and not sent again", async ({
    page,
    inbox,
  }) => {
    await inbox.arm({ drop: "after-creating" });
    await press(page, 101);
    await page.says(banner("sent"), "Reply sent");
    expect(await timesIn(inbox, 101)).toBe(1);
    expect(await inbox.replies()).toHaveLength(1);
  });

  test("slow: progress is shown, and a second press sends nothing", async ({ page, inbox }) => {
    await inbox.arm({ hang: "after-creating" });
    await press(page, 101);
    await page.shown({ role: "progressbar", name: "Sending reply" });
    await page.shows(reply, { isReadOnly: true });
    await page.press("Control+Enter");
    await inbox.clearFaults();
    await page.says(banner("sent"), "Reply sent");
    expect(await inbox.replies()).toHaveLength(1);
  });

  test("rate limited: counts down, and the reply goes by itself", async ({ page, inbox }) => {
    await inbox.arm({ status: 429, headers: { "X-RateLimit-Retry-After": "3" } });
    await press(page, 101);
    await page.says(banner("rate-limited"), /in [123] s/);
    await page.says(banner("sent"), "Reply sent");
    expect(await timesIn(inbox, 101)).toBe(1);
  });

  test("offline (as the browser says): nothing is queued, and Send now sends it", async ({
    page,
    inbox,
  }) => {
    await page.open(101);
    await setOnline(page, false);
    await page.type(reply, words);
    await page.press("Control+Enter");
    await page.says(banner("offline"), "Nothing was sent");
    await setOnline(page, true);
    await page.says(banner("offline"), "back online");
    expect(await inbox.replies()).toEqual([]);
    await page.click(button("Send now"));
    await page.says(banner("sent"), "Reply sent");
    expect(await timesIn(inbox, 101)).toBe(1);
  });
}

/** No driver takes the network away in every engine, so the browser is made to say so. */
function setOnline(page: Page, isOnline: boolean): Promise<void> {
  return page.tab.evaluate((is) => {
    Object.defineProperty(navigator, "onLine", { get: () => is, configurable: true });
    dispatchEvent(new Event(is ? "online" : "offline"));
  }, isOnline);
}

async function statusesOf(inbox: Inbox): Promise<(number | null)[]> {
  return (await inbox.replies()).map(({ status }) => status);
}

/** How often a conversation has these words. */
async function timesIn(inbox: Inbox, id: number): Promise<number> {
  const { threads } = await inbox.conversation(id);
  return threads.filter(({ body }) => body.includes(words)).length;
}
