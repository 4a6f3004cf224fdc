import type { ConversationApi } from "../../api/port.js";

const keys = new WeakMap<ConversationApi, number>();
let lastKey = 0;

/** For query keys: two ports on one client must not answer for each other. */
export function apiKey(api: ConversationApi): number {
  const key = keys.get(api) ?? (lastKey += 1);
  keys.set(api, key);
  return key;
}

/** A host's defaults must neither throw in here, nor delay or forget an answer. */
export const queryDefaults = {
  retry: false,
  throwOnError: false,
  networkMode: "always",
  staleTime: 60_000,
  // A server would hold on to each page for as long, and its process would not end.
  gcTime: typeof document === "undefined" ? Infinity : 300_000,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  refetchInterval: false,
  meta: { source: "reply-composer" },
} as const;
