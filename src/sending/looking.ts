import type { ConversationApi } from "../api/port.js";
import { createChunk, loadWithin } from "../async/chunk.js";
import { ReplyError } from "../domain/errors.js";
import { isSame } from "../domain/isSame.js";
import { isEmail, type Attempt } from "./attempt.js";
import type { Failed } from "./sendState.js";
import type { Again, Arrived } from "./look.js";
import type { Session, SessionHost } from "./session.js";
import { addOwnThread, settle } from "./settle.js";
import { attemptOf, mayHaveBeenSent, tellOf, type AttemptContent } from "./uncertain.js";

/** What finds a reply in the conversation; nobody needs it until an answer is lost. */
export const looking = /* @__PURE__ */ createChunk(() => import("./look.js"));

/** Milliseconds that a look waits for what does it. */
const patience = 8000;

/** What is there at first already, and would be split off if what looks imported it. */
const given = { settle, addOwnThread, attemptOf, isEmail, ReplyError, isSame };

const load = (signal: AbortSignal) => loadWithin(looking, patience, signal).catch(() => undefined);

/**
 * The first of some presses that is there; `undefined` where none is, or the server does not tell;
 * "unclear" where nobody can tell which of them is, or what looks for them cannot be loaded. Before an
 * `email` only what may have been one.
 */
export async function findEarlier(
  session: Session,
  host: SessionHost,
  attempts: readonly Attempt[],
  signal: AbortSignal,
  email: Attempt | false,
): Promise<Arrived | "unclear" | undefined> {
  if (attempts.length === 0) return undefined;
  const found = await load(signal);
  return found ? found.findEarlier(session, host, attempts, signal, email, given) : "unclear";
}

/**
 * Does by itself what can be done after a failure without a second email, until it is aborted: looks
 * whether what may have been sent is there (`failed` is of the newest), and presses `again` where the
 * server takes more later. Where that cannot be loaded, it is left to the agent.
 */
export async function follow(
  session: Session,
  host: SessionHost,
  failed: Failed,
  signal: AbortSignal,
  again: Again,
): Promise<void> {
  const { sending } = session;
  const isLost = mayHaveBeenSent(failed.error);
  if (!isLost && failed.error.code !== "rate-limited" && session.breaks < 2) return;
  if (isLost) sending.set({ ...failed, look: "running" });
  const found = await load(signal);
  if (signal.aborted) return;
  if (found) return found.follow(session, host, failed, signal, again, given);
  if (!isLost) return;
  tellOf(session.uncertain);
  sending.set({ ...failed, look: "unavailable" });
}

/**
 * Whether an email would go beside an earlier one that may still arrive, and the agent does not know.
 * One that keeps its id is not a second.
 */
export async function maySendASecond(
  session: Session,
  api: ConversationApi,
  content: AttemptContent,
): Promise<boolean> {
  if (session.uncertain.length === 0) return false;
  const { cancelled } = session.sending.signals();
  const found = await load(cancelled);
  return !!found && found.maySendASecond(session, api, content, cancelled, given);
}
