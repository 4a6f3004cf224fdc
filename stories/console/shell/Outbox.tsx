import { useRef } from "react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { OutboxEntry } from "../../../src/index.js";
import { CheckIcon } from "../icons.js";
import type { Place } from "./places.js";
import { pathOf } from "./places.js";
import { useFocusInTray } from "./useFocusInTray.js";
import { useTakeBack } from "./useTakeBack.js";
import { useTray } from "./useTray.js";

/** Where a reply is shown that is told of: on a small screen over its messages. */
const atReply: Place = { isAnswering: true, hasReplyOpen: true };

/** What becomes of replies that are not shown: those of other conversations, or one that is closed. */
export function Outbox() {
  const { entries, notices, said } = useTray();
  const tray = useRef<HTMLElement>(null);
  const { onFocus } = useFocusInTray(tray);
  const takeBack = useTakeBack();
  return (
    <>
      {/* Heard only if it was there before its words. */}
      <div className="hidden" aria-live="polite">
        {said.map(({ key, words }) => (
          <p key={key}>{words}</p>
        ))}
      </div>
      {entries.length + notices.length > 0 && (
        <section ref={tray} className="outbox" aria-label="Outbox" tabIndex={-1} onFocus={onFocus}>
          <ul className="outbox-list">
            {notices.map(({ key, conversationId, words, subject }) => (
              <li key={`notice-${key}`} className="outbox-entry" data-status="sent">
                <CheckIcon />
                <TrayLink conversationId={conversationId} words={words} subject={subject} />
              </li>
            ))}
            {entries.map(({ entry, words, subject }) => (
              <Entry
                key={entry.conversationId}
                {...{ entry, words, subject }}
                undo={() => takeBack(entry)}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface EntryProps {
  entry: OutboxEntry;
  words: string;
  subject: string;
  undo: () => void;
}

function Entry({ entry, words, subject, undo }: EntryProps) {
  const { conversationId, status, text, cancel, sendNow, tryAgain } = entry;
  return (
    <li className="outbox-entry" data-status={status}>
      <TrayLink conversationId={conversationId} words={words} subject={subject}>
        <span className="outbox-text" dir="auto">
          {text}
        </span>
      </TrayLink>
      {cancel && status === "delayed" && <Action subject={subject} label="Undo" act={undo} />}
      {cancel && status !== "delayed" && <Action subject={subject} label="Cancel" act={cancel} />}
      {sendNow && <Action subject={subject} label="Send now" act={sendNow} />}
      {tryAgain && <Action subject={subject} label="Try again" act={tryAgain} />}
    </li>
  );
}

interface LinkProps {
  conversationId: OutboxEntry["conversationId"];
  words: string;
  subject: string;
  children?: ReactNode;
}

function TrayLink({ conversationId, words, subject, children }: LinkProps) {
  return (
    <Link className="outbox-link" to={pathOf(conversationId)} state={atReply}>
      <span className="outbox-status">{words}</span> <bdi className="outbox-subject">{subject}</bdi>
      {children}
    </Link>
  );
}

function Action({ subject, label, act }: { subject: string; label: string; act: () => void }) {
  return (
    <button type="button" className="button" onClick={act} aria-label={`${subject}: ${label}`}>
      {label}
    </button>
  );
}
