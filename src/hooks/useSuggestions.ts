import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ConversationApi } from "../api/api.js";
import type { Customer } from "../domain/conversation.js";
import { useComposer } from "./composerContext.js";

export interface Suggestions {
  status: "off" | "loading" | "ready" | "failed";
  customers: readonly Customer[];
}

const none: readonly Customer[] = [];

/** People who fit what is being typed. A failing service never stands in the way of typing. */
export function useSuggestions(typed: string, isActive: boolean): Suggestions {
  const { options, client } = useComposer();
  const { api } = options;
  const query = useDebounced(typed.trim(), 150);
  const isOn = isActive && api.searchCustomers !== undefined && query.length >= 2;
  const { data, status, isPlaceholderData } = useQuery(
    {
      queryKey: ["reply-composer", "customers", keyOf(api), query],
      queryFn: ({ signal }) => api.searchCustomers?.(query, { signal }) ?? none,
      enabled: isOn,
      placeholderData: keepPreviousData,
      staleTime: 60_000,
      // A host's defaults must neither throw in here nor delay the answer.
      retry: false,
      throwOnError: false,
      networkMode: "always",
      meta: { source: "reply-composer" },
    },
    client,
  );
  if (!isOn) return { status: "off", customers: none };
  if (status === "error") return { status: "failed", customers: none };
  if (status === "pending" || (isPlaceholderData && data?.length === 0)) {
    return { status: "loading", customers: none };
  }
  return { status: "ready", customers: data };
}

function useDebounced(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  // An effect, since only time can tell that typing paused.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

const keys = new WeakMap<ConversationApi, number>();
let lastKey = 0;

/** Two ports on one client must not answer for each other. */
function keyOf(api: ConversationApi): number {
  const key = keys.get(api) ?? (lastKey += 1);
  keys.set(api, key);
  return key;
}
