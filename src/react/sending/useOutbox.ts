import type { QueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { DraftOptions } from "../../drafts/storage/places.js";
import { outboxOf, type OutboxEntry } from "../../session/outbox.js";
import { useHostQueryClient } from "../context/useHostQueryClient.js";
import { useStore } from "../dom/useStore.js";

/**
 * Every send that is waiting, running, failed or uncertain, of all conversations of a QueryClient:
 * for a host to show, since the agent may have moved on. `queryClient`: by default the provider's;
 * throws where there is neither. `scope`: whose sends; by default that of the composers which the page
 * shows, or has shown last.
 */
export function useOutbox(
  queryClient?: QueryClient,
  scope?: DraftOptions["scope"],
): readonly OutboxEntry[] {
  const client = useHostQueryClient(queryClient);
  const outbox = useMemo(() => outboxOf(client, scope), [client, scope]);
  return useStore(outbox.subscribe, outbox.getSnapshot);
}
