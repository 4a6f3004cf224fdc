import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft } from "../../../src/drafts/record/draft.js";
import {
  closedDraft,
  takeOverMs,
  isGivenUp,
  isOnWire,
  isOpen,
  isUnsettled,
  next,
  notSent,
  pressesOf,
  waitsHere,
  type DraftEvent,
  type DraftState,
} from "../../../src/drafts/kept/draftState.js";
import { attemptWith } from "../../sending/attempt.js";

const attempt = attemptWith();
const press = { status: "closed" } as const;
const plain: Draft = { version: 1, savedAt: 5, values: attempt.values, untouched: [], files: [] };
const earlier = attemptWith({ id: "earlier" });
const presses = [{ attempt }, { attempt: earlier }];
const pressed: Draft = { ...plain, attempt, earlier: [earlier], waiting: press };

const after = (...events: readonly DraftEvent[]) => events.reduce(next, closedDraft);
const opened = [{ type: "load" }, { type: "loaded" }] as const;
const given = [...opened, { type: "ask" }, { type: "give" }] as const;

describe("what is stored is known", () => {
  test("once it was read, and until the last composer is gone", () => {
    expect(after({ type: "load" }).phase).toEqual({ name: "loading" });
    expect(isOpen(after({ type: "load" }))).toBe(false);
    expect(isOpen(after(...opened))).toBe(true);
    expect(after(...opened, { type: "close" }).phase).toEqual({ name: "closed" });
  });

  test("not by what was being read for a composer that is gone", () => {
    expect(after({ type: "load" }, { type: "close" }, { type: "loaded" })).toEqual(closedDraft);
  });

  test("without a composer only where the page recognises it", () => {
    expect(isOpen(after({ type: "recognise" }))).toBe(true);
  });

  test("not while another tab's last word is read, whatever else comes first", () => {
    const rereading = after(...opened, { type: "reread" });
    expect(rereading.phase).toEqual({ name: "rereading", isGiven: false });
    expect(isOpen(next(rereading, { type: "change" }))).toBe(false);
    expect(isOpen(next(rereading, { type: "loaded" }))).toBe(true);
  });

  test.each([closedDraft, after({ type: "load" })])(
    "not to be read again before it was read once",
    (state) => expect(next(state, { type: "reread" })).toBe(state),
  );

  test("not while a draft is put into the form, with what it says of presses", () => {
    const state = after(...opened, { type: "restore", draft: pressed, isDirty: true });
    expect(state).toMatchObject({ phase: { name: "loading" }, isDirty: true, savedAt: 5 });
    expect(pressesOf(state)).toEqual([presses, press]);
    expect(state.waiting?.isOfThisPage).toBe(false);
  });

  test("all the time while another tab's draft is looked at", () => {
    const state = after(...opened, { type: "change" }, { type: "follow", draft: pressed });
    expect(isOpen(state)).toBe(true);
    expect(state).toMatchObject({ isDirty: false, savedAt: 5 });
  });
});

describe("a change", () => {
  test.each<[DraftEvent, boolean, number]>([
    [{ type: "save", savedAt: 7 }, false, 7],
    [{ type: "clear" }, false, 0],
    [{ type: "end" }, false, 0],
    [{ type: "loaded" }, true, 0],
    [{ type: "reread" }, true, 0],
    [{ type: "close" }, true, 0],
    [{ type: "settle", uncertain: [] }, true, 0],
  ])("is in the form alone until it is saved or gone: %o", (event, isDirty, savedAt) => {
    expect(after(...opened, { type: "change" }, event)).toMatchObject({ isDirty, savedAt });
  });
});

describe("a press", () => {
  const onWire = after(...opened, { type: "wait", press }, { type: "press", presses });

  test("waits, goes, and is over", () => {
    const waiting = after(...opened, { type: "wait", press });
    expect(pressesOf(waiting)).toEqual([undefined, press]);
    expect(isUnsettled(waiting)).toBe(true);
    expect(isOnWire(onWire)).toBe(true);
    expect(pressesOf(onWire)).toEqual([presses, undefined]);
    expect(isUnsettled(next(onWire, { type: "settle", uncertain: [] }))).toBe(false);
    const uncertain = next(onWire, { type: "settle", uncertain: presses });
    expect([isOnWire(uncertain), pressesOf(uncertain)]).toEqual([false, [presses, undefined]]);
  });

  test.each<DraftEvent>([
    { type: "close" },
    { type: "giveUp", at: 1 },
    { type: "restore", draft: plain, isDirty: false },
    { type: "follow", draft: plain },
  ])("on the wire is not lost from sight: %o", (event) => {
    const state = next(onWire, event);
    expect(isOnWire(state)).toBe(true);
    expect(state.handover).toEqual({ name: "none" });
    expect(state.phase.name).not.toBe("closed");
  });

  test("of a page that ended is told of, once its draft is here and unless it may have been sent", () => {
    const waited = { ...plain, waiting: press };
    const restoring = after({ type: "restore", draft: waited, isDirty: false });
    expect(notSent(restoring, 0)).toBeUndefined();
    const restored = next(restoring, { type: "loaded" });
    expect(notSent(restored, 0)).toBe(press);
    expect(notSent(next(restored, { type: "wait", press }), 0)).toBeUndefined();
    expect(notSent(next(restored, { type: "press", presses: [{ attempt }] }), 0)).toBeUndefined();
    expect(
      notSent(after({ type: "restore", draft: pressed, isDirty: false }, { type: "loaded" }), 0),
    ).toBeUndefined();
  });

  test("of the page that held the reply before is taken on", () => {
    const state = after({ type: "inherit", uncertain: presses, waiting: press });
    expect(pressesOf(state)).toEqual([presses, press]);
    expect(isOnWire(state)).toBe(false);
  });

  test("is another tab's to tell of once that has sent or discarded the reply", () => {
    expect(
      isUnsettled(after({ type: "inherit", uncertain: presses, waiting: press }, { type: "end" })),
    ).toBe(false);
  });
});

