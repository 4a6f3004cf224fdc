import { apiError, GatewayFailure } from "./answers.js";
import type { Call, Forward } from "./forward.js";
import { headersDown } from "./headers.js";
import { connectFailure } from "./upstream.js";

const maxHops = 5;
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * GET and HEAD. Where a conversation was merged away the answer is the one it was merged into: the
 * browser would follow a redirect by itself, unseen, up to 20 hops and to any origin.
 */
export async function forwardReading<Env>(
  call: Call<Env>,
  forward: Forward<Env>,
): Promise<Response> {
  const { origin } = call.url;
  const seen = new Set<string>();
  let { url } = call;
  for (;;) {
    seen.add(url.href);
    const response = await reach({ ...call, url }, forward);
    if (!redirects.has(response.status)) {
      return new Response(response.body, {
        status: response.status,
        headers: headersDown(response),
      });
    }
    await response.body?.cancel();
    const location = response.headers.get("Location");
    if (location === null || !URL.canParse(location, url.href)) {
      return apiError(508, "The API redirects without saying where to.");
    }
    url = new URL(location, url.href);
    url.hash = "";
    if (url.origin !== origin)
      return apiError(508, "The API redirects to another server, which is not followed.");
    if (seen.has(url.href)) return apiError(508, "The API's redirects lead in a circle.");
    if (seen.size > maxHops) return apiError(508, `The API redirects more than ${maxHops} times.`);
  }
}

async function reach<Env>(call: Call<Env>, forward: Forward<Env>): Promise<Response> {
  try {
    return await forward(call);
  } catch (thrown) {
    if (thrown instanceof GatewayFailure) throw thrown;
    throw (
      connectFailure(thrown) ??
      new GatewayFailure(502, "The connection to the API was lost.", { cause: thrown })
    );
  }
}
