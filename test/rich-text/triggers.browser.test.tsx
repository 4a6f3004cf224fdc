import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { renderRichText } from "./renderRichText.js";

// What a popover at the cursor is built on: the words before it, where it is, and what takes their place.

const undo = "{Control>}z{/Control}";

describe("the words before the cursor", () => {
  test.each([
    ["of its own line", "one{Enter}Hi /gre", "Hi /gre"],
    ["of its own item", "- one{Enter}/x", "/x"],
    ["in bold", "a {Control>}b{/Control}/b", "a /b"],
    ["none at a line's start", "one{Enter}", ""],
    ["not those behind it", "ab{ArrowLeft}", "a"],
  ])("%s", async (_what, keys, expected) => {
    const { type, handle } = await renderRichText();
    await type(keys);
    expect(handle().textBeforeCursor?.()).toBe(expected);
  });

  test("a picture is one character", async () => {
    const value = '<p>a<img src="https://127.0.0.1/x.png" alt="x">b</p>';
    const { handle } = await renderRichText({ defaultBody: { format: "html", value } });
    handle().setCursor({ format: "html", start: 3, end: 3 });
    expect(handle().textBeforeCursor?.()).toBe("a\ufffcb");
  });
});

describe("a body in place of words before the cursor", () => {
  test.each([
    ["words", { format: "plain", value: "Hello" }, "Hi Hello"],
    ["bold words", { format: "html", value: "<b>Hello</b>" }, "<p>Hi <strong>Hello</strong></p>"],
    ["lines", { format: "plain", value: "one\ntwo" }, "Hi one<br>two"],
    [
      "a list",
      { format: "html", value: "<p>x</p><ul><li>y</li></ul>" },
      "<p>Hi x</p><ul><li>y</li></ul>",
    ],
    ["nothing", { format: "plain", value: "" }, "Hi\u00a0"],
  ] as const)("%s, in one step of the history", async (_what, body, expected) => {
    const { type, handle, html, changes } = await renderRichText();
    await type("Hi /grüße");
    changes.length = 0;
    handle().replaceBeforeCursor?.("/grüße".length, body);
    expect(html()).toBe(expected);
    expect(changes).toEqual([expected]);
    await userEvent.keyboard("!");
    expect(html().length).toBeGreaterThanOrEqual(expected.length);
    await userEvent.keyboard(undo);
    expect(html()).toBe(expected);
    await userEvent.keyboard(undo);
    expect(html()).toBe("Hi /grüße");
    expect(handle().textBeforeCursor?.()).toBe("Hi /grüße");
  });

  test("takes no more than the cursor's own line has", async () => {
    const { type, handle, html } = await renderRichText();
    await type("one{Enter}two");
    handle().replaceBeforeCursor?.(100, { format: "plain", value: "x" });
    expect(html()).toBe("one<br>x");
  });
});

describe("where the cursor is", () => {
  test("moves with it, within the text, and has a line's height", async () => {
    const { type, handle, element } = await renderRichText();
    await type("one{Enter}two");
    const second = handle().cursorRect?.();
    handle().setCursor({ format: "plain", start: 0, end: 0 });
    const first = handle().cursorRect?.();
    expect(first?.top).toBeLessThan(second?.top ?? 0);
    expect(second?.left).toBeGreaterThan(first?.left ?? Infinity);
    expect(first?.height).toBeGreaterThan(10);
    const box = element().getBoundingClientRect();
    expect(first?.top).toBeGreaterThanOrEqual(box.top);
    expect(second?.bottom).toBeLessThanOrEqual(box.bottom);
  });

  test("is known in an empty text, and in an empty line of a list", async () => {
    const { type, handle, element } = await renderRichText();
    expect(handle().cursorRect?.()?.height).toBeGreaterThan(10);
    await type("- a{Enter}");
    const { left, right } = element().getBoundingClientRect();
    const at = handle().cursorRect?.();
    expect(at?.left).toBeGreaterThan(left + 10);
    expect(at?.left).toBeLessThan(right);
  });
});
