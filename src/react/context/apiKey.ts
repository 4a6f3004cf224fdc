import type { ConversationApi } from "../../api/port.js";

const keys = new WeakMap<ConversationApi, number>();
let lastKey = 0;

/** A number for query keys: two ports on one QueryClient must not share what they read. */
export function apiKey(api: ConversationApi): number {
  const key = keys.get(api) ?? (lastKey += 1);
  keys.set(api, key);
  return key;
}

/** Overrides a host's defaults, which must neither throw in here, nor delay or drop what was read. */
export const queryDefaults = {
  retry: false,
  throwOnError: false,
  networkMode: "always",
  staleTime: 60_000,
  // On a server the timer would keep each page's data, and the process, alive.
  gcTime: typeof document === "undefined" ? Infinity : 300_000,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  refetchInterval: false,
  meta: { source: "reply-composer" },
} as const;
