import { beforeEach, expect, onTestFinished, test } from "vitest";
import { isSkipped } from "../../src/domain/localTime.js";
import { blankValues } from "../../src/domain/fields.js";
import { toReply } from "../../src/domain/reply.js";
import { createReplyCheck } from "../../src/domain/replyCheck.js";
import { readDraft } from "../../src/drafts/record/draft.js";
import { toDraft } from "../../src/drafts/record/toDraft.js";

/** Where the agent is, until the test is over. */
function move(zone: string): void {
  process.env["TZ"] = zone;
}

beforeEach(() => {
  const { TZ } = process.env;
  onTestFinished(() => {
    if (TZ === undefined) delete process.env["TZ"];
    else process.env["TZ"] = TZ;
  });
});

const values = {
  ...blankValues(),
  customer: { id: 1 },
  text: { format: "plain" as const, value: "Long ago" },
  imported: true,
};

test.each([
  ["Europe/Berlin", "2026-03-29T02:30", true],
  ["Europe/Berlin", "2026-03-29T02:30:15", true],
  ["Europe/Berlin", "2026-03-29T01:59", false],
  ["Europe/Berlin", "2026-03-29T03:00", false],
  // It is there twice, and either is a time.
  ["Europe/Berlin", "2025-10-26T02:30", false],
  ["America/New_York", "2026-03-08T02:00", true],
  ["Australia/Lord_Howe", "2025-10-05T02:15", true],
  ["UTC", "2026-03-29T02:30", false],
])("in %s, %s was skipped: %s", (zone, time, skipped) => {
  move(zone);
  expect(isSkipped(time)).toBe(skipped);
  const problems = createReplyCheck()({ ...values, createdAt: time });
  expect(problems.map(({ message }) => message)).toEqual(skipped ? ["date-skipped"] : []);
});

test("a draft that is restored in another time zone means the same instant", () => {
  move("Europe/Berlin");
  const written = { ...values, createdAt: "2026-01-05T10:30" };
  const stored = structuredClone(toDraft({ values: written, untouched: [] }, [], []));
  const instant = toReply(written, { id: 1, status: "active", customer: { id: 1 } }).createdAt;
  expect(readDraft(stored)?.values.createdAt).toBe("2026-01-05T10:30");
  move("America/New_York");
  const read = readDraft(stored)?.values ?? blankValues();
  expect(read.createdAt).toBe("2026-01-05T04:30");
  const conversation = { id: 1, status: "active" as const, customer: { id: 1 } };
  expect(toReply(read, conversation).createdAt).toBe(instant);
});

test("a time that was skipped stays as it was typed, to be said again", () => {
  move("Europe/Berlin");
  const written = { ...values, createdAt: "2026-03-29T02:30" };
  const stored = structuredClone(toDraft({ values: written, untouched: [] }, [], []));
  expect(readDraft(stored)?.values.createdAt).toBe("2026-03-29T02:30");
});
