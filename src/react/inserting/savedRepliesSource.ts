import { useQuery, type QueryClient } from "@tanstack/react-query";
import { useLayoutEffect, useMemo, useRef, type RefObject } from "react";
import type { Snippet, SnippetContent } from "../../api/port.js";
import { noteSnippet, recentSnippets } from "../../drafts/recentSnippets.js";
import { htmlReadable } from "../../domain/text/htmlReader.js";
import type { ReplyComposerOptions } from "../../options.js";
import type { InsertingStrings } from "../../strings/inserting.js";
import type { ComposerContext } from "../context/composerContext.js";
import type { ThreadsQuery } from "../context/useThreadsQuery.js";
import type { Choice, Content, Source } from "./choice.js";
import { contentOf, filledPreview } from "./fillSnippet.js";
import { asChoice, createRanking, searchable } from "./ranking.js";

/** Fewer than so many found among those that are known: the backend is asked, too. */
const few = 5;
/** Milliseconds for which list and texts are not read again. */
const staleTime = 600_000;

type Latest = RefObject<Pick<ComposerContext, "options" | "form">>;

/** The saved replies of the conversation; `undefined` where there are none to be had, or not yet known. */
export function useSavedReplies(
  composer: Pick<ComposerContext, "options" | "client" | "form" | "threads">,
  words: InsertingStrings,
): Source | undefined {
  const { options, client, threads } = composer;
  const latest = useRef(composer);
  useLayoutEffect(() => {
    latest.current = composer;
  });
  const { api, conversation } = options;
  const { id, mailboxId } = conversation;
  const about = mailboxId === undefined ? `#${id}` : String(mailboxId);
  const queries = useMemo(() => queriesOf(latest, threads, about), [latest, threads, about]);
  const hasPort = api.searchSnippets !== undefined && api.getSnippet !== undefined;
  const { data } = useQuery({ ...queries.list(""), enabled: hasPort }, client);
  return useMemo(
    () => (data ? sourceOf(data, { queries, client, latest, words }) : undefined),
    [data, queries, client, latest, words],
  );
}

/** What is read of them, once for all who ask. */
function queriesOf(latest: Latest, threads: ThreadsQuery, about: string) {
  // Of the same port, and with the same defaults, as the query that all parts share.
  const { queryKey: ofThreads, queryFn: _threads, ...defaults } = threads;
  const [packageName, , port] = ofThreads;
  const queryKey = [packageName, "snippets", port, about];
  // Where the first look failed, the browser was offline perhaps.
  const shared = { ...defaults, staleTime, refetchOnReconnect: true };
  return {
    list: (query: string) => ({
      ...shared,
      queryKey: [...queryKey, "list", query],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const { api, conversation } = latest.current.options;
        // A query has no `undefined`.
        return (await api.searchSnippets?.(query, { conversation, signal })) ?? null;
      },
    }),
    text: (id: Snippet["id"]) => ({
      ...shared,
      queryKey: [...queryKey, "text", String(id)],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<SnippetContent> => {
        const { api, conversation } = latest.current.options;
        const content = await api.getSnippet?.(id, { conversation, signal });
        if (!content) throw new Error("This backend has no texts of saved replies");
        return content;
      },
    }),
  };
}

interface Reading {
  queries: ReturnType<typeof queriesOf>;
  client: QueryClient;
  latest: Latest;
  words: InsertingStrings;
}

function sourceOf(
  snippets: readonly Snippet[],
  { queries, client, latest, words }: Reading,
): Source {
  const byId = new Map(snippets.map((snippet) => [String(snippet.id), snippet]));
  const scope = () => scopeOf(latest.current.options);
  const search = createRanking(searchable(snippets), () => recentSnippets(scope()));
  const ask = async (query: string, now: readonly Choice[]) => {
    const more = (await client.fetchQuery(queries.list(query))) ?? [];
    const here = new Set(now.map(({ id }) => id));
    for (const snippet of more) byId.set(String(snippet.id), snippet);
    return [...now, ...more.map(asChoice).filter(({ id }) => !here.has(id))];
  };
  const read = async ({ id }: Choice): Promise<Content> => {
    const [content] = await Promise.all([
      client.fetchQuery(queries.text(byId.get(id)?.id ?? id)),
      htmlReadable(),
    ]);
    return contentOf(latest.current, content, words, () => noteSnippet(scope(), id));
  };
  return {
    char: "/",
    label: words.savedReplies,
    search(query) {
      const now = search(query);
      const later = query !== "" && now.length < few ? ask(query, now) : undefined;
      return { now, later };
    },
    read,
    preview: read,
    detailOf: (detail) => filledPreview(latest.current, detail),
  };
}

/** Whose last used ones are kept; only where drafts are, and in this browser. */
function scopeOf({ drafts }: ReplyComposerOptions): string | undefined {
  return drafts?.storage === undefined ? drafts?.scope : undefined;
}
