import { useEffect, useRef, useSyncExternalStore } from "react";
import { useMatch } from "react-router";
import { useOutbox } from "../../../src/index.js";
import type { Id, OutboxEntry } from "../../../src/index.js";
import { useApis } from "../data/ConsoleData.js";
import type { Notice } from "../data/notices.js";
import { useConversationList } from "../data/useConversationList.js";
import { usePlace } from "./places.js";
import { useIsSmall } from "./useIsSmall.js";

/** What the tray shows, in words. `said`: what is told to who does not see it. */
export function useTray() {
  const outbox = useOutbox();
  const { getSnapshot, subscribe } = useApis().notices;
  const notices = useSyncExternalStore(subscribe, getSnapshot);
  const { data: conversations } = useConversationList();
  const shown = useShownReply();
  const customers = useLastCustomers(outbox);

  const listed = (id: Id) => conversations?.find((one) => String(one.id) === String(id));
  const subjectOf = (id: Id) => listed(id)?.subject ?? `Conversation ${id}`;
  const nameOf = (id: Id) => {
    const { name, email } = customers(id) ?? listed(id)?.customer ?? {};
    return name?.split(" ")[0] ?? email;
  };
  const hidden = outbox.filter(({ conversationId }) => String(conversationId) !== shown);
  const entries = hidden.map((entry) => ({
    entry,
    words: statusWords(entry),
    subject: subjectOf(entry.conversationId),
  }));
  const taken = notices.map((notice) => ({
    ...notice,
    words: noticeWords(notice, nameOf(notice.conversationId)),
    subject: subjectOf(notice.conversationId),
  }));
  const troubles = entries.filter(({ entry: { status } }) => isTrouble(status));
  return {
    entries,
    notices: taken,
    said: [
      ...taken.map(({ key, words }) => ({ key: `notice-${key}`, words })),
      ...troubles.map(({ entry, words, subject }) => ({
        key: `${entry.conversationId}-${entry.status}`,
        words: `${words}: ${subject}`,
      })),
    ],
  };
}

/** The conversation whose composer is in view, which tells by itself. */
function useShownReply(): string | undefined {
  const open = useMatch("/conversations/:id")?.params.id;
  const isSmall = useIsSmall();
  const { hasReplyOpen } = usePlace();
  return isSmall && !hasReplyOpen ? undefined : open;
}

/** To whom the latest reply to a conversation was going: once it is there the outbox knows no more of it. */
function useLastCustomers(outbox: readonly OutboxEntry[]) {
  const known = useRef(new Map<string, OutboxEntry["customer"]>());
  // An effect, since what was rendered may never be shown.
  useEffect(() => {
    for (const { to, customer } of outbox) known.current.set(String(to), customer);
  }, [outbox]);
  return (id: Id) => known.current.get(String(id));
}

function isTrouble(status: OutboxEntry["status"]): boolean {
  return status === "failed" || status === "uncertain";
}

function statusWords({ status, kind, goesAt }: OutboxEntry): string {
  switch (status) {
    case "delayed":
      return "Will be sent in a moment";
    case "waiting":
      return "Preparing";
    case "sending":
      return kind === "draft" ? "Saving draft" : "Sending";
    case "failed":
      return goesAt === undefined ? "Not sent" : "Waiting to send again";
    case "uncertain":
      return "May have been sent";
  }
}

function noticeWords({ kind }: Notice, name = "the customer"): string {
  switch (kind) {
    case "sent":
      return `Sent to ${name}`;
    case "sent-elsewhere":
      return `Sent to ${name} from another tab`;
    case "saved":
      return "Draft saved";
    case "filed":
      return "Added to history";
  }
}
