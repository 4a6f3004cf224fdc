import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyToHtml } from "../../src/domain/text/body.js";
import { documentOf, htmlOf } from "../../src/rich-text/content.js";

const ofPlain = (value: string) => htmlOf(documentOf({ format: "plain", value }));
const ofHtml = (value: string) => htmlOf(documentOf({ format: "html", value }));

const text = fc
  .array(fc.constantFrom("a", "b c", "שלום", "1", "&", "<b>", "😀", " ", "\n", "\n\n", "\t"), {
    maxLength: 14,
  })
  .map((parts) => parts.join(""));

describe("a reply without formatting", () => {
  test("goes out as the textarea's would", () => {
    fc.assert(
      fc.property(text, (value) => {
        const lines = value.split("\n").map((line) => line.trimEnd());
        const sent = bodyToHtml({ format: "plain", value: lines.join("\n") });
        expect(ofPlain(lines.join("\n"))).toBe(value.trim() === "" ? "" : sent);
      }),
    );
  });

  test("is the same to the byte when it is read again", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (value) => {
        const html = ofPlain(value);
        expect(ofHtml(html)).toBe(html);
      }),
    );
  });
});

describe("lines that run right to left", () => {
  test.each([
    ["alone", '<p dir="rtl">שלום<br>1</p>'],
    ["behind others", '<div>a</div><div dir="rtl">שלום<br>1</div>'],
    [
      "in two paragraphs",
      '<div>a</div><div dir="rtl">שלום</div><div>&nbsp;</div><div dir="rtl">שלום</div><div>b</div>',
    ],
    ["before a paragraph", '<div dir="rtl">שלום</div><div>a</div><p><strong>b</strong></p>'],
    ["in an item", '<ul><li><div>a</div><div dir="rtl">שלום</div></li><li>b</li></ul>'],
    [
      "as a list, with an item that does not",
      '<ul dir="rtl"><li>שלום</li><li><div dir="ltr">a</div></li></ul>',
    ],
  ])("%s say so, and are the same when they are read again", (_what, html) => {
    const formatted =
      html.includes("<ul") || html.includes("<strong") ? html : `${html}<ul><li>x</li></ul>`;
    expect(ofHtml(formatted)).toBe(formatted);
  });
});
