import { apiError, GatewayFailure, unknownOutcome } from "./answers.js";
import type { Call, Forward } from "./forward.js";
import { headersDown } from "./headers.js";
import { connectFailure } from "./upstream.js";

/** A whole answer, since several requests may be given the same one. Those to a POST are small. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Uint8Array<ArrayBuffer>;
}

/** `no` only where nothing can have been created; `unknown` where the answer is not the API's. */
export interface Outcome {
  answer: Answer;
  hasActed: "yes" | "no" | "unknown";
}

export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body.byteLength === 0 ? null : body, { status, headers });
}

/** POST, PUT, PATCH, DELETE. Never follows a redirect, and never gives up once the request is on its way. */
export async function forwardWriting<Env>(
  call: Call<Env>,
  forward: Forward<Env>,
  onFailure: (failure: GatewayFailure) => Response,
): Promise<Outcome> {
  let response: Response;
  try {
    response = await forward(call);
  } catch (thrown) {
    const failure = thrown instanceof GatewayFailure ? thrown : connectFailure(thrown);
    if (failure !== undefined) return outcome(onFailure(failure), "no");
    onFailure(
      new GatewayFailure(502, "The connection to the API was lost after the request.", {
        cause: thrown,
      }),
    );
    return outcome(unknownOutcome(), "unknown");
  }
  if (call.body?.isTooLarge === true) {
    await call.body.discard();
    return outcome(apiError(413, "The request body is too large."), "no");
  }
  return judge(response);
}

async function judge(response: Response): Promise<Outcome> {
  const { status } = response;
  if (status >= 300 && status < 400) return outcome(unknownOutcome(), "unknown");
  // A 201 whose body breaks off is still a 201.
  const body = await bytes(response).catch(() => new Uint8Array());
  const answer = { status, headers: headersDown(response), body };
  if (status < 300) return { answer, hasActed: "yes" };
  if (status < 500) return { answer, hasActed: "no" };
  // An API that can still explain its failure has not acted; a proxy's page explains nothing.
  return { answer, hasActed: isApiError(answer) ? "no" : "unknown" };
}

function isApiError({ headers, body }: Answer): boolean {
  if (!/[/+]json\b/i.test(headers.get("Content-Type") ?? "")) return false;
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof json === "object" && json !== null && ("message" in json || "logRef" in json);
  } catch {
    return false;
  }
}

async function outcome(response: Response, hasActed: Outcome["hasActed"]): Promise<Outcome> {
  const { status, headers } = response;
  return { answer: { status, headers, body: await bytes(response) }, hasActed };
}

async function bytes(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await response.arrayBuffer());
}
