import axe from "axe-core";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { RichText } from "../../src/rich-text.js";
import { renderComposer } from "../browser/renderComposer.js";

/** A composer with the rich editor, and its toolbar once that is loaded. */
async function renderFormatting(given: Parameters<typeof renderComposer>[0] = {}) {
  let written: string | undefined;
  const composer = await renderComposer({
    editor: RichText,
    onValuesChange: ({ text }) => (written = text.value),
    ...given,
  });
  const toolbar = composer.screen.getByRole("toolbar", { name: "Formatting" });
  await expect.element(toolbar).toBeVisible();
  const button = (name: string) => toolbar.getByRole("button", { name, exact: true });
  const sent = async () => {
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect.poll(composer.world.sent).toHaveLength(1);
    return String(Reflect.get(Object((await composer.world.sent())[0]), "text"));
  };
  return { ...composer, toolbar, button, sent, html: () => written };
}

const names = [
  "Bold",
  "Italic",
  "Link",
  "Bulleted list",
  "Numbered list",
  "Quote",
  "Underline",
  "Strikethrough",
  "Inline code",
  "Code block",
  "Clear formatting",
  "Undo",
  "Redo",
];

describe("the toolbar", () => {
  test("formats what is selected, says what is on, and leaves the focus in the text", async () => {
    await page.viewport(1200, 700);
    const { text, toolbar, button, sent, screen } = await renderFormatting();
    const shown = toolbar.getByRole("button").elements();
    expect(shown.map((one) => one.ariaLabel).filter((name) => name !== "More formatting")).toEqual(
      names,
    );
    await text.click();
    await userEvent.keyboard("Hello");
    await userEvent.keyboard("{Control>}a{/Control}");
    await button("Bold").click();
    await expect.element(button("Bold")).toHaveAttribute("aria-pressed", "true");
    await expect.element(text).toHaveFocus();
    await button("Italic").click();
    await button("Bulleted list").click();
    await expect.element(button("Bulleted list")).toHaveAttribute("aria-pressed", "true");
    await button("Numbered list").click();
    await expect.element(button("Bulleted list")).toHaveAttribute("aria-pressed", "false");
    await button("Quote").click();
    const { violations } = await axe.run(screen.container);
    expect(violations).toEqual([]);
    expect(await sent()).toBe(
      "<blockquote><ol><li><strong><em>Hello</em></strong></li></ol></blockquote>",
    );
  });

  test("formats where the cursor is, though the browser has not told yet that it moved", async () => {
    const { text, button, html } = await renderFormatting();
    await text.click();
    await userEvent.keyboard("here{Shift>}{Home}{/Shift}");
    const bold = button("Bold").element();
    getSelection()?.collapseToEnd();
    bold.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await userEvent.keyboard("x");
    expect(html()).toBe("<p>here<strong>x</strong></p>");
  });

  test("takes formatting away, and undoes and does again", async () => {
    await page.viewport(1200, 700);
    const { button, html } = await renderFormatting({
      initial: { text: { format: "html", value: "<ul><li><b>a</b></li></ul>" } },
    });
    await expect.element(button("Undo")).toHaveAttribute("aria-disabled", "true");
    await button("Clear formatting").click();
    expect(html()).toBe("a");
    await button("Undo").click();
    expect(html()).toBe("<ul><li><strong>a</strong></li></ul>");
    await button("Redo").click();
    expect(html()).toBe("a");
    await button("Code block").click();
    expect(html()).toBe("<pre>a</pre>");
  });

  test("is one stop of the Tab key; arrows, Home and End go on, and titles say the keys", async () => {
    await page.viewport(1200, 700);
    const { button, toolbar } = await renderFormatting();
    const stops = () =>
      toolbar
        .getByRole("button")
        .elements()
        .filter((one) => one instanceof HTMLElement && one.tabIndex === 0);
    expect(stops()).toHaveLength(1);
    (stops()[0] as HTMLElement).focus();
    await userEvent.keyboard("{ArrowRight}");
    await expect.element(button("Italic")).toHaveFocus();
    await userEvent.keyboard("{End}{ArrowRight}{ArrowLeft}");
    await expect.element(button("Redo")).toHaveFocus();
    await userEvent.keyboard("{Home}");
    await expect.element(button("Bold")).toHaveFocus();
    expect(stops()).toHaveLength(1);
    await expect.element(button("Bold")).toHaveAttribute("title", "Bold (Ctrl+B)");
    await expect
      .element(button("Strikethrough"))
      .toHaveAttribute("title", "Strikethrough (Ctrl+Shift+X)");
  });

  test("folds what is rarer where the row is short", async () => {
    await page.viewport(900, 700);
    const { button, text, html } = await renderFormatting();
    await expect.element(button("Bold")).toBeVisible();
    // As bold as it was drawn, whatever the sheet says of icons.
    const bold = button("Bold").element().querySelector("path");
    expect(bold && getComputedStyle(bold).strokeWidth).toBe("1.9px");
    await expect.element(button("Underline")).not.toBeInTheDocument();
    await text.click();
    await userEvent.keyboard("a{Control>}a{/Control}");
    await button("More formatting").click();
    await button("Underline").click();
    expect(html()).toBe("<p><u>a</u></p>");
    const box = button("Redo").element().getBoundingClientRect();
    expect(box.right).toBeLessThan(innerWidth);
    (button("Underline").element() as HTMLElement).focus();
    await userEvent.keyboard("{Escape}");
    await expect.element(button("More formatting")).toHaveFocus();
    await expect.element(button("Underline")).not.toBeInTheDocument();
  });

  test("is on where all that is selected is so, and makes all of it so", async () => {
    await page.viewport(1200, 700);
    const { text, button, html } = await renderFormatting({
      initial: { text: { format: "html", value: "Dear <b>Ann</b>, hi" } },
    });
    await text.click();
    await userEvent.keyboard("{Control>}a{/Control}");
    await expect.element(button("Bold")).toHaveAttribute("aria-pressed", "false");
    await button("Bold").click();
    expect(html()).toBe("<p><strong>Dear Ann, hi</strong></p>");
    await expect.element(button("Bold")).toHaveAttribute("aria-pressed", "true");
    await button("Bold").click();
    expect(html()).toBe("Dear Ann, hi");
  });

  test("closes what it has folded away by Escape in the text, and the text keeps the focus", async () => {
    await page.viewport(900, 700);
    const escapes = vi.fn();
    const { text, button } = await renderFormatting({ onKeyDown: escapes });
    await text.click();
    await button("More formatting").click();
    await expect.element(button("Underline")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(button("Underline")).not.toBeInTheDocument();
    await expect.element(text).toHaveFocus();
    expect(escapes).not.toHaveBeenCalled();
  });

  test("is one button where the row is as short as a phone, and Tab shows all", async () => {
    await page.viewport(360, 700);
    onTestFinished(() => page.viewport(1200, 700));
    const { button, text, html } = await renderFormatting();
    const sendRow = button("More formatting").element().getBoundingClientRect();
    const isSeen = () => {
      const { x, y } = button("Bold").element().getBoundingClientRect();
      return document.elementFromPoint(x + 4, y + 4) === button("Bold").element();
    };
    expect(isSeen()).toBe(false);
    await text.click();
    await userEvent.keyboard("a{Control>}a{/Control}");
    await button("More formatting").click();
    await button("Bold").click();
    expect(html()).toBe("<p><strong>a</strong></p>");
    const { bottom, right } = button("Redo").element().getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(sendRow.top);
    expect(right).toBeLessThan(innerWidth);
    await userEvent.keyboard("{Escape}");
    (button("Bold").element() as HTMLElement).focus();
    expect(isSeen()).toBe(true);
  });

  test("is in the host's words, and a key's doing is said", async () => {
    const { text, screen, button } = await renderFormatting({
      strings: { formatting: { bold: "Fett" } },
    });
    await expect.element(button("Fett")).toBeVisible();
    await text.click();
    await userEvent.keyboard("{Control>}b{/Control}");
    await expect.element(screen.getByText("Fett on", { exact: true })).toBeInTheDocument();
  });

  test("a reply without formatting goes out as the textarea's", async () => {
    const { text, sent } = await renderFormatting();
    await text.click();
    await userEvent.keyboard("Hi Ann,{Enter}{Enter}a < b");
    expect(await sent()).toBe("Hi Ann,<br><br>a &lt; b");
  });
});

describe("a link", () => {
  test("is made by key, refused where it is unsafe, opened and removed", async () => {
    const { text, screen, html } = await renderFormatting();
    const address = screen.getByRole("textbox", { name: "Address of the link" });
    await text.click();
    await userEvent.keyboard("here{Control>}a{/Control}{Control>}k{/Control}");
    await expect.element(address).toHaveFocus();
    await userEvent.keyboard("javascript:alert(1){Enter}");
    await expect
      .element(screen.getByRole("alert"))
      .toHaveTextContent("That’s not a web or email address");
    expect(html()).toBe("here");
    await address.fill("x.example/a");
    await userEvent.keyboard("{Enter}");
    await expect.element(text).toHaveFocus();
    await userEvent.keyboard("!");
    expect(html()).toBe('<p><a href="https://x.example/a">here</a>!</p>');
    await userEvent.keyboard("{Backspace}{Control>}k{/Control}");
    await expect.element(address).toHaveValue("https://x.example/a");
    await expect
      .element(screen.getByRole("link", { name: "Open" }))
      .toHaveAttribute("href", "https://x.example/a");
    await screen.getByRole("button", { name: "Remove link" }).click();
    expect(html()).toBe("here");
  });

  test("is made of the words of several lines", async () => {
    const { text, screen, html } = await renderFormatting();
    await text.click();
    await userEvent.keyboard("one{Enter}two{Control>}a{/Control}{Control>}k{/Control}");
    const address = screen.getByRole("textbox", { name: "Address of the link" });
    await expect.element(address).toHaveFocus();
    await userEvent.keyboard("x.example{Enter}");
    const link = (words: string) => `<a href="https://x.example">${words}</a>`;
    expect(html()).toBe(`<p>${link("one")}<br>${link("two")}</p>`);
  });

  test("is left as it is by Escape, and writes its address where nothing is selected", async () => {
    const { text, screen, html, button } = await renderFormatting();
    const address = screen.getByRole("textbox", { name: "Address of the link" });
    await text.click();
    await userEvent.keyboard("a ");
    await button("Link").click();
    await expect.element(address).toHaveFocus();
    await userEvent.keyboard("{Escape}");
    await expect.element(address).not.toBeInTheDocument();
    await expect.element(text).toHaveFocus();
    await button("Link").click();
    await address.fill("ann@example.com");
    await screen.getByRole("button", { name: "Apply" }).click();
    expect(html()).toBe('<p>a <a href="mailto:ann@example.com">ann@example.com</a></p>');
  });
});
