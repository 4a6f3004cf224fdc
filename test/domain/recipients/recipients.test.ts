import { describe, expect, test } from "vitest";
import { formatRecipient } from "../../../src/domain/recipients/parseRecipients.js";
import { readRecipients } from "./readRecipients.js";

const ann = { address: "ann@x.com" };
const bob = { address: "bob@x.com" };
const annLee = { ...ann, name: "Ann Lee" };
const leeAnn = { ...ann, name: "Lee, Ann" };

describe("reads one person", () => {
  test.each([
    ["a bare address", "ann@x.com", ann],
    ["space around it", " \u00a0ann@x.com\t", ann],
    ["brackets alone", "<ann@x.com>", ann],
    ["space in the brackets", "< ann@x.com >", ann],
    ["a name", "Ann Lee <ann@x.com>", annLee],
    ["a name without a space", "Ann Lee<ann@x.com>", annLee],
    ["a name with much space", "Ann  Lee   <ann@x.com>", annLee],
    ["a quoted name", '"Ann Lee" <ann@x.com>', annLee],
    ["a quoted comma", '"Lee, Ann" <ann@x.com>', leeAnn],
    ["a comma that nobody quoted", "Lee, Ann <ann@x.com>", leeAnn],
    ["an escaped quote", '"Ann \\"Al\\" Lee" <ann@x.com>', { ...ann, name: 'Ann "Al" Lee' }],
    ["a quoted separator", '"Lee; Ann" <ann@x.com>', { ...ann, name: "Lee; Ann" }],
    ["an address as a name", '"ann@x.com" <ann@x.com>', { ...ann, name: "ann@x.com" }],
    ["an apostrophe", "Ann O'Lee <ann@x.com>", { ...ann, name: "Ann O'Lee" }],
    ["names in brackets of their own", "[Ann] Lee <ann@x.com>", { ...ann, name: "[Ann] Lee" }],
    ["a comment", "Ann Lee (Sales, EU) <ann@x.com>", { ...ann, name: "Ann Lee (Sales, EU)" }],
    ["a comment after it", "ann@x.com (Ann Lee)", annLee],
    ["a comment after both", "Ann Lee <ann@x.com> (Sales)", { ...ann, name: "Ann Lee (Sales)" }],
    ["letters of any script", "李安 <安@例え.jp>", { address: "安@例え.jp", name: "李安" }],
    ["between marks that nobody sees", "\u202aann@x.com\u202c", ann],
  ])("%s", (_what, text, recipient) => {
    expect(readRecipients(text)).toEqual({ recipients: [recipient], leftovers: [] });
  });
});

describe("reads links", () => {
  test.each([
    ["bare", "mailto:ann@x.com", ann],
    ["in capitals", "MAILTO:ann@x.com", ann],
    ["with a query", "mailto:ann@x.com?subject=Hello&body=a%20b", ann],
    ["in brackets, with a name", "Ann Lee <mailto:ann@x.com?subject=Hello>", annLee],
    ["percent-encoded", "mailto:a%2Bb%40x.com", { address: "a+b@x.com" }],
    ["with letters encoded", "mailto:j%C3%B6rg@x.com", { address: "jörg@x.com" }],
  ])("%s", (_what, text, recipient) => {
    expect(readRecipients(text)).toEqual({ recipients: [recipient], leftovers: [] });
  });

  test.each([
    ["of nobody", "mailto:"],
    ["of two in one", "mailto:ann%40x.com%2Cbob%40x.com"],
    ["with a copy for another", "mailto:ann@x.com?subject=Hi&cc=bob@x.com"],
    ["with an encoded copy", "mailto:ann@x.com?cc=bob%40x.com"],
    ["encoded wrongly", "mailto:%zz"],
    ["of another kind", "https://ann@x.com"],
  ])("and leaves over those %s", (_what, text) => {
    expect(readRecipients(text)).toEqual({ recipients: [], leftovers: [text] });
  });
});

