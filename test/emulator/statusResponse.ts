import { errorBody, RATE_LIMIT_BODY } from "./errors.js";
import type { Outcome } from "./faults.js";

type StatusOutcome = Extract<Outcome, { status: number }>;

const RETRY_HEADERS = {
  "X-RateLimit-Limit-Minute": "400",
  "X-RateLimit-Remaining-Minute": "0",
  "X-RateLimit-Retry-After": "10",
};

/** The answer that a fault asks for, by default with the body the API has for that status. */
export function statusResponse({ status, body, contentType, headers }: StatusOutcome): Response {
  const isPlain = status === 429 || status < 400;
  const type = contentType ?? (isPlain ? "application/json" : "application/vnd.error+json");
  return new Response(bodyText(status, body), {
    status,
    headers: { "Content-Type": type, ...(status === 429 ? RETRY_HEADERS : {}), ...headers },
  });
}

function bodyText(status: number, body: unknown): string | null {
  if (status === 204 || status === 205 || status === 304) return null;
  if (typeof body === "string") return body;
  if (body !== undefined) return JSON.stringify(body);
  if (status === 429) return RATE_LIMIT_BODY;
  return status < 400
    ? null
    : JSON.stringify(errorBody(`The emulator was told to answer ${status}`));
}
