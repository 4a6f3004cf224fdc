import type { ConversationApi } from "../api/port.js";
import { createChunk, loadWithin } from "../async/chunk.js";
import type { Attempt, OwnThreads } from "./attempt.js";
import type { Arrived, Found } from "./look.js";

/** What finds a reply in the conversation; nobody needs it until an answer is lost. */
export const looking = /* @__PURE__ */ createChunk(() => import("./look.js"));

/** Milliseconds that a look waits for what does it. */
const patience = 8000;

/**
 * The first of some presses that is there; `undefined` where none is, or the server does not tell;
 * "unclear" where nobody can tell which of them is, or what looks for them cannot be loaded.
 */
export async function findEarlier(
  api: ConversationApi,
  attempts: readonly Attempt[],
  ownOf: (attempt: Attempt) => OwnThreads,
  signal: AbortSignal,
): Promise<Arrived | "unclear" | undefined> {
  if (attempts.length === 0) return undefined;
  const found = await loadWithin(looking, patience, signal).catch(() => undefined);
  return found ? found.findAny(api, attempts, ownOf, signal) : "unclear";
}

/**
 * Looks until it knows or half a minute is over. Rejects when it is aborted. `tries`: all presses that
 * may have arrived.
 */
export async function keepLooking(
  api: ConversationApi,
  attempt: Attempt,
  own: OwnThreads,
  signal: AbortSignal,
  tries: readonly Attempt[],
): Promise<Found> {
  const found = await loadWithin(looking, patience, signal);
  return found ? found.keepLooking(api, attempt, own, signal, tries) : { status: "unavailable" };
}
