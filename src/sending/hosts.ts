import type { ConversationApi } from "../api/port.js";
import type { Concern } from "../domain/concern.js";
import type { PressOptions } from "./attempt.js";
import type { Ended, SendState } from "./sendState.js";
import type { AttemptContent } from "./tries.js";

/** What a press needs of the page. */
export interface SenderHost {
  api: ConversationApi;
  /** Calls the host with what became of a press. Must not throw. */
  emit: (state: SendState) => void;
  /** Runs one press as a mutation of the host's QueryClient; rejects as that does. */
  run: (press: () => Promise<SendState>) => Promise<unknown>;
  /**
   * Takes what is in the form, and shows what is wrong with it; "blocked": a file cannot go. Only while
   * a composer is mounted.
   */
  prepare?: ((press: PressOptions) => PreparedReply | "invalid" | "blocked") | undefined;
}

/** What a form held at a press, and what its composer knows of it. */
export interface PreparedReply {
  /** With the files as they are by then. */
  content: () => AttemptContent;
  /** What there is to ask before it goes. */
  concerns: (content: AttemptContent, known: Known) => Promise<readonly Concern[]>;
  /** It goes: what it does to the conversation is no news. */
  expect: (content: AttemptContent) => void;
  undoSeconds: number;
}

/** What the sender knows beside the form. */
export interface Known {
  /** To whom the agent has agreed already, in this reply. */
  agreed: Set<string>;
  /** The agent was asked, and agrees to all of it. */
  isConfirmed: boolean | undefined;
  /** Whether an earlier email may still arrive beside this one, and the agent does not know. */
  mayBeSecond: (content: AttemptContent) => Promise<boolean>;
}

/**
 * Runs a press as a mutation, and is done once it is done: what the host's QueryClient does around it
 * may throw or never return. "cancelled" where it was cancelled before it began.
 */
export function runOn(
  host: SenderHost,
  go: () => Promise<Ended>,
  cancelled: AbortSignal,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let hasBegun = false;
    cancelled.addEventListener("abort", () => hasBegun || resolve("cancelled"));
    const begin = async (): Promise<SendState> => {
      hasBegun = true;
      const ended = cancelled.aborted ? "cancelled" : await go();
      resolve(ended);
      return typeof ended === "string" ? { status: "idle" } : ended;
    };
    host.run(begin).catch(reject);
  });
}
