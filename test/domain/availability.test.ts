import { describe, expect, test } from "vitest";
import { helpScoutRules as rules } from "../../src/api/helpScout/rules.js";
import { availability } from "../../src/domain/availability.js";
import type { LockReason } from "../../src/domain/conversation.js";
import { ReplyError } from "../../src/domain/errors.js";
import { conversation } from "./values.js";

const locked = (reason: LockReason) => new ReplyError({ code: "locked", detail: { reason } });
const full = { ...conversation, threads: 99 };

describe("before anything was sent", () => {
  test.each([undefined, 0, 1, 98])("%s threads leave it open", (threads) => {
    const known = threads === undefined ? conversation : { ...conversation, threads };
    expect(availability(known, undefined, rules)).toEqual({ status: "open" });
  });

  test.each([99, 100, 5_000])("%i threads are a hint that it is locked, no more", (threads) => {
    expect(availability({ ...conversation, threads }, undefined, rules)).toEqual({
      status: "locked",
      reason: "thread-limit",
      certain: false,
    });
  });
});

test("without a rule no count locks it; a limit alone is the count", () => {
  const long = { ...conversation, threads: 5_000 };
  const statuses = ["open"];
  expect(availability(long, undefined, { statuses })).toEqual({ status: "open" });
  const limited = { statuses, threadLimit: 5_000 };
  expect(availability(long, undefined, limited)).toMatchObject({ reason: "thread-limit" });
  const almost = { ...long, threads: 4_999 };
  expect(availability(almost, undefined, limited)).toEqual({ status: "open" });
});

describe("after the server's answer", () => {
  test.each<LockReason>(["thread-limit", "too-old", "unknown"])(
    "a 412 locks it for certain: %s",
    (reason) => {
      const found = availability(conversation, locked(reason), rules);
      expect(found).toEqual({ status: "locked", reason, certain: true });
    },
  );

  test("a 412 that gives no reason is explained by the count", () => {
    expect(availability(full, locked("unknown"), rules)).toMatchObject({ reason: "thread-limit" });
  });

  test("a 412 that gives a reason is believed, whatever the count", () => {
    expect(availability(full, locked("too-old"), rules)).toMatchObject({ reason: "too-old" });
  });

  test.each([conversation, full])("it moved, and says where to", (known) => {
    const to = { id: 456, subject: "Merged" };
    const error = new ReplyError({ code: "moved", detail: { to } });
    expect(availability(known, error, rules)).toEqual({ status: "moved", to });
  });

  test.each([conversation, full])("it is gone", (known) => {
    const error = new ReplyError({ code: "gone", detail: {} });
    expect(availability(known, error, rules)).toEqual({ status: "gone" });
  });

  test.each([
    new ReplyError({ code: "invalid", detail: { problems: [] } }),
    new ReplyError({ code: "unauthorized", detail: {} }),
    new ReplyError({ code: "too-large", detail: { files: [] } }),
    new ReplyError({ code: "rate-limited", detail: { retryAfter: 10 } }),
    new ReplyError({ code: "server", detail: { status: 404, reason: "cannot-locate" } }),
    new ReplyError({ code: "offline", detail: {} }),
    new ReplyError({ code: "maybe-sent", detail: {} }),
  ])("$code says nothing about the conversation", (error) => {
    expect(availability(conversation, error, rules)).toEqual({ status: "open" });
    expect(availability(full, error, rules)).toMatchObject({ status: "locked", certain: false });
  });
});
