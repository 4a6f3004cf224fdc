import { json, storeIsDown } from "./answers.js";
import type { Asked, Shared } from "./context.js";
import { inTime } from "./deadline.js";
import { storeKey } from "./stores/store.js";

/**
 * Whether an attempt of this agent's was sent, as far as the store knows. Never "not-sent": what became
 * of one request says nothing of a later one of the same key, which may be anywhere between the page
 * and the store.
 */
export async function findAttempt<Env>(
  { agent, match }: Asked<Env>,
  { store, appId, timeouts }: Shared<Env>,
): Promise<Response> {
  const ask = () => store.read(storeKey(appId, agent.id, match.key));
  const state = await inTime(ask, timeouts.token, storeIsDown);
  return json(200, { outcome: state?.status === "done" ? "sent" : "unknown" });
}
