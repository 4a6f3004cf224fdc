import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ReplyError, toReplyError } from "../../src/domain/errors.js";

describe("a ReplyError", () => {
  test("is an error that says its code and carries what belongs to it", () => {
    const cause = new Error("why");
    const error = new ReplyError(
      { code: "rate-limited", detail: { retryAfter: 10 } },
      "API rate limit exceeded",
      { cause },
    );
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(ReplyError);
    expect(error).toMatchObject({
      name: "ReplyError",
      code: "rate-limited",
      detail: { retryAfter: 10 },
      message: "API rate limit exceeded",
      cause,
    });
  });

  test("says its code where nobody gave it words", () => {
    expect(new ReplyError({ code: "gone", detail: {} }).message).toBe("gone");
  });
});

describe("toReplyError", () => {
  test("leaves a ReplyError as it is", () => {
    const error = new ReplyError({ code: "locked", detail: { reason: "too-old" } });
    expect(toReplyError(error)).toBe(error);
  });

  test("takes an error for something that may have been sent, and keeps its words", () => {
    const thrown = new TypeError("no such host");
    const error = toReplyError(thrown);
    expect(error).toBeInstanceOf(ReplyError);
    expect(error).toMatchObject({ code: "maybe-sent", detail: {}, message: "no such host" });
    expect(error.cause).toBe(thrown);
  });

  test.each([
    ["without a prototype", Object.create(null)],
    ["with a broken toString", { toString: 0, valueOf: 0 }],
    [
      "that throws when it is looked at",
      {
        toString() {
          throw new Error("no");
        },
      },
    ],
  ])("takes an object %s too", (_what, thrown: unknown) => {
    const error = toReplyError(thrown);
    expect(error.code).toBe("maybe-sent");
    expect(error.cause).toBe(thrown);
  });

  test("takes anything at all", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true }), (thrown) => {
        const error = toReplyError(thrown);
        expect(error.code).toBe("maybe-sent");
        expect(error.message).toBeTypeOf("string");
        expect(error.cause).toBe(thrown);
      }),
    );
  });
});
