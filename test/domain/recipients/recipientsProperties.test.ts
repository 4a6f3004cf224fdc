import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatRecipient,
  isRecipient,
  parseRecipients,
} from "../../../src/domain/recipients/parseRecipients.js";
import { isEmailAddress } from "../../../src/domain/recipients/recipients.js";
import { anySign } from "../../anySign.js";
import { readRecipients } from "./readRecipients.js";
import { soaked, soakRuns } from "../soak.js";

const word = fc.string({
  unit: fc.constantFrom(..."abcdeXYZ019öß".split("")),
  minLength: 1,
  maxLength: 8,
});
const address = fc
  .tuple(word, fc.constantFrom("", ".", "+", "_", "-", "'"), word, word, word)
  .map(([a, sign, b, c, d]) => `${a}${sign}${b}@${c}.${d}a`);

/** The ways in which address books, mail programs and people write one down. */
const written = fc
  .tuple(address, word, word)
  .chain(([one, first, last]) =>
    fc.constantFrom(
      [one, one],
      [one, `<${one}>`],
      [one, `${first} ${last} <${one}>`],
      [one, `${first}<${one}>`],
      [one, `${last}, ${first} <${one}>`],
      [one, `"${last}, ${first}" <${one}>`],
      [one, `"${first} (${last})" <${one}>`],
      [one, `${first} (${last}) <${one}>`],
      [one, `mailto:${one}`],
      [one, `mailto:${encodeURIComponent(one)}?subject=${last}`],
      [one, `<mailto:${one}>`],
      [one, `“${one}”;`],
      [one, `[${one}].`],
      [one, `${first}-${last} ${one}`],
      [one, `• ${first}-${last} - ${one}`],
      [one, `${one} (${first})`],
      [one, `2) To: ${one} <${one}>`],
    ),
  );
const between = fc.constantFrom(" ", ",", ", ", ";", "; ", "\n", "\r\n", "\t", " ,\n;\t ", " – ");

describe("parseRecipients", () => {
  test("finds every address, in order, however the list is written", () => {
    const list = fc.array(fc.tuple(written, between, fc.option(word)));
    fc.assert(
      fc.property(list, (entries) => {
        const text = entries
          .map(([[, how], separator, stray]) => `${stray ? `${stray};` : ""}${how}${separator}`)
          .join("");
        const found = readRecipients(text).recipients.map((recipient) => recipient.address);
        expect(found).toEqual(entries.map(([[one]]) => one));
      }),
      { numRuns: soakRuns(20_000, 100), ...soaked },
    );
  });

  test("loses no word, keeps their order, and reads its own writing as the same", () => {
    const sign = fc.constantFrom(
      ..." ,;\n\t\"<>@.:\\'[](){}“”-–•*".split(""),
      " - ",
      "mailto:",
      "To: ",
      "1. ",
      " and ",
      "a@x.com",
      "<b@y.com>",
      "[c@z.com]",
      "b@@y",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, sign, address), { maxLength: 20 }), (pieces) => {
        const text = pieces.join("");
        const all = parseRecipients(text);
        // What a list puts between its people is nobody's: labels, numbers, "and".
        const told = (whole: string) =>
          (whole.replace(/[^@,;\n\t]*:/g, " ").match(/[\p{L}\p{N}]+/gu) ?? []).filter(
            (run) => !/^(?:mailto|to|and|or|y|e|o|i|\d{1,4}|[a-z])$/i.test(run),
          );
        const entries = all.map((one) =>
          isRecipient(one) ? `${one.name ?? ""} ${one.address}` : one.leftover,
        );
        const words = told(text);
        const kept = entries.join("\n");
        expect(words.filter((run) => !kept.includes(run))).toEqual([]);
        const people = all.filter(isRecipient);
        const lower = text.toLowerCase();
        // Of those that stand in the text once, and as they are.
        const places = people
          .map((one) => one.address.toLowerCase())
          .filter((one) => lower.split(one).length === 2)
          .map((one) => lower.indexOf(one));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(parseRecipients(people.map(formatRecipient).join("\n"))).toEqual(people);
      }),
      { numRuns: soakRuns(20_000, 300), ...soaked },
    );
  });

  test("never throws, and what it calls a recipient is an address", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: anySign })), (text) => {
        const { recipients, leftovers } = readRecipients(text);
        expect(recipients.every((recipient) => isEmailAddress(recipient.address))).toBe(true);
        expect(leftovers.every((entry) => entry.trim() !== "")).toBe(true);
      }),
      { numRuns: soakRuns(20_000, 150), ...soaked },
    );
  });

  test("reads back what formatRecipient writes, with any name of one line", () => {
    const signs = fc.constantFrom(..."aö \u00a0\"\\,;:<>()@[].'".split(""));
    const name = fc
      .oneof(fc.string({ unit: signs }), fc.string(), fc.string({ unit: anySign }))
      .filter((text) => text !== "" && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text));
    const recipient = fc.record({ address, name }, { requiredKeys: ["address"] });
    fc.assert(
      fc.property(fc.array(recipient), fc.constantFrom(", ", "; ", "\n"), (all, separator) => {
        const text = all.map(formatRecipient).join(separator);
        expect(readRecipients(text)).toEqual({ recipients: all, leftovers: [] });
      }),
      { numRuns: soakRuns(20_000, 150), ...soaked },
    );
  });
});

describe("a paste of any size", () => {
  const signs = soakRuns(1_000_000, 250_000);

  test.each([
    ["addresses by line", "a@b.co\n"],
    ["addresses by space", "a@b.co "],
    ["people", '"Lee, Ann" <ann@example.com>; '],
    ["brackets around nothing", "<>, "],
    ["rows", "Ann\ta@b.co\tx\n"],
    ["remarks", "a@b.co - Ann\n"],
  ])("is read whole: many %s", (_what, entry) => {
    const times = Math.ceil(signs / entry.length);
    const { recipients, leftovers } = readRecipients(entry.repeat(times));
    expect(recipients.length + leftovers.length).toBe(times);
  });

  // A quadratic reader takes minutes for these, and the test is given up; this one a fraction of a second.
  test.each([
    ["quotes", '"'],
    ["quotes that open words", '"a'],
    ["escaped quotes", '\\"'],
    ["parentheses", "("],
    ["parentheses that open words", "(a "],
    ["nested parentheses", "(()"],
    ["brackets", "<"],
    ["brackets that open words", "<a "],
    ["brackets and parentheses in turns", "<("],
    ["@", "@"],
    ["@ apart", "@ "],
    ["words", "a "],
    ["one word", "a"],
    ["separators", ",\n;"],
    ["links", "mailto:"],
    ["escaped quotes behind an open one", '"\\"\\"\\"\\"\\"\\"\\"\\"'],
    ["backslashes", "\\"],
    ["curly quotes", "“"],
    ["square brackets", "["],
    ["cells", "a\t"],
    ["colons", "a:"],
    ["dashes", "—"],
    ["strokes behind half of an address", "@a/"],
    ["braces that open lists", "{a,"],
    ["commas for dots", "a@,com"],
    ["half of an address", "a@(c)"],
    ["one mistyped after another", "a@@b "],
  ])("takes no more than its length: %s", (_what, shape) => {
    expect(readRecipients(shape.repeat(signs / 2 / shape.length)).recipients).toEqual([]);
  });
});
