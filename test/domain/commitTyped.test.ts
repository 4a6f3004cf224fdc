import { describe, expect, test } from "vitest";
import { commitTyped, customerFromText } from "../../src/domain/reply.js";
import { untouched } from "./values.js";
import { readWith } from "../../src/domain/recipients/parseRecipients.js";
import { readPasted } from "../../src/domain/recipients/readPasted.js";

// As in a page, once the composer is there.
readWith(readPasted);

describe("commitTyped takes what is half-typed, as Enter would", () => {
  test("makes chips of it and empties the inputs", () => {
    const values = { ...untouched, cc: ["a@x.com"], ccText: "Bob <b@x.com>", bccText: "c@x.com" };
    expect(commitTyped(values)).toEqual({
      ...untouched,
      cc: ["a@x.com", "b@x.com"],
      bcc: ["c@x.com"],
    });
  });

  test("keeps what is no address as a chip, to be corrected", () => {
    expect(commitTyped({ ...untouched, ccText: "bob@", bccText: "Cy" })).toMatchObject({
      cc: ["bob@"],
      bcc: ["Cy"],
    });
  });

  test("puts an address typed in both fields into one", () => {
    expect(commitTyped({ ...untouched, ccText: "b@x.com", bccText: "B@x.com" })).toMatchObject({
      cc: ["b@x.com"],
      bcc: [],
    });
  });

  test("leaves everything alone when nothing was typed", () => {
    expect(commitTyped(untouched)).toEqual(untouched);
  });

  test("gives back the same lists when nobody was added to them", () => {
    const values = { ...untouched, cc: ["a@x.com"], bcc: ["b@x.com"], ccText: "A@x.com" };
    const { cc, bcc } = commitTyped(values);
    expect(cc).toBe(values.cc);
    expect(bcc).toBe(values.bcc);
  });

  test("takes the typed customer, and forgets the one before with his id", () => {
    const { customer, customerText } = commitTyped({ ...untouched, customerText: "b@x.com" });
    expect(customer).toEqual({ email: "b@x.com" });
    expect(customerText).toBeNull();
  });

  test.each([null, "", "  "])("keeps the customer when %j was typed", (customerText) => {
    const committed = commitTyped({ ...untouched, customerText });
    expect(committed.customer).toEqual(untouched.customer);
    expect(committed.customerText).toBeNull();
  });

  test.each([
    [{ id: 7, email: "ann@x.com", name: "Ann Lee" }, "Ann Lee <ann@x.com>"],
    [{ id: 7, email: "ann@x.com", name: "Ann Lee" }, "ANN@x.com"],
    [{ id: 7, name: "Ann Lee" }, "Ann Lee"],
  ])("keeps %j by id where %j was typed, or came back by undoing", (customer, customerText) => {
    expect(commitTyped({ ...untouched, customer, customerText })).toMatchObject({ customer });
  });

  test("keeps the former customer as a copy when he was typed there", () => {
    const values = { ...untouched, customerText: "b@x.com", ccText: "ann@example.com" };
    expect(commitTyped(values)).toMatchObject({
      customer: { email: "b@x.com" },
      cc: ["ann@example.com"],
    });
  });

  test("does not copy to the customer who is being typed", () => {
    const values = { ...untouched, customerText: "b@x.com", ccText: "b@x.com, c@x.com" };
    expect(commitTyped(values)).toMatchObject({ customer: { email: "b@x.com" }, cc: ["c@x.com"] });
  });
});

describe("customerFromText", () => {
  test.each([
    ["an address", "b@x.com", { email: "b@x.com" }],
    ["space around it", " b@x.com\n", { email: "b@x.com" }],
    ["a name too", "Bob Ray <b@x.com>", { email: "b@x.com", name: "Bob Ray" }],
    ["a link", "mailto:b@x.com", { email: "b@x.com" }],
  ])("reads %s", (_what, text, customer) => {
    expect(customerFromText(text)).toEqual(customer);
  });

  test.each(["Bob", "b@", "b@x.com, c@x.com", "b@x.com Bob", "b@x.com;c@"])(
    "keeps %j whole, to be corrected: it names no one person",
    (text) => {
      expect(customerFromText(text)).toEqual({ email: text });
    },
  );

  test.each([null, "", " \t"])("leaves the present one for %j", (text) => {
    expect(customerFromText(text)).toBeUndefined();
  });
});
