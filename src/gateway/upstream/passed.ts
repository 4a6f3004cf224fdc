import { answer, errorType, Refusal, refusalResponse } from "../answers.js";
import { isObject } from "../json.js";
import { readJson } from "../streams.js";
import type { Exchange } from "./caller.js";
import type { Tokens } from "./tokens.js";

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

export function passedHeaders(response: Exchange, headers = limitHeaders) {
  const passed: Record<string, string> = {};
  for (const [name, pattern] of Object.entries(headers)) {
    const value = response.header(name);
    if (value !== null && pattern.test(value)) passed[name] = value;
  }
  return passed;
}

export function isJson(response: Exchange): boolean {
  const isEncoded = response.header("Content-Encoding") ?? "identity";
  const type = response.header("Content-Type") ?? "";
  return isEncoded === "identity" && /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type);
}

/**
 * An error of the API, as it goes on: its own words where they are a JSON object of bounded size without
 * a secret in it, with a reference if it has none. `body` is empty where they are not.
 */
export async function readError(
  exchange: Exchange,
  tokens: Tokens,
  reference: string,
): Promise<{ body: { outcome?: unknown; message?: unknown }; response: Response }> {
  const { status } = exchange;
  const headers = passedHeaders(exchange);
  try {
    const read = isJson(exchange) ? await readJson(exchange.read, mostScanned) : undefined;
    if (isObject(read)) {
      const body: Record<string, unknown> = { ...read };
      if (typeof body["logRef"] !== "string") body["logRef"] = reference;
      const text = JSON.stringify(body);
      // As it goes on, since what came may have been written in many ways.
      if (!tokens.isIn(text)) return { body, response: answer(status, text, headers, errorType) };
    }
  } catch {
    // It broke off, is no JSON, or is too deep to be written.
  }
  const refusal = new Refusal(status, `The API answered ${status}.`, headers);
  return { body: {}, response: refusalResponse(refusal, reference) };
}
