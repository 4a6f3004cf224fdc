/** Beside a reply that is kept in this browser: what it waits for. */
export function DraftMark({ id, isSending }: { id?: string; isSending: boolean }) {
  return (
    <span className="item-draft" id={id} data-sending={isSending || undefined}>
      {isSending ? "Sending…" : "Draft"}
    </span>
  );
}
