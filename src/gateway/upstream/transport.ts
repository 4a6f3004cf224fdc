import type { Bytes } from "../bytes.js";

/** A request to the API, complete but for its body, which is read part by part. */
export interface UpstreamRequest {
  method: "GET" | "POST";
  url: URL;
  headers: Readonly<Record<string, string>>;
  /**
   * Asked for a part only when the API takes it. Its last part makes the request whole; where it
   * throws, the request must be broken off so that the API sees no end of it.
   */
  body?: AsyncIterable<Bytes> | undefined;
  /** Of the body, where the browser has said how long it is. */
  contentLength?: number | undefined;
  signal: AbortSignal;
}

export interface UpstreamResponse {
  status: number;
  header: (name: string) => string | null;
  body: ReadableStream<Bytes> | null;
}

/**
 * Makes one request, follows no redirect, and answers as soon as the API does, though the body be not
 * sent. Rejects with {@link NotConnected} only where not a byte can have reached the API.
 */
export type Transport<Env = unknown> = (
  request: UpstreamRequest,
  env: Env | undefined,
) => Promise<UpstreamResponse>;

export class NotConnected extends Error {
  override readonly name = "NotConnected";
}

/** By the runtime's own `fetch`, which gives a reply no length. */
export const fetchTransport: Transport = async ({ method, url, headers, body, signal }) => {
  const init: RequestInit & { duplex?: "half" } = { method, headers, redirect: "manual", signal };
  let isRead = false;
  const readParts = async function* (parts: AsyncIterable<Bytes>) {
    isRead = true;
    yield* parts;
  };
  if (body !== undefined) {
    init.body = streamOf(readParts(body));
    init.duplex = "half";
  }
  try {
    const response = await fetch(url, init);
    const header = (name: string) => response.headers.get(name);
    return { status: response.status, header, body: response.body };
  } catch (cause) {
    // An established connection can end with the same codes.
    if (!isRead && neverConnected(cause))
      throw new NotConnected("The API could not be reached.", { cause });
    throw cause;
  }
};

/** As a stream that reads only when it is read. */
export function streamOf(parts: AsyncIterable<Bytes>): ReadableStream<Bytes> {
  const iterator = parts[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

const codes = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Runtimes hide the reason in `cause`, and in `errors` where a host name has several addresses. */
function neverConnected(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if ("code" in thrown && typeof thrown.code === "string") return codes.has(thrown.code);
  if (thrown instanceof AggregateError) {
    return thrown.errors.length > 0 && thrown.errors.every(neverConnected);
  }
  return neverConnected(thrown.cause);
}
