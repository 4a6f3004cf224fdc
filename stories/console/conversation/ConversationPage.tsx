import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import { Link } from "react-router";
import type { ComposerHandle } from "../../../src/index.js";
import { displayName } from "../api/person.js";
import type { ThreadView } from "../api/thread.js";
import { Empty, Problem } from "../Problem.js";
import { AttachIcon, BackIcon } from "../icons.js";
import type { Place } from "../shell/places.js";
import { ConversationHeader } from "./ConversationHeader.js";
import { Messages } from "./Messages.js";
import { MessagesSkeleton } from "./MessagesSkeleton.js";
import { Reply } from "./Reply.js";
import { StandingNotice, StandingText } from "./StandingNotice.js";
import { useFileDrop } from "./useFileDrop.js";
import { useFocusOnArrival } from "./useFocusOnArrival.js";
import { useOpenConversation } from "./useOpenConversation.js";
import type { OpenConversation } from "./useOpenConversation.js";
import { useReplySheet } from "./useReplySheet.js";
import { useTakesReply } from "./useTakesReply.js";

/** One conversation with its messages, and the reply to it. */
export function ConversationPage({ id }: { id: string }) {
  const open = useOpenConversation(id);
  const title = titleOf(id, open);
  const pageRef = useFocusOnArrival<HTMLDivElement>();
  const messagesRef = useRef<HTMLElement>(null);
  const composerRef = useRef<ComposerHandle>(null);
  const sheet = useReplySheet(composerRef);
  const { takesReply, onValuesChange } = useTakesReply(id, open);
  const { isDragging, zone } = useFileDrop(composerRef, () => sheet.write());
  const toList: Place = { from: id };
  const quote = ({ body, createdAt, author }: ThreadView) => {
    composerRef.current?.quote({ body, createdAt, createdBy: { name: displayName(author) } });
    sheet.write();
  };
  // The title belongs to the document, which React does not own here.
  useEffect(() => {
    document.title = `${title} · Inbox`;
  }, [title]);
  return (
    <div
      className="conversation"
      ref={pageRef}
      tabIndex={-1}
      data-replying={sheet.isOpen || undefined}
      {...zone}
    >
      <header className="conversation-head">
        <Link className="icon-button back" to="/" state={toList}>
          <BackIcon />
          <span className="hidden">Back to the inbox</span>
        </Link>
        {open.status === "open" && open.view !== undefined ? (
          <ConversationHeader view={open.view} />
        ) : (
          <h1 className="subject">{title}</h1>
        )}
      </header>
      {open.status === "loading" && <MessagesSkeleton />}
      {open.status === "failed" && (
        <Problem
          title="The conversation could not be loaded"
          error={open.error}
          onRetry={open.retry}
          isRetrying={open.isRetrying}
        />
      )}
      {open.status === "open" && (
        <Thread
          id={id}
          open={open}
          messagesRef={messagesRef}
          quote={takesReply ? quote : undefined}
        />
      )}
      {open.status === "open" && takesReply && (
        <Reply
          id={id}
          view={open.view}
          conversation={open.composer}
          composerRef={composerRef}
          sheet={sheet}
          leave={() => (messagesRef.current ?? pageRef.current)?.focus()}
          onValuesChange={onValuesChange}
        />
      )}
      {isDragging && (
        <div className="drop" aria-hidden="true">
          <AttachIcon />
          Drop to attach to your reply
        </div>
      )}
    </div>
  );
}

interface ThreadProps {
  id: string;
  open: Extract<OpenConversation, { status: "open" }>;
  messagesRef: RefObject<HTMLElement | null>;
  quote: ((thread: ThreadView) => void) | undefined;
}

function Thread({ id, open: { standing, view }, messagesRef, quote }: ThreadProps) {
  if (view === undefined) {
    return (
      <div className="nothing">
        <Empty title="There is nothing to show">
          <p>
            <StandingText id={id} standing={standing} />
          </p>
        </Empty>
      </div>
    );
  }
  return (
    <>
      <StandingNotice id={id} standing={standing} />
      <Messages key={view.id} id={view.id} ref={messagesRef} quote={quote} />
    </>
  );
}

function titleOf(id: string, open: OpenConversation): string {
  if (open.status === "loading") return `Conversation ${id}`;
  if (open.status === "failed") return `Conversation ${id} could not be loaded`;
  if (open.view !== undefined) return open.view.subject;
  return open.standing.status === "lost"
    ? "This conversation could not be located"
    : "This conversation was deleted";
}
