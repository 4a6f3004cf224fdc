import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDraft } from "../../../src/drafts/record/draft.js";
import { toDraft } from "../../../src/drafts/record/toDraft.js";
import { blankValues, type ReplyValues } from "../../../src/domain/fields.js";

const words = { format: "plain", value: "Hello" } as const;
const values: ReplyValues = { ...blankValues(), customer: { id: 1 }, cc: ["a@x.co"], text: words };
const draft = toDraft(
  { values, untouched: ["bcc"], cursor: { format: "plain", start: 2, end: 3 } },
  [],
);

describe("a stored draft", () => {
  test("comes back as it was", () => {
    expect(readDraft(structuredClone(draft))).toEqual(draft);
  });

  const attempt = {
    id: "one",
    conversationId: 1,
    reply: { text: words, customer: { id: 1 }, bcc: ["b@x.co"], cc: ["a@x.co"] },
    values,
    attachmentIds: [],
    attachmentNames: [],
    before: { ids: ["7"] },
  };

  test("keeps what a press has sent", () => {
    const stored = structuredClone(toDraft(draft, [], [{ attempt }]));
    expect(readDraft(stored)?.attempt).toEqual(attempt);
  });

  test("of a version that knew plain text alone is in it, cursor and all", () => {
    const { cursor: _cursor, ...older } = structuredClone(draft);
    expect(readDraft({ ...older, cursor: { start: 2, end: 3 } })).toEqual(draft);
    expect(readDraft(older)?.cursor).toBeUndefined();
  });

  test("has a status that any backend may have", () => {
    const solved = { ...values, status: "solved" };
    const record = { ...draft, values: solved, waiting: { status: "on-hold" } };
    expect(readDraft(record)).toMatchObject({ values: solved, waiting: { status: "on-hold" } });
  });

  test.each([[{ product: { id: 1 } }], ["lamp"], [3], [[true]], [null]])(
    "has the host's own, whatever an earlier page of theirs has put there: %o",
    (extra) => {
      const record = structuredClone(toDraft({ values: { ...values, extra }, untouched: [] }, []));
      expect(readDraft(record)?.values.extra).toEqual(extra);
    },
  );

  test("of an older version has what that did not know yet, in what was pressed too", () => {
    const { user: _user, bccText: _text, ...older } = values;
    const pressed = { ...attempt, values: older };
    const presses = { attempt: pressed, earlier: [pressed] };
    const read = readDraft({ version: 0, savedAt: 5, values: older, ...presses });
    const whole = { values, untouched: [], files: [], attempt, earlier: [attempt] };
    expect(read).toMatchObject({ savedAt: 5, ...whole });
  });

  test.each([
    ["a later version's", { ...draft, version: 99 }],
    ["without values", { ...draft, values: undefined }],
    ["with a value of another type", { ...draft, values: { ...values, cc: "a@x.co" } }],
    ["with a status that is none", { ...draft, values: { ...values, status: 7 } }],
    ["with a broken press", { ...draft, waiting: { status: 7 } }],
    ["with a broken attempt", { ...draft, attempt: { id: "one" } }],
    ["no object", "draft"],
    ["nothing", null],
  ])("that is not readable is none: %s", (_, record) => {
    expect(readDraft(record)).toBeUndefined();
  });

  test("is read from anything without throwing", () => {
    fc.assert(
      fc.property(fc.anything(), (record) => {
        expect([undefined, "object"]).toContain(
          readDraft(record) === undefined ? undefined : "object",
        );
      }),
    );
  });
});
