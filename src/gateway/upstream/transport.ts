import type { Bytes } from "../bytes.js";
import { streamOf } from "../streams.js";

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

export class NotConnected extends Error {}

/** By the runtime's own `fetch`, which gives a reply no length, and never says {@link NotConnected}. */
export const fetchTransport: Transport = async ({ method, url, headers, body, signal }) => {
  const init: RequestInit & { duplex?: "half" } = { method, headers, redirect: "manual", signal };
  if (body !== undefined) Object.assign(init, { body: uploadOf(body), duplex: "half" });
  const response = await fetch(url, init);
  const header = (name: string) => response.headers.get(name);
  return { status: response.status, header, body: response.body };
};

/** As a stream that reads only when it is read. */
export function uploadOf(parts: AsyncIterable<Bytes>): ReadableStream<Bytes> {
  const iterator = parts[Symbol.asyncIterator]();
  const read = async () => {
    const next = await iterator.next();
    return next.done === true ? undefined : next.value;
  };
  return streamOf(read, () => void iterator.return?.());
}
