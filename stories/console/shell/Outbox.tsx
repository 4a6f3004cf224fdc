import { useRef } from "react";
import { Link, useMatch } from "react-router";
import { useOutbox, type OutboxEntry } from "../../../src/index.js";
import { useConversationList } from "../data/useConversationList.js";
import { useFocusInTray } from "./useFocusInTray.js";

const words: Record<OutboxEntry["status"], string> = {
  delayed: "Will be sent in a moment",
  waiting: "Preparing",
  sending: "Sending",
  failed: "Not sent",
  uncertain: "May have been sent",
};

/** Replies of other conversations that are not settled yet; the open one shows its own. */
export function Outbox() {
  const open = useMatch("/conversations/:id")?.params.id;
  const entries = useOutbox().filter(({ conversationId }) => String(conversationId) !== open);
  const { data: conversations } = useConversationList();
  const tray = useRef<HTMLElement>(null);
  const { onFocus } = useFocusInTray(tray);
  if (entries.length === 0) return null;
  const subjectOf = (id: OutboxEntry["conversationId"]) =>
    conversations?.find((one) => String(one.id) === String(id))?.subject ?? `Conversation ${id}`;
  return (
    <section
      ref={tray}
      className="outbox"
      aria-label="Outbox"
      aria-live="polite"
      tabIndex={-1}
      onFocus={onFocus}
    >
      <ul className="outbox-list">
        {entries.map((entry) => (
          <Entry
            key={entry.conversationId}
            entry={entry}
            subject={subjectOf(entry.conversationId)}
          />
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry, subject }: { entry: OutboxEntry; subject: string }) {
  const { conversationId, status, text, cancel, sendNow, tryAgain } = entry;
  return (
    <li className="outbox-entry" data-status={status}>
      <Link className="outbox-link" to={`/conversations/${conversationId}`}>
        <span className="outbox-status">{words[status]}</span>{" "}
        <bdi className="outbox-subject">{subject}</bdi>
        <span className="outbox-text" dir="auto">
          {text}
        </span>
      </Link>
      {cancel && (
        <Action subject={subject} label={status === "delayed" ? "Undo" : "Cancel"} act={cancel} />
      )}
      {sendNow && <Action subject={subject} label="Send now" act={sendNow} />}
      {tryAgain && <Action subject={subject} label="Try again" act={tryAgain} />}
    </li>
  );
}

function Action({ subject, label, act }: { subject: string; label: string; act: () => void }) {
  return (
    <button type="button" className="button" onClick={act} aria-label={`${subject}: ${label}`}>
      {label}
    </button>
  );
}
