import { expect, test } from "vitest";
import { ReplyError } from "../../src/index.js";
import { afterFailure, attemptOf, noTries } from "../../src/sending/tries.js";
import { attemptWith } from "./attempt.js";

const withExtra = (extra: unknown) => {
  const attempt = attemptWith();
  return { ...attempt, reply: { ...attempt.reply, extra } };
};

// A server that knows the id refuses the second of two: of what is another reply it must not know it.
test("the same words with other data of the host's are another press", () => {
  const lost = new ReplyError({ code: "maybe-sent", detail: {} });
  const first = withExtra({ product: "lamp", count: 2 });
  const tries = afterFailure(noTries, first, lost);
  expect(attemptOf(tries, withExtra({ count: 2, product: "lamp" })).id).toBe(first.id);
  expect(attemptOf(tries, withExtra({ product: "desk", count: 2 })).id).not.toBe(first.id);
  expect(attemptOf(tries, withExtra(undefined)).id).not.toBe(first.id);
});
