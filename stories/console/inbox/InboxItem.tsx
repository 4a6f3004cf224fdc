import { NavLink } from "react-router";
import type { DraftSummary } from "../../../src/index.js";
import { Avatar } from "../Avatar.js";
import { StatusPill } from "../StatusPill.js";
import { Time } from "../Time.js";
import type { ConversationView } from "../api/conversation.js";
import { displayName } from "../api/person.js";
import { pathOf, useAnswer } from "../shell/places.js";
import { draftExcerpt } from "./draftExcerpt.js";
import { DraftMark } from "./DraftMark.js";

/** Bold while the customer waits for an answer. */
export function InboxItem({
  conversation,
  draft,
  isSending,
}: {
  conversation: ConversationView;
  draft: DraftSummary | undefined;
  isSending: boolean;
}) {
  const { id, customer, subject, preview, status, activeAt, isWaiting } = conversation;
  const answer = useAnswer();
  return (
    <li>
      <NavLink
        className="item"
        to={pathOf(id)}
        data-waiting={isWaiting || undefined}
        onClick={(event) => {
          // By Enter: a pointer clicks at least once.
          const isByKey = event.detail === 0;
          if (!isByKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          answer(id);
        }}
      >
        <Avatar person={customer} />
        <span className="item-name" dir="auto">
          {displayName(customer)}
        </span>
        {activeAt !== undefined && <Time className="item-time" iso={activeAt} />}
        <span className="item-subject" dir="auto">
          {subject}
        </span>
        <span className="item-preview" dir="auto">
          {draft && <DraftMark isSending={isSending} />} {draft ? draftExcerpt(draft) : preview}
        </span>
        <StatusPill status={status} />
        {isWaiting && <span className="hidden">Waiting for an answer</span>}
      </NavLink>
    </li>
  );
}