describe("reads lists", () => {
  test.each([
    ["a comma", "ann@x.com,bob@x.com"],
    ["a semicolon", "ann@x.com; bob@x.com"],
    ["a line", "ann@x.com\nbob@x.com"],
    ["a line of Windows", "ann@x.com\r\nbob@x.com\r\n"],
    ["a tab", "ann@x.com\tbob@x.com"],
    ["a space", "ann@x.com bob@x.com"],
    ["a full-width comma", "ann@x.com，bob@x.com"],
    ["a full-width semicolon", "ann@x.com；bob@x.com"],
    ["a comma of enumerations", "ann@x.com、bob@x.com"],
    ["an Arabic comma", "ann@x.com، bob@x.com"],
    ["an Arabic semicolon", "ann@x.com؛ bob@x.com"],
    ["several", ",; ann@x.com ;,\n\t, bob@x.com;;"],
    ["the end of a bracket", "<ann@x.com>bob@x.com"],
    ["the end of a bracket and a space", "<ann@x.com> <bob@x.com>"],
    ["the next line", "ann@x.com,\n bob@x.com,"],
  ])("by %s", (_what, text) => {
    expect(readRecipients(text)).toEqual({ recipients: [ann, bob], leftovers: [] });
  });

  test("of people, by whatever stands between them", () => {
    const text =
      'Lee, Ann <ann@x.com>; "Ray, Bob" <bob@x.com>\nCy <c@x.com> Di <d@x.com>\te@x.com f@x.com';
    expect(readRecipients(text)).toEqual({
      recipients: [
        leeAnn,
        { ...bob, name: "Ray, Bob" },
        { address: "c@x.com", name: "Cy" },
        { address: "d@x.com", name: "Di" },
        { address: "e@x.com" },
        { address: "f@x.com" },
      ],
      leftovers: [],
    });
  });

  test("taking a name from the comma before only, not over a semicolon or a line", () => {
    const text = "Lee; Ann <ann@x.com>\nRay\nBob <bob@x.com>";
    expect(readRecipients(text)).toEqual({
      recipients: [
        { ...ann, name: "Ann" },
        { ...bob, name: "Bob" },
      ],
      leftovers: ["Lee", "Ray"],
    });
  });
});

describe("never lets anything vanish", () => {
  test.each([
    ["a word", "Ann", ["Ann"]],
    ["words", "call Ann", ["call Ann"]],
    ["several entries", "Ann, Bob; Cy", ["Ann", "Bob", "Cy"]],
    ["half an address", "ann@", ["ann@"]],
    ["a full-width @", "ann＠x.com", ["ann＠x.com"]],
    ["brackets in a row", "(<((<", ["(<((<"]],
    ["brackets around no address", "Ann <ann>", ["Ann <ann>"]],
    ["empty brackets", "<>", ["<>"]],
    ["a quoted word", '"Lee, Ann"', ['"Lee, Ann"']],
    ["a quote that nothing closes", '"Lee', ['"Lee']],
    ["a parenthesis that nothing closes", "(Ann", ["(Ann"]],
    ["a comment alone", "(call her first)", ["(call her first)"]],
  ])("%s", (_what, text, leftovers) => {
    expect(readRecipients(text)).toEqual({ recipients: [], leftovers });
  });

  test.each([
    ["a word behind", "ann@x.com, Bob", ["Bob"]],
    ["a surname that was none", "Lee, ann@x.com", ["Lee"]],
    ["a word behind a bracket", "<ann@x.com> now", ["now"]],
    ["a quote that nothing closes", '"Lee\nann@x.com', ['"Lee']],
    ["a bracket that nothing closes", "Bob <\nann@x.com", ["Bob <"]],
  ])("beside an address: %s", (_what, text, leftovers) => {
    expect(readRecipients(text)).toEqual({ recipients: [ann], leftovers });
  });

  test("brackets and quotes in a row take no address with them", () => {
    const { recipients } = readRecipients('((<ann@x.com>, """"""<bob@x.com>');
    expect(recipients.map(({ address }) => address)).toEqual(["ann@x.com", "bob@x.com"]);
  });

  test("a quote that nothing closes takes no address with it", () => {
    const { recipients } = readRecipients('"Lee, Ann <ann@x.com>, bob@x.com');
    expect(recipients.map(({ address }) => address)).toEqual(["ann@x.com", "bob@x.com"]);
  });

  test.each(["Ann Lee (ann@x.com)", "(ann@x.com)", "Ann (ann@x.com), Bob <bob@x.com>"])(
    "an address in parentheses is a recipient: %s",
    (text) => {
      expect(readRecipients(text).recipients).toContainEqual(expect.objectContaining(ann));
    },
  );

  test.each(["", " ", "\n\t", ",;,"])("and finds nobody in %j", (text) => {
    expect(readRecipients(text)).toEqual({ recipients: [], leftovers: [] });
  });
});

describe("writes a person down", () => {
  test.each([
    [ann, "ann@x.com"],
    [{ ...ann, name: "" }, "ann@x.com"],
    [annLee, "Ann Lee <ann@x.com>"],
    [leeAnn, '"Lee, Ann" <ann@x.com>'],
    [{ ...ann, name: 'Ann "Al" Lee' }, '"Ann \\"Al\\" Lee" <ann@x.com>'],
    [{ ...ann, name: "ann@x.com" }, '"ann@x.com" <ann@x.com>'],
  ])("%j", (recipient, text) => {
    expect(formatRecipient(recipient)).toBe(text);
  });

  test.each([
    "Ann  Lee",
    "Lee，Ann",
    "Lee；Ann",
    "Lee، Ann",
    "Ann\u00a0Lee",
    " Ann",
    "Ann\\Lee",
    "(Ann)",
    "<Ann>",
  ])("so that the name %j is read back as it is", (name) => {
    const text = formatRecipient({ ...ann, name });
    expect(readRecipients(text)).toEqual({ recipients: [{ ...ann, name }], leftovers: [] });
  });
});
