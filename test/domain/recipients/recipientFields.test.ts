import { describe, expect, test } from "vitest";
import {
  addRecipients,
  distinct,
  restoreRecipients,
} from "../../../src/domain/recipients/recipientFields.js";
import { readWith } from "../../../src/domain/recipients/parseRecipients.js";
import { readPasted } from "../../../src/domain/recipients/readPasted.js";

// As in a page, once the composer is there.
readWith(readPasted);

const fields = { customer: { email: "me@x.com" }, cc: ["a@x.com", "b@x.com"], bcc: ["c@x.com"] };

describe("changing an entry", () => {
  const edit = (text: string) => addRecipients("cc", fields, text, { replacing: "a@x.com" });

  test.each([
    ["another address", "n@x.com", ["n@x.com", "b@x.com"]],
    ["itself in capitals", "A@x.com", ["A@x.com", "b@x.com"]],
    ["several", "n@x.com, m@x.com", ["n@x.com", "m@x.com", "b@x.com"]],
    ["no address", "ann", ["ann", "b@x.com"]],
    ["nothing", " ", ["b@x.com"]],
    ["one that is there", "B@x.com", ["b@x.com"]],
    ["one in the other field", "c@x.com", ["b@x.com"]],
    ["the customer", "ME@x.com", ["b@x.com"]],
  ])("into %s", (_what, text, next) => {
    expect(edit(text).next).toEqual(next);
  });

  test("into the mailbox's own address is refused, and it stays", () => {
    const own = { own: ["Us@x.com"], replacing: "a@x.com" };
    expect(addRecipients("cc", fields, "us@x.com", own)).toEqual({
      next: fields.cc,
      added: [],
      merged: [],
      refused: ["us@x.com"],
    });
  });

  test("that has gone meanwhile adds what was written", () => {
    const { next } = addRecipients("cc", fields, "n@x.com", { replacing: "gone@x.com" });
    expect(next).toEqual(["a@x.com", "b@x.com", "n@x.com"]);
  });
});

test("distinct keeps each where it counts most, and none of the mailbox's own", () => {
  const twice = { customer: { email: "Me@x.com" }, cc: ["a@x.com", "ME@x.com", "A@x.com", ""] };
  expect(distinct({ ...twice, bcc: ["us@x.com", "b@x.com", "a@X.com"] }, ["US@x.com"])).toEqual({
    cc: ["a@x.com"],
    bcc: ["b@x.com"],
  });
});

test("restoring brings back whom no field has taken since, before those who came since", () => {
  const now = { customer: { email: "b@x.com" }, cc: ["new@x.com", "d@x.com"], bcc: ["c@x.com"] };
  expect(restoreRecipients("cc", now, ["a@x.com", "B@x.com", "c@x.com", "d@x.com"])).toEqual([
    "a@x.com",
    "d@x.com",
    "new@x.com",
  ]);
});
