import { createChunk, loadWithin } from "../async/chunk.js";
import { ReplyError } from "../domain/errors.js";
import { isSame } from "../domain/isSame.js";
import { isEmail, type Attempt } from "./attempt.js";
import type { SenderHost } from "./hosts.js";
import type { Outcomes, SentReply } from "./outcomes.js";
import { addOwnThread } from "./threads.js";
import type { SendingStore } from "./sendingStore.js";
import type { Ended, Failed } from "./sendState.js";
import { attemptOf, mayHaveBeenSent, told, type AttemptContent } from "./tries.js";

/** What finds a reply in the conversation; nobody needs it until a request ends without an outcome. */
export const looking = /* @__PURE__ */ createChunk(() => import("./look.js"));

/** Milliseconds that a look waits for what does it. */
const loadTimeoutMs = 8000;

const load = (signal: AbortSignal) =>
  loadWithin(looking, loadTimeoutMs, signal).catch(() => undefined);

/** Looks for what may have been sent from one reply. */
export function createLooks(
  reply: SentReply,
  outcomes: Outcomes,
  store: SendingStore,
  emit: SenderHost["emit"],
) {
  const given = { reply, outcomes, store, emit, isEmail, isSame, addOwnThread, ReplyError };
  return {
    /** Before a press: what it comes to where an earlier one is there, or nobody can tell. */
    async first(
      host: SenderHost,
      signal: AbortSignal,
      attempt: Attempt,
      earlier: readonly Attempt[],
      wasTold: boolean,
    ): Promise<Ended | undefined> {
      if (earlier.length === 0) return undefined;
      const found = await load(signal);
      if (found) return found.lookFirst({ ...given, host, signal }, attempt, earlier, wasTold);
      return signal.aborted ? "cancelled" : outcomes.holdUnseen(wasTold);
    },
    /** Whether an email would go beside one that may still arrive, and the agent does not know. */
    async mayBeSecond(host: SenderHost, signal: AbortSignal, content: AttemptContent) {
      const tries = outcomes.tries();
      if (tries.uncertain.length === 0) return false;
      const { id } = attemptOf(tries, content);
      const found = await load(signal);
      return !!found && found.mayBeSecond({ ...given, host, signal }, id);
    },
    /**
     * Does by itself what can be done after a failure without a second email, until it is aborted:
     * looks whether what may have been sent is there, and waits until the server takes more. True once
     * the same press is to go again. Where what looks cannot be loaded, it is left to the agent.
     */
    async follow(host: SenderHost, signal: AbortSignal, failed: Failed, resends: number) {
      const { error } = failed;
      const isLost = mayHaveBeenSent(error);
      if (!isLost && error.code !== "rate-limited" && outcomes.tries().breaks < 2) return false;
      if (isLost) store.set({ ...failed, look: "running" });
      const found = await load(signal);
      if (found && !signal.aborted)
        return found.followUp({ ...given, host, signal }, failed, resends);
      if (isLost && !signal.aborted) {
        outcomes.change(told(outcomes.tries()));
        store.set({ ...failed, look: "unavailable" });
      }
      return false;
    },
  };
}
