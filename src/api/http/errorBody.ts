import { beginningOf } from "../../domain/cleanText.js";
import type { FieldProblem } from "../../domain/errors.js";

/** What can be told from a server's error body, however old or broken its shape. */
export interface ErrorBody {
  message?: string;
  logRef?: string;
  problems: readonly FieldProblem[];
}

/** A server may send megabytes; a person reads a sentence. */
const maxMessage = 300;
const maxProblems = 50;

/** `undefined` where the body is no API's: not JSON, or without a message (a proxy's, a portal's). */
export function parseErrorBody(text: string): ErrorBody | undefined {
  const body = parseObject(text);
  if (!body) return undefined;
  const message = sentence(body["message"]);
  const embedded = asObject(body["_embedded"]);
  const errors = Array.isArray(embedded?.["errors"]) ? embedded["errors"] : [];
  const problems = errors.slice(0, maxProblems).flatMap((entry: unknown) => {
    const error = asObject(entry);
    const said = sentence(error?.["message"]);
    const path = sentence(error?.["path"]);
    return said === undefined ? [] : [{ path: path ?? "", message: said }];
  });
  if (message === undefined && problems.length === 0) return undefined;
  const logRef = sentence(body["logRef"]);
  return {
    problems,
    ...(message === undefined ? {} : { message }),
    ...(logRef === undefined ? {} : { logRef }),
  };
}

/** Whether a server says that it cannot tell what became of the request, as the gateway does. */
export function saysUnknown(text: string): boolean {
  return parseObject(text)?.["outcome"] === "unknown";
}

/** A JSON object, or `undefined`; throws nothing. */
function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function asObject(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return { ...value };
}

function sentence(value: unknown): string | undefined {
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const text = value.trim();
  return text.length <= maxMessage ? text : `${beginningOf(text, maxMessage)}…`;
}
