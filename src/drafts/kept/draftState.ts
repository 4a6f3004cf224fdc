import type { UnsettledPress, WaitingPress } from "../../domain/attempt.js";
import type { Draft } from "../record/draft.js";

/**
 * How far this tab knows what is stored of a reply. Which tab edits it is no part of this: the
 * browser says that by its lock, and may take it away or give it at any time, whatever is known.
 */
export type Phase =
  /** No composer shows it. */
  | { name: "closed" }
  /** What is stored is being read, or put into the form: a write could lose it. */
  | { name: "loading" }
  /** Another tab has the reply, or had it until now: what that wrote last is being read. */
  | { name: "rereading"; isGiven: boolean }
  /** The form holds what is stored, and what was changed since. */
  | { name: "open" };

/** A reply on its way from one tab to another. */
export type Handover =
  | { name: "none" }
  /** This tab has asked for it. */
  | { name: "asked" }
  /** The other tab has written all it had and said so: nothing more is to be read there. */
  | { name: "given" }
  /** This tab has done so, at that time (`performance.now()`). */
  | { name: "givenUp"; at: number };

/** A press that goes by itself: one of this page, or of a page that ended before it went. */
export interface Waiting {
  press: WaitingPress;
  isOfThisPage: boolean;
}

/** What may have reached the server, newest first: nobody knows what became of it. */
export interface Unsettled {
  presses: readonly UnsettledPress[];
  /** The newest is on the wire now. */
  isOnWire: boolean;
}

/** What one tab knows of the unsent reply to one conversation. */
export interface DraftState {
  phase: Phase;
  handover: Handover;
  /** The form has what no record has. */
  isDirty: boolean;
  /** Of the record as it was last seen, as `Date.now()`; 0 for none. */
  savedAt: number;
  unsettled: Unsettled | undefined;
  waiting: Waiting | undefined;
}

export type DraftEvent =
  /** What is stored is being read. */
  | { type: "load" }
  /** Who edits it has changed: what the other tab wrote last is being read. */
  | { type: "reread" }
  /** What was being read is known, and in the form. */
  | { type: "loaded" }
  /** The last composer is gone, and what is stored may change from now on. */
  | { type: "close" }
  /** Without a composer: what is stored is what this page left there, or is to be what it has. */
  | { type: "recognise" }
  /** A stored draft is being put into the form, as this tab's own. */
  | { type: "restore"; draft: Draft; isDirty: boolean }
  /** Another tab's draft is put into the form, to look at. */
  | { type: "follow"; draft: Draft }
  /** The page has held it until now. */
  | { type: "inherit"; uncertain: readonly UnsettledPress[]; waiting: WaitingPress | undefined }
  /** Something in the form has changed. */
  | { type: "change" }
  /** It is on its way to the storage. */
  | { type: "save"; savedAt: number }
  /** Nothing is in the form, and nothing is to be stored. */
  | { type: "clear" }
  /** Another tab has sent or discarded it. */
  | { type: "end" }
  /** A press goes by itself before long; `undefined`: none does any more. */
  | { type: "wait"; press: WaitingPress | undefined }
  /** A press is about to go on the wire. */
  | { type: "press"; presses: readonly UnsettledPress[] }
  /** What became of a press, or that it did not go. */
  | { type: "settle"; uncertain: readonly UnsettledPress[] }
  | { type: "ask" }
  /** Sent there: it is not given. */
  | { type: "refuse" }
  | { type: "give" }
  | { type: "giveUp"; at: number }
  /** It is this tab's now, given or not. */
  | { type: "steal" };

export const closedDraft: DraftState = {
  phase: { name: "closed" },
  handover: { name: "none" },
  isDirty: false,
  savedAt: 0,
  unsettled: undefined,
  waiting: undefined,
};

/** Milliseconds after which a tab that does not answer has its draft taken. */
export const takeOverMs = 500;

/**
 * What is known after an event; the same state where the event is none in it: what was being read for
 * a composer that is gone, an answer to no question of this tab.
 */
