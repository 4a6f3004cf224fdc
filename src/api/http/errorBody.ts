import { beginningOf } from "../../domain/text/cleanText.js";
import type { FieldProblem } from "../../domain/errors.js";

/** What a server's error body says, however old or broken its shape. */
export interface ErrorBody {
  message?: string | undefined;
  logRef?: string | undefined;
  problems: readonly FieldProblem[];
}

/** A server may send megabytes; a person reads a sentence. */
const maxMessage = 300;
const maxProblems = 50;

/** `undefined` where the body is no API's: not JSON, or without a message (a proxy's, a portal's). */
export function parseErrorBody(text: string): ErrorBody | undefined {
  const body = parseRecord(text);
  const message = sentence(body["message"]);
  const { errors } = asRecord(body["_embedded"]);
  const problems = (Array.isArray(errors) ? errors : [])
    .slice(0, maxProblems)
    .flatMap((entry: unknown): FieldProblem[] => {
      const error = asRecord(entry);
      const said = sentence(error["message"]);
      return said === undefined ? [] : [{ path: sentence(error["path"]) ?? "", message: said }];
    });
  if (message === undefined && problems.length === 0) return undefined;
  return { problems, message, logRef: sentence(body["logRef"]) };
}

/** Whether a server says that it cannot tell what became of the request, as the gateway does. */
export function saysUnknown(text: string): boolean {
  return parseRecord(text)["outcome"] === "unknown";
}

/** Throws nothing. */
function parseRecord(text: string): Record<string, unknown> {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Whatever it is, as something that may have properties. */
export function asRecord(value: unknown): Record<string, unknown> {
  return Object(value);
}

function sentence(value: unknown): string | undefined {
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const text = value.trim();
  return text.length <= maxMessage ? text : `${beginningOf(text, maxMessage)}…`;
}
