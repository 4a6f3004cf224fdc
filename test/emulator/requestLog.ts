import { fromBase64, sha256 } from "./bytes.js";
import { isRecord } from "./json.js";

const MAX_ENTRIES = 1_000;
const FULL_BODY_BYTES = 100_000;

export interface LoggedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  /**
   * The parsed JSON; absent when there was none. In bodies over 100 kB an attachment's `data`
   * becomes `{ length, sha256 }` of the bytes it decodes to.
   */
  body?: unknown;
  /** Null while unanswered, 0 when the connection was dropped. */
  status: number | null;
}

export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  open(request: Request): LoggedRequest;
  clear(): void;
}

export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    open(request) {
      const url = new URL(request.url);
      const entry: LoggedRequest = {
        method: request.method,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: loggedHeaders(request.headers),
        status: null,
      };
      entries.push(entry);
      if (entries.length > MAX_ENTRIES) entries.shift();
      return entry;
    },
    clear() {
      entries.length = 0;
    },
  };
}

function loggedHeaders(headers: Headers): Record<string, string> {
  const logged: Record<string, string> = {};
  for (const [name, value] of headers) logged[name.toLowerCase()] = value;
  const { authorization } = logged;
  if (authorization !== undefined) logged["authorization"] = authorization.split(" ")[0] ?? "";
  return logged;
}

export async function loggedBody(json: unknown, byteLength: number): Promise<unknown> {
  if (byteLength <= FULL_BODY_BYTES || !isRecord(json) || !Array.isArray(json["attachments"]))
    return json;
  return { ...json, attachments: await Promise.all(json["attachments"].map(digestAttachment)) };
}

async function digestAttachment(attachment: unknown): Promise<unknown> {
  if (!isRecord(attachment) || typeof attachment["data"] !== "string") return attachment;
  const bytes = fromBase64(attachment["data"]);
  return { ...attachment, data: { length: bytes.length, sha256: await sha256(bytes) } };
}
