import { answer, refusalResponse, Refusal } from "../answers.js";
import { readUpTo } from "./readBody.js";
import type { Tokens } from "./tokens.js";
import type { UpstreamResponse } from "./transport.js";

/** Bytes of an answer that is looked through before it goes on. */
export const mostScanned = 1_000_000;

const digits = /^\d{1,10}$/;

/** What an adapter reads, as it is read; everything else of an answer's head stays with the API. */
const limitHeaders: Readonly<Record<string, RegExp>> = {
  "Retry-After": /^(?:\d{1,10}|[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT)$/,
  "X-RateLimit-Limit-Minute": digits,
  "X-RateLimit-Remaining-Minute": digits,
  "X-RateLimit-Retry-After": digits,
};

export function passedHeaders(response: UpstreamResponse, headers = limitHeaders) {
  const passed: Record<string, string> = {};
  for (const [name, pattern] of Object.entries(headers)) {
    const value = response.header(name);
    if (value !== null && pattern.test(value)) passed[name] = value;
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
    let hasSecret = tokens.isIn(text);
    // Also as it is read, since JSON can write the same in many ways.
    const body: unknown = JSON.parse(text, (name, value: unknown) => {
      hasSecret ||= tokens.isIn(name) || (typeof value === "string" && tokens.isIn(value));
      return value;
    });
    const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
    return isObject && !hasSecret ? { ...body } : undefined;
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
