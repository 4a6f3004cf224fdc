import { useId } from "react";
import type { Id } from "../../../src/index.js";
import { Avatar } from "../Avatar.js";
import { Time } from "../Time.js";
import { displayName } from "../api/person.js";
import type { ThreadKind, ThreadView } from "../api/thread.js";
import { MessageBody } from "./MessageBody.js";
import { MessageFile } from "./MessageFile.js";

const kinds: Record<Exclude<ThreadKind, "event">, string> = {
  customer: "Customer",
  reply: "Reply",
  note: "Note",
  draft: "Draft",
};

interface MessageProps {
  conversationId: Id;
  thread: ThreadView;
  /** Puts it into the reply; absent where there is none. */
  quote: ((thread: ThreadView) => void) | undefined;
}

/** One thread of the conversation, in the API's words; a message in everybody else's. */
export function Message({ conversationId, thread, quote }: MessageProps) {
  const { kind, author, body, createdAt, files } = thread;
  const titleId = useId();
  if (kind === "event") return <Event thread={thread} />;
  return (
    <article className="message" data-kind={kind} aria-labelledby={titleId}>
      <header className="message-head">
        <Avatar person={author} />
        <h2 className="message-title" id={titleId}>
          <bdi className="message-author">{displayName(author)}</bdi>{" "}
          <span className="message-kind">{kinds[kind]}</span>
        </h2>
        {/* A note is none of the customer's business. */}
        {quote && (kind === "customer" || kind === "reply") && (
          <button
            type="button"
            className="message-quote"
            aria-label={`Quote ${displayName(author)}`}
            // What is selected stays so: then that alone is quoted.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => quote(thread)}
          >
            Quote
          </button>
        )}
        {createdAt !== undefined && <Time className="message-time" iso={createdAt} />}
        <Recipients thread={thread} />
      </header>
      <MessageBody html={body} />
      {files.length > 0 && (
        <ul className="files" aria-label="Files of this message">
          {files.map((file) => (
            <MessageFile key={file.id} conversationId={conversationId} file={file} />
          ))}
        </ul>
      )}
    </article>
  );
}

function Recipients({ thread: { kind, to, cc, bcc } }: { thread: ThreadView }) {
  // Whom a customer wrote to is known: us.
  const lists = [
    ["to", kind === "customer" ? [] : to] as const,
    ["Cc", cc] as const,
    ["Bcc", bcc] as const,
  ];
  const shown = lists.filter(([, addresses]) => addresses.length > 0);
  if (shown.length === 0) return null;
  return (
    <p className="message-recipients">
      {shown.map(([label, addresses]) => (
        <span key={label}>
          {label} <bdi>{addresses.join(", ")}</bdi>
        </span>
      ))}
    </p>
  );
}

function Event({ thread: { author, body, createdAt } }: { thread: ThreadView }) {
  return (
    <div className="event">
      <bdi>{displayName(author)}</bdi> <MessageBody html={body} />{" "}
      {createdAt !== undefined && <Time iso={createdAt} />}
    </div>
  );
}
