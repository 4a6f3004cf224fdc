import { NavLink } from "react-router";
import type { DraftSummary } from "../../../src/index.js";
import { Time } from "../Time.js";
import { draftExcerpt } from "./draftExcerpt.js";

/** Unsent replies to conversations that the list does not show, say since they were merged. */
export function OtherDrafts({ drafts }: { drafts: readonly DraftSummary[] }) {
  return (
    <ul className="inbox-list" aria-label="Other drafts">
      {drafts.map((draft) => (
        <li key={draft.conversationId}>
          <NavLink className="item" to={`/conversations/${draft.conversationId}`}>
            <span className="item-name">Conversation {draft.conversationId}</span>
            <Time className="item-time" iso={new Date(draft.savedAt).toISOString()} />
            <span className="item-preview" dir="auto">
              <span className="item-draft">Draft</span> {draftExcerpt(draft)}
            </span>
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