describe("on the way to another tab", () => {
  test("it is given only where it was asked for, and not read again then", () => {
    expect(after(...given).handover).toEqual({ name: "given" });
    expect(after(...opened, { type: "give" }).handover).toEqual({ name: "none" });
    const stolen = after(...given, { type: "steal" }, { type: "reread" });
    expect(stolen.phase).toEqual({ name: "rereading", isGiven: true });
    expect(next(stolen, { type: "reread" }).phase).toEqual({ name: "rereading", isGiven: false });
  });

  test("it is stolen from a tab that does not answer, and read there", () => {
    const stolen = after(...opened, { type: "ask" }, { type: "steal" }, { type: "reread" });
    expect(stolen.phase).toEqual({ name: "rereading", isGiven: false });
  });

  test("it is not given by a tab that sends it", () => {
    const refused = after(...opened, { type: "ask" }, { type: "refuse" });
    expect(refused.handover).toEqual({ name: "none" });
    expect(next(refused, { type: "give" }).handover).toEqual({ name: "none" });
  });

  test("a press of this page goes no more, is the other tab's to tell of, and for a moment none begins", () => {
    const gone = after(...opened, { type: "wait", press }, { type: "giveUp", at: 10 });
    expect([waitsHere(gone), pressesOf(gone)]).toEqual([false, [undefined, press]]);
    expect(notSent(gone, 11)).toBeUndefined();
    expect(notSent(gone, 10 + 2 * takeOverMs)).toBe(press);
    const back = after(
      ...opened,
      { type: "giveUp", at: 10 },
      { type: "reread" },
      { type: "restore", draft: { ...plain, waiting: press }, isDirty: false },
      { type: "loaded" },
    );
    expect(notSent(back, 11)).toBe(press);
    expect(isGivenUp(gone, 10 + takeOverMs)).toBe(true);
    expect(isGivenUp(gone, 10 + 2 * takeOverMs)).toBe(false);
    expect(isGivenUp(next(gone, { type: "steal" }), 11)).toBe(false);
  });

  test("a press of a page that ended is the next tab's to tell of", () => {
    const restored = after({ type: "restore", draft: pressed, isDirty: false });
    expect(pressesOf(next(restored, { type: "giveUp", at: 1 }))).toEqual([presses, press]);
  });
});

test("whatever comes, a press on the wire stays until it is settled, and nothing unread is written over", () => {
  const events = fc.constantFrom<DraftEvent>(
    { type: "load" },
    { type: "reread" },
    { type: "loaded" },
    { type: "close" },
    { type: "restore", draft: pressed, isDirty: false },
    { type: "follow", draft: plain },
    { type: "change" },
    { type: "end" },
    { type: "save", savedAt: 9 },
    { type: "wait", press },
    { type: "press", presses },
    { type: "settle", uncertain: [] },
    { type: "ask" },
    { type: "refuse" },
    { type: "give" },
    { type: "giveUp", at: 3 },
    { type: "steal" },
  );
  fc.assert(
    fc.property(fc.array(events, { maxLength: 30 }), (history) => {
      let state: DraftState = closedDraft;
      for (const event of history) {
        const before = state;
        state = next(state, event);
        const isLost = isOnWire(before) && !isOnWire(state) && event.type !== "settle";
        const isUnread = isOpen(state) && !isOpen(before) && event.type !== "loaded";
        const isUnasked =
          state.handover.name === "given" && !["asked", "given"].includes(before.handover.name);
        expect({ isLost, isUnread, isUnasked }).toEqual({
          isLost: false,
          isUnread: false,
          isUnasked: false,
        });
      }
    }),
    { seed: 1 },
  );
});
