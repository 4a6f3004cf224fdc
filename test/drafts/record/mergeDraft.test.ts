import { describe, expect, test } from "vitest";
import { blankValues, fieldNames, type ReplyValues } from "../../../src/domain/fields.js";
import { mergeDraft } from "../../../src/drafts/record/mergeDraft.js";

const text = (value: string) => ({ text: { format: "plain", value } as const });

/** What a form holds whose other values nobody has touched. */
function content(values: Partial<ReplyValues>, cursor?: number) {
  return {
    values: { ...blankValues(), ...values },
    untouched: fieldNames.filter((name) => !(name in values)),
    ...(cursor === undefined
      ? {}
      : { cursor: { format: "plain" as const, start: cursor, end: cursor } }),
  };
}

const start = content({});

describe("what is typed while a draft is being read", () => {
  test.each([
    [
      "goes where the cursor of the draft is",
      "Hello Ann, ",
      11,
      "",
      "left over",
      "Hello Ann, left over",
    ],
    ["goes into the middle, too", "Hello, bye", 5, "", " Ann", "Hello Ann, bye"],
    ["goes to the end where there is no cursor", "Hello", undefined, "", " Ann", "Hello Ann"],
    [
      "is told from what the host has the reply begin with",
      "Dear Ann, hm",
      12,
      "Dear ",
      "Dear x",
      "Dear Ann, hmx",
    ],
    ["is one thing, also where letters repeat", "aaa", 3, "aa", "aaa", "aaaa"],
  ])("%s", (_, stored, cursor, before, now, expected) => {
    const draft = content(text(stored), cursor);
    const merged = mergeDraft(draft, content(text(before)), content(text(now)));
    expect(merged?.values.text.value).toBe(expected);
    expect(merged?.values).toEqual({ ...draft.values, ...text(expected) });
  });

  const rich = (value: string) => ({ text: { format: "html", value } as const });

  test.each([
    [
      "HTML behind HTML",
      rich("<p>a <b>b</b></p>"),
      start,
      rich("<p>c</p>"),
      "<p>a <b>b</b></p><p>c</p>",
    ],
    ["HTML behind plain text", text("a < b\nc"), start, rich("<p>d</p>"), "a &lt; b<br>c<p>d</p>"],
    ["plain text behind HTML", rich("<p>a</p>"), start, text("b < c"), "<p>a</p>b &lt; c"],
    [
      "nothing where the host began with something",
      rich("<p>a</p>"),
      content(rich("x")),
      rich("xy"),
      undefined,
    ],
  ])("goes with its format: %s", (_, stored, before, now, expected) => {
    const merged = mergeDraft(content(stored), before, content(now));
    expect(merged?.values.text).toEqual(expected && { format: "html", value: expected });
  });

  test("keeps the recipients of both, and leaves out who was removed", () => {
    const draft = content({ ...text("Hello"), cc: ["own@x.com", "draft@x.com"], status: "closed" });
    const before = content({ cc: ["own@x.com", "gone@x.com"] });
    const now = content({ cc: ["own@x.com", "new@x.com"], bccText: "half" });
    expect(mergeDraft(draft, before, now)?.values).toMatchObject({
      ...text("Hello"),
      cc: ["own@x.com", "draft@x.com", "new@x.com"],
      bccText: "half",
      status: "closed",
    });
    const away = content({ ...text("Hello"), cc: ["gone@x.com", "draft@x.com"] });
    expect(mergeDraft(away, before, now)?.values.cc).toEqual(["draft@x.com", "new@x.com"]);
  });

  test("follows the conversation no more where it was touched", () => {
    const merged = mergeDraft(content(text("Hello")), start, content({ cc: ["new@x.com"] }));
    expect(merged?.values.cc).toEqual(["new@x.com"]);
    expect(merged?.untouched).not.toContain("cc");
    expect(merged?.untouched).toContain("bcc");
  });

  test("knows the names that were put into either text", () => {
    const draft = content({ namesPutIn: ["Ann"] });
    const now = content({ namesPutIn: ["Ann Lee"] });
    expect(mergeDraft(draft, start, now)?.values.namesPutIn).toEqual(["Ann", "Ann Lee"]);
  });

  test("stays as it is where it was typed into the draft itself", () => {
    const draft = content(text("Hello Ann"), 9);
    const now = content(text("Hello, Ann"), 6);
    expect(mergeDraft(draft, content(text("Hello Ann")), now)?.values).toEqual({
      ...now.values,
    });
  });

  test.each([
    ["took some of the text away", text("Dear Ann"), text("Dear")],
    [
      "chose another customer",
      { customer: { email: "a@x.com" } },
      { customer: { email: "b@x.com" } },
    ],
  ])("is no part of it where both changed the same: %s", (_, before, now) => {
    const draft = content({ ...text("Hello"), customer: { email: "draft@x.com" } });
    expect(mergeDraft(draft, content(before), content(now))).toBeUndefined();
  });
});
