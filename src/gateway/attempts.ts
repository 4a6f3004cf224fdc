import { busy, json } from "./answers.js";
import type { Asked, Shared } from "./context.js";
import { withDeadline } from "./deadline.js";
import { storeKey } from "./reply/reply.js";

/**
 * Whether an attempt of this agent's was sent, as far as the store knows. Never "not-sent": what became
 * of one request says nothing of a later one of the same key, which may be anywhere between the page
 * and the store.
 */
export async function findAttempt<Env>(
  { agent, match, trace }: Asked<Env>,
  { store, appId, timeouts }: Shared<Env>,
): Promise<Response> {
  const late = () => new Error("The store does not answer.");
  const ask = async () => store.read(storeKey(appId, agent.id, match.key ?? ""));
  const state = await withDeadline(ask(), timeouts.token, late).catch(() => {
    throw busy("The store of what was sent does not answer.", 5);
  });
  trace.outcome = "answered";
  return json(200, { outcome: state?.status === "done" ? "sent" : "unknown" });
}
