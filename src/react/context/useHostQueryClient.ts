import { QueryClientContext, type QueryClient } from "@tanstack/react-query";
import { useContext } from "react";

/** The client given, else the provider's. Throws, with what to do, where there is neither. */
export function useHostQueryClient(given: QueryClient | undefined): QueryClient {
  const provided = useContext(QueryClientContext);
  const client = given ?? provided;
  if (client) return client;
  throw new Error(
    "reply-composer found no QueryClient, which it sends with. Render it inside <QueryClientProvider client={queryClient}>, or pass it the queryClient as a prop.",
  );
}
