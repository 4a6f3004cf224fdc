import fc from "fast-check";
import { addressParser, type Address } from "postal-mime";
import { describe, expect, test } from "vitest";
import { formatRecipient } from "../../../src/domain/recipients/parseRecipients.js";
import { isEmailAddress, type Recipient } from "../../../src/domain/recipients/recipients.js";
import { readRecipients } from "./readRecipients.js";
import { soaked, soakRuns } from "../soak.js";

/** A mail program's own reader: what is an address to it and to us must not be lost by us. */
function byOracle(text: string): Recipient[] {
  const all = (list: readonly Address[]): Address[] =>
    list.flatMap((one) => [one, ...all(one.group ?? [])]);
  return all(addressParser(text)).flatMap(({ address, name }) =>
    address !== undefined && isEmailAddress(address)
      ? [name ? { address, name } : { address }]
      : [],
  );
}

const sorted = (people: readonly Recipient[]) => people.map(({ address }) => address).toSorted();

const letters = "abcXYZ019öß".split("");
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 });
const address = fc
  .tuple(word, fc.constantFrom("", ".", "+", "_", "-"), word, word)
  .map(([a, sign, b, host]) => `${a}${sign}${b}@${host}.example`);
const name = fc.string({
  unit: fc.constantFrom(...letters, ..." ,;:()'.\"\\".split("")),
  minLength: 1,
  maxLength: 12,
});
const person = fc.record({ address, name }, { requiredKeys: ["address"] });

describe("measured against a mail program's reader", () => {
  test("every address of a list is found, whatever stands around it", () => {
    const written = fc
      .tuple(address, word, word)
      .chain(([one, first, last]) =>
        fc.constantFrom(
          one,
          `<${one}>`,
          `${first} ${last} <${one}>`,
          `"${last}, ${first}" <${one}>`,
          `${first} (${last}) <${one}>`,
          `${one} (${first} ${last})`,
          `${first}: ${one};`,
          first,
        ),
      );
    const separator = fc.constantFrom(", ", ",", ",\r\n ", " , ");
    fc.assert(
      fc.property(fc.array(fc.tuple(written, separator)), (entries) => {
        const text = entries.map((pieces) => pieces.join("")).join("");
        const found = sorted(readRecipients(text).recipients);
        expect(found).toEqual(expect.arrayContaining(sorted(byOracle(text))));
      }),
      { numRuns: soakRuns(20_000, 150), ...soaked },
    );
  });

  test("nor is one lost in a heap of signs", () => {
    const sign = fc.constantFrom(..." ,;\n\t\"<>:\\'.()".split(""));
    const piece = fc.oneof(
      word,
      sign,
      address,
      address.map((one) => `<${one}>`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join(" ");
        const { recipients, leftovers } = readRecipients(text);
        const kept = [...recipients.flatMap((one) => [one.address, one.name]), ...leftovers].join();
        // One inside a quoted name is a part of that name, to both; it is not gone.
        for (const one of byOracle(text)) expect(kept).toContain(one.address);
      }),
      { numRuns: soakRuns(20_000, 150), ...soaked },
    );
  });

  test("what we write down, it reads as the same people", () => {
    const quotable = person.filter((one) => one.name === undefined || one.name.trim() === one.name);
    fc.assert(
      fc.property(fc.array(quotable, { minLength: 1 }), (people) => {
        const text = people.map(formatRecipient).join(", ");
        expect(byOracle(text).map((one) => one.address)).toEqual(people.map((one) => one.address));
        expect(readRecipients(text)).toEqual({ recipients: people, leftovers: [] });
      }),
      { numRuns: soakRuns(20_000, 150), ...soaked },
    );
  });
});
