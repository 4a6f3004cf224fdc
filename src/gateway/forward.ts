import type { Recording } from "./recording.js";
import type { TokenSource } from "./token.js";
import type { Upstream } from "./upstream.js";

export interface Call<Env> {
  /** What the browser asked, without its body. */
  incomingUrl: URL;
  method: string;
  url: URL;
  headers: Headers;
  /** For a remote API it has been read whole. */
  body?: Recording | undefined;
  signal?: AbortSignal | undefined;
  env?: Env | undefined;
}

export type Forward<Env> = (call: Call<Env>) => Promise<Response>;

/** One request to the API with the token added; a 401 renews the token and repeats it, once. */
export function createForward<Env>(upstream: Upstream<Env>, tokens: TokenSource): Forward<Env> {
  const send = (call: Call<Env>, token: string): Promise<Response> => {
    const headers = new Headers(call.headers);
    headers.set("Authorization", `Bearer ${token}`);
    const init: RequestInit & { duplex?: "half" } = {
      method: call.method,
      headers,
      body: (upstream.isRemote ? call.body?.blob() : call.body?.open()) ?? null,
      duplex: "half",
      // The runtimes of servers show the redirect itself here, where browsers hide it.
      redirect: "manual",
      signal: call.signal ?? null,
    };
    return upstream.fetch(new Request(call.url, init), call.env);
  };

  return async (call) => {
    const token = await tokens.get(call.incomingUrl);
    const response = await send(call, token);
    if (response.status !== 401) return response;
    const renewed = await tokens.renew(call.incomingUrl, token);
    await response.body?.cancel();
    return send(call, renewed);
  };
}
