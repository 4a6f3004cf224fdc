import type { Bytes } from "../bytes.js";
import { streamOf } from "../streams.js";
import type { ReadPart } from "../streams.js";

/** A request to the API, complete but for its body, which is read part by part. */
export interface UpstreamRequest {
  method: "GET" | "POST";
  url: URL;
  headers: Readonly<Record<string, string>>;
  /**
   * Gives the next part, and nothing after the last; asked only when the API takes it. Where it
   * rejects, the request must be broken off so that the API sees no end of it.
   */
  body?: ReadPart | undefined;
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
  const sent = body === undefined ? null : streamOf(body);
  const init = { method, headers, redirect: "manual", signal, body: sent, duplex: "half" } as const;
  const response = await fetch(url, init);
  const { status, headers: answered } = response;
  return { status, header: (name) => answered.get(name), body: response.body };
};
