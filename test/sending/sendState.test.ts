import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ReplyError } from "../../src/domain/errors.js";
import {
  isPressed,
  next,
  shownOf,
  type PressState,
  type SendState,
  type Step,
} from "../../src/sending/sendState.js";
import { attemptWith } from "./attempt.js";

const attempt = attemptWith();
const idle: SendState = { status: "idle" };
const blocked: SendState = { status: "blocked" };
const asking: SendState = { status: "asking", concerns: [], press: {} };
const delayed: SendState = { status: "delayed", attempt, until: 1 };
const waiting: SendState = { status: "waiting", attempt, for: "files" };
const sending: SendState = { status: "sending", attempt, progress: { sent: 0, total: 9 } };
const error = new ReplyError({ code: "network", detail: {} });
const failed: SendState = { status: "failed", attempt, error };
const sent: SendState = { status: "sent", attempt };

const resting = [idle, blocked, asking, failed, sent];
const begun: Step = { status: "checking" };
const back: Step = { status: "back" };
const after = (state: PressState, ...steps: readonly Step[]) => steps.reduce(next, state);

describe("a press", () => {
  test.each(resting)("begins from $status, and leaves it on the screen meanwhile", (before) => {
    const state = next(before, begun);
    expect(isPressed(state)).toBe(true);
    expect(shownOf(state)).toBe(before);
  });

  test.each([next(idle, begun), delayed, waiting, sending])(
    "is the only one while another is $status",
    (state) => {
      expect(next(state, begun)).toBe(state);
    },
  );

  test.each<[string, readonly Step[]]>([
    ["at once", [waiting, sending, sent]],
    ["after a slow check and the time to undo", [waiting, delayed, waiting, sending, failed]],
    ["with a question", [asking]],
    ["with a file that cannot go", [waiting, blocked]],
    ["to another tab, which sends it", [waiting, idle]],
    ["with an earlier one that had arrived", [waiting, sent]],
    ["with the agent's word that the earlier one was sent", [sent]],
  ])("goes %s", (_how, steps) => {
    const end = after(idle, begun, ...steps);
    expect(end).toBe(steps.at(-1));
    expect(isPressed(end)).toBe(false);
  });

  test("ends as if it had never been: what was said before is still true, but a question is over", () => {
    expect(after(failed, begun, back)).toBe(failed);
    expect(after(sent, begun, back)).toBe(sent);
    expect(after(asking, begun, back)).toEqual(idle);
    for (const state of [delayed, waiting, sending, asking]) {
      expect(next(state, back)).toEqual(idle);
    }
    expect(next(blocked, back)).toBe(blocked);
  });
});

describe("what comes too late", () => {
  test.each(resting)("is no report of progress after $status", (state) => {
    expect(next(state, sending)).toBe(state);
  });

  test("is none of an earlier press during this one", () => {
    const other: Step = { ...sending, attempt: attemptWith({ id: "earlier" }) };
    expect(next(sending, other)).toBe(sending);
  });

  test.each<[SendState, SendState]>([
    [sending, blocked],
    [sending, asking],
    [delayed, sending],
    [idle, waiting],
    [failed, delayed],
  ])("is no step from %o to %o", (from, to) => {
    expect(next(from, to)).toBe(from);
  });
});

test("whatever comes, nothing is on its way that was not pressed, and a press holds the reply until it ends", () => {
  const steps = fc.constantFrom<Step>(begun, back, ...resting, delayed, waiting, sending);
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 12 }), steps, (before, step) => {
      const state = after(idle, ...before);
      const reached = next(state, step);
      const isUnasked = !isPressed(state) && isPressed(reached) && step !== begun;
      const isSecond = isPressed(state) && next(state, begun) !== state;
      expect({ isUnasked, isSecond }).toEqual({ isUnasked: false, isSecond: false });
    }),
  );
});
