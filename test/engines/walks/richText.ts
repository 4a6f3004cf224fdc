import { expect } from "vitest";
import type { EngineTest } from "../engineTest.js";
import { banner, button, reply, type Page } from "../page.js";

const address = { role: "textbox", name: "Address of the link" };

/** Copies it by hand, as from another page, so that the engine writes its own clipboard. */
async function copy(page: Page, html: string): Promise<void> {
  await page.tab.evaluate((source) => {
    const text = document.body.appendChild(document.createElement("div"));
    text.innerHTML = source;
    text.id = "copied";
    getSelection()?.selectAllChildren(text);
  }, html);
  await page.press("Control+c");
  await page.tab.evaluate(() => document.querySelector("#copied")?.remove());
}

/** The reply with formatting, by keys, toolbar, link and clipboard. */
export function richTextWalks(test: EngineTest): void {
  test("bold, a list, a quote, a link, and what is pasted are sent as they look", async ({
    page,
    inbox,
  }) => {
    await page.open(101, { editor: "rich" });
    await copy(page, '<p>See <b>all</b> of <i style="color: red">it</i>:</p><ol><li>x</ol>');
    await page.type(reply, "Dear ");
    await page.press("Control+b");
    await page.tab.type("Ann");
    await page.press("Control+b");
    await page.tab.type(",");
    await page.press("Enter");
    await page.tab.type("- one");
    await page.press("Enter");
    await page.tab.type("two");
    await page.press("Enter");
    await page.press("Enter");
    await page.tab.type("here");
    await page.press("Shift+Home");
    await page.click(button("Link"));
    await page.shows(address, { isFocused: true });
    await page.tab.type("example.com/a");
    await page.press("Enter");
    await page.shows(reply, { isFocused: true });
    await page.press("End");
    await page.press("Enter");
    await page.press("Control+v");
    await page.shows(reply, { value: "Dear Ann,\none\ntwo\nhere\nSee all of it:\nx" });
    await page.press("Control+z");
    await page.shows(reply, { value: "Dear Ann,\none\ntwo\nhere\n" });
    await page.press("Control+y");
    await page.press("Control+Enter");
    await page.says(banner("sent"), "Reply sent");
    await page.shows(reply, { value: "" });
    const [sent] = await inbox.replies();
    expect(sent).toMatchObject({
      body: {
        text:
          "<p>Dear <strong>Ann</strong>,</p><ul><li>one</li><li>two</li></ul>" +
          '<p><a href="https://example.com/a">here</a><br>' +
          "See <strong>all</strong> of <em>it</em>:</p><ol><li>x</li></ol>",
      },
    });
  });

  test("a rule is taken back, Backspace leaves a list, and the toolbar says what is on", async ({
    page,
  }) => {
    await page.open(101, { editor: "rich" });
    await page.type(reply, "- ");
    await page.press("Backspace");
    await page.shows(reply, { value: "- " });
    await page.press("Control+a");
    await page.press("Delete");
    await page.click(button("More formatting"));
    await page.click(button("Numbered list"));
    await page.tab.type("one");
    await page.press("Enter");
    await page.press("Backspace");
    await page.tab.type("two");
    await page.press("Control+a");
    await page.press("Control+i");
    const html = () =>
      page.tab.evaluate(() =>
        document.querySelector("[aria-multiline]")?.innerHTML.replace(/ \w+="[^"]*"/g, ""),
      );
    await expect.poll(html).toBe("<ol><li><p><em>one</em></p></li></ol><p><em>two</em></p>");
    const isOn = () =>
      page.tab.evaluate(() => document.querySelector("[aria-label=Italic]")?.ariaPressed);
    await expect.poll(isOn).toBe("true");
  });
}
