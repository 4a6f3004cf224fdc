import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { helpScoutStatuses } from "../../src/api/helpScout/shapes.js";
import type { ReplyValues } from "../../src/domain/reply.js";
import { createReplyCheck, isFieldProblemCode } from "../../src/domain/replyCheck.js";
import { untouched } from "./values.js";
import { readWith } from "../../src/domain/recipients/parseRecipients.js";
import { readPasted } from "../../src/domain/recipients/readPasted.js";

// As in a page, once the composer is there.
readWith(readPasted);

/** What the rules say, as `path: code`. */
function problems(values: Partial<ReplyValues>): string[] {
  const found = createReplyCheck()({ ...untouched, ...values });
  return found.map(({ path, message }) => `${path}: ${message}`);
}

describe("a reply that may go", () => {
  test.each<[string, Partial<ReplyValues>]>([
    ["the least there can be", {}],
    ["somebody known by id alone", { customer: { id: "cus_1" } }],
    ["an id, whatever the address beside it", { customer: { id: 1, email: "not known" } }],
    ["an address alone", { customer: { email: "jörg@münchen.de" } }],
    ["copies", { cc: ["a+b@x.co"], bcc: ["b@x.com", "c@x.com"] }],
    ["history without a date", { imported: true }],
    ["history with one", { imported: true, createdAt: "2020-05-17T10:30" }],
    ["a date that history left behind", { createdAt: "not a date" }],
    ["html", { text: { format: "html", value: "<p>Hello</p>" } }],
  ])("%s", (_what, values) => {
    expect(problems(values)).toEqual([]);
  });

  test.each(["", ...helpScoutStatuses] as const)("the status %j", (status) => {
    expect(problems({ status })).toEqual([]);
  });

  test("stays as it is", () => {
    const values = structuredClone(untouched);
    createReplyCheck()(values);
    expect(values).toEqual(untouched);
  });
});

describe("a reply that may not", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date(2026, 0, 1, 12, 0) });
    onTestFinished(() => void vi.useRealTimers());
  });

  test.each<[string, Partial<ReplyValues>, string]>([
    ["without text", { text: { format: "plain", value: "" } }, "text: text-required"],
    ["of space", { text: { format: "plain", value: " \n\u00a0" } }, "text: text-required"],
    ["to nobody", { customer: {} }, "customer: customer-required"],
    ["to an empty address", { customer: { email: "" } }, "customer: customer-required"],
    ["to half an address", { customer: { email: "ann@" } }, "customer: address-invalid"],
    ["copied to half an address", { cc: ["a@x.com", "ann@"] }, "cc.1: address-invalid"],
    ["copied blindly to a name", { bcc: ["Ann"] }, "bcc.0: address-invalid"],
    ["of no date", { imported: true, createdAt: "2020-13-45T10:30" }, "createdAt: date-invalid"],
    ["of tomorrow", { imported: true, createdAt: "2026-01-01T12:01" }, "createdAt: date-in-future"],
  ])("%s", (_what, values, problem) => {
    expect(problems(values)).toEqual([problem]);
  });

  test("of history that is not over yet, to the minute", () => {
    expect(problems({ imported: true, createdAt: "2026-01-01T12:00" })).toEqual([]);
  });

  test("is told everything at once", () => {
    const values: Partial<ReplyValues> = {
      customer: {},
      cc: ["x"],
      bcc: ["y"],
      text: { format: "plain", value: "" },
      imported: true,
      createdAt: "x",
    };
    expect(problems(values).toSorted()).toEqual([
      "bcc.0: address-invalid",
      "cc.0: address-invalid",
      "createdAt: date-invalid",
      "customer: customer-required",
      "text: text-required",
    ]);
  });

  test.each(["<p></p>", "<p><br></p>", "<div>&nbsp;</div>\n"])(
    "in HTML that shows nothing: %s",
    (value) => {
      expect(problems({ text: { format: "html", value } })).toEqual(["text: text-required"]);
    },
  );

  test("unless the HTML shows a picture", () => {
    const value = '<p><img src="cid:1" alt=""></p>';
    expect(problems({ text: { format: "html", value } })).toEqual([]);
  });
});

describe("a problem's code", () => {
  test.each([
    "text-required",
    "customer-required",
    "address-invalid",
    "date-invalid",
    "date-in-future",
  ])("%s is ours", (code) => {
    expect(isFieldProblemCode(code)).toBe(true);
  });

  test.each(["", "must not be empty", "TEXT-REQUIRED"])("%j is a server's own words", (words) => {
    expect(isFieldProblemCode(words)).toBe(false);
  });
});
