import { answer, errorType, Refusal, refusalResponse } from "../answers.js";
import type { HeaderList } from "../answers.js";
import { isObject } from "../json.js";
import { readJson } from "../streams.js";
import type { Exchange } from "./caller.js";
import type { Tokens } from "./tokens.js";

/** Bytes of an answer that is looked through before it goes on. */
export const mostScanned = 1_000_000;

/** What an adapter reads; everything else of an answer's head stays with the API. */
const limitHeaders = [
  "Retry-After",
  "X-RateLimit-Limit-Minute",
  "X-RateLimit-Remaining-Minute",
  "X-RateLimit-Retry-After",
];
/** A number, or a date. */
const limitForm = /^(?:\d{1,10}|\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT)$/;

export function passedHeaders(response: Exchange): HeaderList {
  const passed: Record<string, string> = {};
  for (const name of limitHeaders) {
    const value = response.header(name);
    if (value !== null && limitForm.test(value)) passed[name] = value;
  }
  return passed;
}

export function isJson(response: Exchange): boolean {
  const isEncoded = response.header("Content-Encoding") ?? "identity";
  const type = response.header("Content-Type") ?? "";
  return isEncoded === "identity" && /^application\/(?:[\w.+-]+\+)?json\b/i.test(type);
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
