import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addRecipients } from "../../../src/domain/recipients/recipientFields.js";
import { addressKey } from "../../../src/domain/recipients/recipients.js";
import { readWith } from "../../../src/domain/recipients/parseRecipients.js";
import { readPasted } from "../../../src/domain/recipients/readPasted.js";

// As in a page, once the composer is there.
readWith(readPasted);

const nobody = { customer: {}, cc: [], bcc: [] };

describe("adding to Cc or Bcc", () => {
  test("appends in order, as it was written", () => {
    const fields = { ...nobody, cc: ["a@x.com"] };
    expect(addRecipients("cc", fields, "B@x.com, Cy <c@x.com>")).toEqual({
      next: ["a@x.com", "B@x.com", "c@x.com"],
      added: ["B@x.com", "c@x.com"],
      merged: [],
      refused: [],
    });
  });

  test("keeps what is no address, to be corrected", () => {
    expect(addRecipients("bcc", nobody, "ann@, b@x.com").next.toSorted()).toEqual([
      "ann@",
      "b@x.com",
    ]);
  });

  test("leaves the field alone when nothing was typed", () => {
    const fields = { ...nobody, bcc: ["a@x.com"] };
    expect(addRecipients("bcc", fields, " , ")).toEqual({
      next: ["a@x.com"],
      added: [],
      merged: [],
      refused: [],
    });
  });

  test.each([
    ["the customer", { ...nobody, customer: { email: "Ann@X.com" } }],
    ["Cc", { ...nobody, cc: ["ANN@x.com"] }],
    ["Bcc", { ...nobody, bcc: ["ann@x.COM"] }],
  ])("merges an address that is %s already, in whatever case", (_where, fields) => {
    for (const field of ["cc", "bcc"] as const) {
      expect(addRecipients(field, fields, "ann@x.com")).toEqual({
        next: fields[field],
        added: [],
        merged: ["ann@x.com"],
        refused: [],
      });
    }
  });

  test("merges an address that one paste holds twice", () => {
    expect(addRecipients("cc", nobody, "ann@x.com\nAnn <ANN@x.com>")).toEqual({
      next: ["ann@x.com"],
      added: ["ann@x.com"],
      merged: ["ANN@x.com"],
      refused: [],
    });
  });

  test("changes none of the lists it was given", () => {
    const fields = { ...nobody, cc: Object.freeze(["a@x.com"]), bcc: Object.freeze(["b@x.com"]) };
    expect(addRecipients("cc", fields, "c@x.com").next).not.toBe(fields.cc);
    expect(fields.cc).toEqual(["a@x.com"]);
  });

  test("never has one address in two places", () => {
    const address = fc.constantFrom("a@x.com", "A@X.com", "b@x.com", "c@x.com", "C@x.com");
    const typed = fc.record({ field: fc.constantFrom("cc", "bcc"), addresses: fc.array(address) });
    fc.assert(
      fc.property(address, fc.array(typed), (email, entries) => {
        const fields: { cc: string[]; bcc: string[] } = { cc: [], bcc: [] };
        for (const { field, addresses } of entries) {
          const all = { customer: { email }, ...fields };
          fields[field] = addRecipients(field, all, addresses.join(";")).next;
        }
        const keys = [email, ...fields.cc, ...fields.bcc].map(addressKey);
        expect(new Set(keys).size).toBe(keys.length);
        const typedKeys = entries.flatMap(({ addresses }) => addresses.map(addressKey));
        expect(keys).toEqual(expect.arrayContaining(typedKeys));
      }),
    );
  });
});
