import type { ConversationStatus } from "../../src/index.js";

const names: Record<ConversationStatus, string> = {
  active: "Active",
  all: "Active",
  open: "Open",
  pending: "Pending",
  closed: "Closed",
  spam: "Spam",
};

export function StatusPill({ status }: { status: ConversationStatus }) {
  return (
    <span className="status" data-status={status}>
      {names[status]}
    </span>
  );
}
