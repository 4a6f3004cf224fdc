import { useEffect } from "react";
import { Link, useSearchParams } from "react-router";
import { ReplyComposer } from "../../../src/index.js";
import { Empty, Problem } from "../Problem.js";
import { useApis } from "../data/ConsoleData.js";
import { useUsers } from "../data/useUsers.js";
import { BackIcon } from "../icons.js";
import { ConversationHeader } from "./ConversationHeader.js";
import { Messages } from "./Messages.js";
import { MessagesSkeleton } from "./MessagesSkeleton.js";
import { StandingNotice, StandingText } from "./StandingNotice.js";
import { useFocusOnArrival } from "./useFocusOnArrival.js";
import { useAfterSending } from "./useAfterSending.js";
import { useLookWhileTyping } from "./useLookWhileTyping.js";
import { useOpenConversation } from "./useOpenConversation.js";
import type { OpenConversation } from "./useOpenConversation.js";

/** One conversation with its messages, and the reply to it. */
export function ConversationPage({ id }: { id: string }) {
  const open = useOpenConversation(id);
  const title = titleOf(id, open);
  const pageRef = useFocusOnArrival<HTMLDivElement>();
  // The title belongs to the document, which React does not own here.
  useEffect(() => {
    document.title = `${title} · Inbox`;
  }, [title]);
  return (
    <div className="conversation" ref={pageRef} tabIndex={-1}>
      <header className="conversation-head">
        <Link className="back" to="/">
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
      {open.status === "open" && <Opened id={id} open={open} />}
    </div>
  );
}

function Opened({ id, open }: { id: string; open: Extract<OpenConversation, { status: "open" }> }) {
  const { standing, view, composer } = open;
  const { composer: api, drafts } = useApis();
  const users = useUsers();
  const { afterSending, refresh } = useAfterSending(id);
  const [query] = useSearchParams();
  const undoSeconds = Number(query.get("undo"));
  const lookWhileTyping = useLookWhileTyping(id, view && String(view.id));
  return (
    <>
      {view !== undefined && <StandingNotice id={id} standing={standing} />}
      {view === undefined ? (
        <div className="messages">
          <Empty title="There is nothing to show">
            <StandingText id={id} standing={standing} />
          </Empty>
        </div>
      ) : (
        <Messages key={view.id} id={view.id} />
      )}
      <div className="dock">
        <ReplyComposer
          conversation={composer}
          api={api}
          drafts={drafts}
          allowImported
          {...(users && { users })}
          {...(undoSeconds > 0 && { undoSeconds })}
          onSent={afterSending}
          onDraftSaved={afterSending}
          onSentElsewhere={refresh}
          onInput={lookWhileTyping}
        />
      </div>
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
