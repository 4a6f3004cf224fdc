import { answer, refusalResponse, Refusal } from "../answers.js";
import { readUpTo } from "./readBody.js";
import type { Tokens } from "./tokens.js";
import type { UpstreamResponse } from "./transport.js";

/** Bytes of an answer that is looked through before it goes on. */
export const mostScanned = 1_000_000;

/** What an adapter reads; everything else of an answer's head stays with the API. */
const headerNames = [
  "Retry-After",
  "X-RateLimit-Limit-Minute",
  "X-RateLimit-Remaining-Minute",
  "X-RateLimit-Retry-After",
];

export function passedHeaders(response: UpstreamResponse, names = headerNames) {
  const passed: Record<string, string> = {};
  for (const name of names) {
    const value = response.header(name);
    if (value !== null && /^[\x20-\x7e]{1,200}$/.test(value)) passed[name] = value;
  }
  return passed;
}

type JsonObject = Record<string, unknown>;

/** The API's error body, where it is one: a JSON object of bounded size without a secret in it. */
export async function readError(
  response: UpstreamResponse,
  tokens: Tokens,
): Promise<JsonObject | undefined> {
  if (!isJson(response)) return undefined;
  try {
    const { bytes, rest } = await readUpTo(response.body, mostScanned);
    if (rest !== undefined) {
      void rest.cancel().catch(() => {});
      return undefined;
    }
    const text = new TextDecoder().decode(bytes);
    const body: unknown = JSON.parse(text);
    const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
    return isObject && !tokens.isIn(text) ? { ...body } : undefined;
  } catch {
    return undefined;
  }
}

export function isJson(response: UpstreamResponse): boolean {
  const isEncoded = response.header("Content-Encoding") ?? "identity";
  const type = response.header("Content-Type") ?? "";
  return isEncoded === "identity" && /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type);
}

/** An error of the API, with a reference if it has none of its own. */
export function errorResponse(
  response: UpstreamResponse,
  body: JsonObject | undefined,
  reference: string,
): Response {
  const { status } = response;
  const headers = passedHeaders(response);
  try {
    if (body !== undefined) {
      const hasReference = typeof body["logRef"] === "string";
      const text = JSON.stringify(hasReference ? body : { ...body, logRef: reference });
      return answer(status, text, headers, "application/vnd.error+json");
    }
  } catch {
    // Too deep to be written.
  }
  const refusal = new Refusal(status, `The API answered ${status}.`, headers);
  return refusalResponse(refusal, reference);
}