export function next(state: DraftState, event: DraftEvent): DraftState {
  const { phase, handover, unsettled, waiting } = state;
  switch (event.type) {
    case "load":
      return { ...state, phase: { name: "loading" } };
    case "reread": {
      if (phase.name === "closed" || phase.name === "loading") return state;
      const isGiven = handover.name === "given";
      return {
        ...state,
        phase: { name: "rereading", isGiven },
        handover: handover.name === "asked" ? handover : { name: "none" },
      };
    }
    case "loaded":
      return phase.name === "closed" ? state : { ...state, phase: { name: "open" } };
    case "close":
      return unsettled?.isOnWire ? state : { ...state, phase: { name: "closed" } };
    case "recognise":
      return { ...state, phase: { name: "open" } };
    case "restore":
      return {
        ...withPresses(state, unsettledIn(event.draft), event.draft.waiting),
        phase: { name: "loading" },
        isDirty: event.isDirty,
        savedAt: event.draft.savedAt,
      };
    case "follow":
      return {
        ...withPresses(state, unsettledIn(event.draft), event.draft.waiting),
        isDirty: false,
        savedAt: event.draft.savedAt,
      };
    case "inherit":
      return {
        ...state,
        unsettled: unsettledBy(event.uncertain),
        waiting: event.waiting && { press: event.waiting, isOfThisPage: true },
      };
    case "change":
      return { ...state, isDirty: true };
    case "save":
      return { ...state, isDirty: false, savedAt: event.savedAt };
    case "clear":
      return { ...state, isDirty: false, savedAt: 0 };
    case "end":
      return { ...withPresses(state, undefined, undefined), isDirty: false, savedAt: 0 };
    case "wait":
      return { ...state, waiting: event.press && { press: event.press, isOfThisPage: true } };
    case "press":
      return {
        ...state,
        unsettled: { presses: event.presses, isOnWire: true },
        waiting: undefined,
      };
    case "settle":
      return { ...state, unsettled: unsettledBy(event.uncertain) };
    case "ask":
      return { ...state, handover: { name: "asked" } };
    case "refuse":
    case "give": {
      if (handover.name !== "asked") return state;
      return { ...state, handover: { name: event.type === "give" ? "given" : "none" } };
    }
    case "giveUp":
      if (unsettled?.isOnWire) return state;
      return {
        ...state,
        handover: { name: "givenUp", at: event.at },
        // The agent who takes it over has stopped it: the other tab tells them that it was not sent.
        waiting: waiting && { ...waiting, isOfThisPage: false },
      };
    case "steal":
      return handover.name === "given" ? state : { ...state, handover: { name: "none" } };
  }
}

/** What another tab or an ended page has left of presses. One that is on the wire here is not theirs. */
function withPresses(
  state: DraftState,
  unsettled: Unsettled | undefined,
  press: WaitingPress | undefined,
): DraftState {
  return {
    ...state,
    unsettled: isOnWire(state) ? state.unsettled : unsettled,
    waiting: press && { press, isOfThisPage: false },
  };
}

function unsettledBy(presses: readonly UnsettledPress[]): Unsettled | undefined {
  return presses.length > 0 ? { presses, isOnWire: false } : undefined;
}

function unsettledIn({ attempt, earlier = [] }: Draft): Unsettled | undefined {
  const attempts = attempt ? [attempt, ...earlier] : [];
  return unsettledBy(attempts.map((one) => ({ attempt: one })));
}

/** Whether what is stored is known: until then a write could lose it. */
export function isOpen({ phase }: DraftState): boolean {
  return phase.name === "open";
}

/** Whether what another tab wrote last is still being read. */
export function isRereading({ phase }: DraftState): boolean {
  return phase.name === "rereading";
}

export function isOnWire({ unsettled }: DraftState): boolean {
  return unsettled?.isOnWire ?? false;
}

/** Goes by itself, from this page. */
export function waitsHere({ waiting }: DraftState): boolean {
  return waiting?.isOfThisPage ?? false;
}

/** For as long as it takes the other tab to take it: a press would be one too many. */
export function isGivenUp({ handover }: DraftState, now: number): boolean {
  return handover.name === "givenUp" && now - handover.at < 2 * takeOverMs;
}

/** What a record says of presses. */
export function pressesOf({ unsettled, waiting }: DraftState): Presses {
  return [unsettled?.presses, waiting?.press];
}
export type Presses = readonly [
  unsettled?: readonly UnsettledPress[] | undefined,
  waiting?: WaitingPress | undefined,
];

/** The press of a page that ended before it went: the agent of this one is to know. */
export function notSent(state: DraftState, now: number): WaitingPress | undefined {
  // What may have been sent is more to say; what was given up is the other tab's to tell.
  const isTold = isOpen(state) && !state.unsettled && !waitsHere(state) && !isGivenUp(state, now);
  return isTold ? state.waiting?.press : undefined;
}

/** What was pressed is no plain draft. */
export function isUnsettled({ unsettled, waiting }: DraftState): boolean {
  return unsettled !== undefined || waiting !== undefined;
}
