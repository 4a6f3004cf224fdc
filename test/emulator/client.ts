import { onTestFinished } from "vitest";
import type { z } from "zod";
import { listen } from "./listen.js";
import type { ListenOptions } from "./listen.js";

export const TOKEN = "token-of-the-test";

/** The smallest reply the API takes. */
export const REPLY = { customer: { id: 123 }, text: "How are you?" };

export interface Client {
  url: string;
  /** With the token, unless the headers say otherwise. */
  request: (path: string, init?: RequestInit) => Promise<Response>;
  read: <T>(path: string, shape: z.ZodType<T>) => Promise<T>;
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  reply: (conversationId: number, fields: object) => Promise<Response>;
  arm: (...faults: object[]) => Promise<Response>;
}

/** An emulator of one's own, over HTTP, until the test is over. */
export async function startEmulator(options: ListenOptions = {}): Promise<Client> {
  const { url, close } = await listen(options);
  onTestFinished(close);
  const request: Client["request"] = (path, init = {}) => {
    const headers = new Headers({ Authorization: `Bearer ${TOKEN}` });
    new Headers(init.headers).forEach((value, name) => headers.set(name, value));
    return fetch(url + path, { ...init, headers });
  };
  const post: Client["post"] = (path, body, headers = {}) =>
    request(path, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "Content-Type": "application/json", ...headers },
    });
  await post("/_emulator/tokens", { token: TOKEN });
  return {
    url,
    request,
    post,
    read: async (path, shape) => shape.parse(await (await request(path)).json()),
    reply: (conversationId, fields) => post(`/v2/conversations/${conversationId}/reply`, fields),
    arm: (...faults) => post("/_emulator/faults", faults),
  };
}
