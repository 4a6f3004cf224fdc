import { busy, json } from "./answers.js";
import type { Asked, Shared } from "./context.js";
import { withDeadline } from "./deadline.js";
import { storeKey } from "./reply/reply.js";

/** What became of an attempt of this agent's, as far as the store knows. */
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
  switch (state?.status) {
    case "done":
      return json(200, { outcome: "sent" });
    case "not-sent":
      return json(200, { outcome: "not-sent" });
    // A key that nobody knows may be older than the records, or than the process that kept them.
    default:
      return json(200, { outcome: "unknown" });
  }
}
