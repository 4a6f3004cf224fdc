import { describe, expect, test } from "vitest";
import { recipientsNow } from "../../src/domain/recipientsNow.js";
import { untouched } from "./values.js";

const given = { cc: ["old@x.com"], bcc: [] };
const own = ["support@x.com"];
const now = (values: Partial<typeof untouched>) =>
  recipientsNow({ ...untouched, ...given, ...values }, given, own);

describe("who gets a reply that is sent as the form stands", () => {
  test("is whom the conversation has, while nobody was added", () => {
    expect(now({})).toEqual({
      customer: untouched.customer,
      copies: ["old@x.com"],
      added: [],
      wrong: [],
      isUnfinished: false,
    });
  });

  test("includes whoever is half-typed, named before the chips", () => {
    const values = {
      cc: ["old@x.com", "new@x.com"],
      ccText: "boss@rival.example",
      bccText: "c@x.com",
    };
    expect(now(values)).toMatchObject({
      copies: ["old@x.com", "new@x.com", "boss@rival.example", "c@x.com"],
      added: ["boss@rival.example", "c@x.com", "new@x.com"],
    });
  });

  test("counts whoever is typed twice, or is there, once", () => {
    const values = { ccText: "OLD@x.com, new@x.com", bccText: "new@x.com" };
    expect(now(values)).toMatchObject({ copies: ["old@x.com", "new@x.com"], added: ["new@x.com"] });
  });

  test("is the customer who is being typed", () => {
    expect(now({ customerText: "boss@rival.example", ccText: "boss@rival.example" })).toMatchObject(
      {
        customer: { email: "boss@rival.example" },
        copies: ["old@x.com"],
        added: [],
      },
    );
  });

  test.each([
    ["a half-typed copy", { ccText: "boss@" }, "boss@", true],
    ["a half-typed customer", { customerText: "x" }, "x", true],
    ["a chip", { bcc: ["bob"] }, "bob", false],
    ["a customer that is no address", { customer: { email: "bob" } }, "bob", false],
    ["the mailbox itself", { bccText: "Support@x.com" }, "Support@x.com", false],
    [
      "a customer that is the mailbox",
      { customer: { email: "support@x.com" } },
      "support@x.com",
      false,
    ],
  ])("is nobody as long as %s cannot be reached", (_what, values, entry, isUnfinished) => {
    expect(now(values)).toMatchObject({ wrong: [entry], added: [], isUnfinished });
  });

  test("stops for a chip while another one is typed", () => {
    expect(now({ cc: ["bob"], ccText: "ann" }).isUnfinished).toBe(false);
  });
});
