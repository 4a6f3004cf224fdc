import { describe, expect, test } from "vitest";
import { lockReason, retryHeader } from "../../../src/api/helpScout/rules.js";
import { errorFor } from "../http/answers.js";

const refusal = (answer: Parameters<typeof errorFor>[0]) =>
  errorFor(answer, undefined, undefined, undefined, { lockReason, retryHeader });

describe("412: why it is locked can only be guessed", () => {
  test.each([
    ["thread-limit", "A single conversation can contain up to 100 threads"],
    ["thread-limit", "Conversation has reached the maximum number of threads"],
    ["thread-limit", "Too many threads"],
    ["too-old", "Company policy can prevent old conversations to be updated."],
    ["too-old", "Conversation is too old"],
    ["too-old", "Editing has expired"],
    ["unknown", "Precondition failed"],
    ["unknown", "The thread is locked"],
    ["unknown", "Conversation is on hold"],
  ])("%s: %s", async (reason, message) => {
    expect((await refusal({ status: 412, body: { message } })).detail).toEqual({ reason });
  });

  test("without words it is unknown", async () => {
    expect((await refusal({ status: 412 })).detail).toEqual({ reason: "unknown" });
  });
});

test("412 keeps the server's words and reference", async () => {
  const error = await refusal({ status: 412, body: { message: "Too old", logRef: "b2" } });
  expect(error).toMatchObject({
    code: "locked",
    message: "Too old",
    detail: { reason: "too-old", logRef: "b2" },
  });
});

describe("429 says when to try again", () => {
  test.each<[string, Record<string, string>, number | undefined]>([
    ["its own header", { "X-RateLimit-Retry-After": "10" }, 10],
    ["its own before the other", { "X-RateLimit-Retry-After": "10", "Retry-After": "30" }, 10],
    ["the one that can be read", { "X-RateLimit-Retry-After": "", "Retry-After": "30" }, 30],
    ["none", { "X-RateLimit-Retry-After": "" }, undefined],
  ])("by %s", async (_what, headers, retryAfter) => {
    expect((await refusal({ status: 429, headers })).detail).toEqual({ retryAfter });
  });
});
