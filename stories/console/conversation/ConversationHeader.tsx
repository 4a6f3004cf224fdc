import { StatusPill } from "../StatusPill.js";
import type { ConversationView } from "../api/conversation.js";
import { displayName } from "../api/person.js";

/** Subject, status, who it is with and who else reads along. */
export function ConversationHeader({ view }: { view: ConversationView }) {
  const { subject, status, number, customer, assignee, cc, bcc, tags } = view;
  const name = displayName(customer);
  return (
    <div className="facts">
      <h1 className="subject" dir="auto" title={subject}>
        {subject}
      </h1>
      <ul className="fact-list">
        <li>
          <StatusPill status={status} />
        </li>
        {number !== undefined && <li className="quiet">#{number}</li>}
        <li>
          <bdi className="fact-name">{name}</bdi>{" "}
          {customer.email !== undefined && customer.email !== name && (
            <bdi className="quiet">{customer.email}</bdi>
          )}
        </li>
        {cc.length > 0 && <Fact label="Cc">{cc.join(", ")}</Fact>}
        {bcc.length > 0 && <Fact label="Bcc">{bcc.join(", ")}</Fact>}
        {assignee !== undefined && <Fact label="Assigned to">{displayName(assignee)}</Fact>}
        {tags.map((tag) => (
          <li key={tag}>
            <bdi className="tag">{tag}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <li className="fact">
      <span className="quiet">{label}</span> <bdi>{children}</bdi>
    </li>
  );
}
