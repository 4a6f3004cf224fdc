import { useMemo, useState } from "react";
import type { Conversation, Id } from "../../../src/index.js";
import type { ConversationView } from "../api/conversation.js";
import { isStatus } from "../api/request.js";
import { useConversation } from "../data/useConversation.js";
import { useConversationList } from "../data/useConversationList.js";
import { useMailbox } from "../data/useMailbox.js";
import { useThreads } from "../data/useThreads.js";
import { toComposer } from "./toComposer.js";

/** Why a conversation does not answer under the id that was asked for. */
export type Standing =
  | { status: "here" }
  | { status: "moved"; to: Id }
  | { status: "gone" }
  | { status: "lost" }
  | { status: "stale"; error: Error };

/** What there is to show of a conversation, wherever it went. */
export type OpenConversation =
  | { status: "loading" }
  | { status: "failed"; error: Error; retry: () => void; isRetrying: boolean }
  | {
      status: "open";
      standing: Standing;
      view: ConversationView | undefined;
      composer: Conversation;
    };

/** Needs a `key` of the id: it remembers the conversation as it was before it moved or went. */
export function useOpenConversation(id: string): OpenConversation {
  const { data: found, error, isFetching, refetch } = useConversation(id);
  const { data: listed } = useConversationList();
  const [own, setOwn] = useState<ConversationView>();
  const isOwn = found !== undefined && String(found.id) === id;
  if (isOwn && found !== own) setOwn(found);

  const known = own ?? listed?.find((conversation) => String(conversation.id) === id);
  const view = found ?? known;
  const { data: threads } = useThreads(view?.id);
  const mailbox = useMailbox(view?.mailboxId);
  const shownNewest = threads?.at(-1)?.id;
  const [ownNewest, setOwnNewest] = useState<Id>();
  if (isOwn && shownNewest !== undefined && shownNewest !== ownNewest) setOwnNewest(shownNewest);
  // After a merge those of the other conversation are no news to who was answering this one.
  const newest = own === undefined ? shownNewest : ownNewest;
  // The agent goes on answering whom they were answering, also after a merge.
  const basis = known ?? found;
  const composer = useMemo(
    () => toComposer(id, basis, { mailbox, latestThreadId: newest }),
    [id, basis, mailbox, newest],
  );

  if (found === undefined && error === null && known === undefined) return { status: "loading" };
  const standing = standingOf(id, found, error);
  if (standing.status === "stale" && view === undefined) {
    return {
      status: "failed",
      error: standing.error,
      retry: () => void refetch(),
      isRetrying: isFetching,
    };
  }
  return { status: "open", standing, view, composer };
}

function standingOf(
  id: string,
  found: ConversationView | undefined,
  error: Error | null,
): Standing {
  if (isStatus(error, 404) || isStatus(error, 410)) return { status: "gone" };
  if (isStatus(error, 508)) return { status: "lost" };
  if (error !== null) return { status: "stale", error };
  if (found !== undefined && String(found.id) !== id) return { status: "moved", to: found.id };
  return { status: "here" };
}
