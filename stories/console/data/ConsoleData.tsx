import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createContext, useContext, useState } from "react";
import type { ReactNode } from "react";
import { createHelpScoutApi } from "../../../src/index.js";
import type { ConversationApi, DraftOptions } from "../../../src/index.js";
import { ApiProblem, createGet } from "../api/request.js";
import type { Get } from "../api/request.js";
import { createNotices } from "./notices.js";
import { uploadImage } from "./uploadImage.js";
import type { Notices } from "./notices.js";

interface Apis {
  get: Get;
  /** What the composer sends through. */
  composer: ConversationApi;
  /** Whose unsent replies this browser keeps: those of the one account that the server speaks for. */
  drafts: DraftOptions;
  notices: Notices;
}

const ApisContext = createContext<Apis | undefined>(undefined);

/** Gives everything below the API at `baseUrl`, and a cache of what it answered. */
export function ConsoleData({ baseUrl, children }: { baseUrl: string; children: ReactNode }) {
  const [client] = useState(createQueryClient);
  const [apis] = useState<Apis>(() => ({
    get: createGet(baseUrl),
    composer: { ...createHelpScoutApi({ baseUrl, attempts: true }), uploadImage },
    drafts: { scope: `console${baseUrl}` },
    notices: createNotices(),
  }));
  return (
    <QueryClientProvider client={client}>
      <ApisContext value={apis}>{children}</ApisContext>
    </QueryClientProvider>
  );
}

export function useApis(): Apis {
  const apis = useContext(ApisContext);
  if (apis === undefined)
    throw new Error("useApis is used outside ConsoleData. Wrap the page in it.");
  return apis;
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // What the API has answered does not change by asking again.
        retry: (count, error) => count < 1 && error instanceof ApiProblem && error.status === 0,
        retryDelay: 500,
      },
    },
  });
}
