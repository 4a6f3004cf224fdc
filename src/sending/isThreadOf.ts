import type { Thread } from "../api/port.js";
import { withoutControls } from "../domain/text/cleanText.js";
import type { Reply, ReplyCustomer } from "../domain/reply.js";
import type { Attempt } from "./attempt.js";
import { hasSameWords } from "./sameWords.js";

/**
 * Whether a thread of the server's is what this press would have made: the same text as a reader
 * sees it, the same copies and customer, the same files by name. What the server does not tell
 * about a thread decides nothing.
 */
export function isThreadOf({ reply, attachmentNames }: Attempt, thread: Thread): boolean {
  const isDraft = thread.state === undefined ? undefined : thread.state === "draft";
  return (
    (isDraft === undefined || isDraft === (reply.draft ?? false)) &&
    isBy(reply.user, thread) &&
    hasSameWords(reply.text, thread.body) &&
    isSame(thread.cc, reply.cc ?? []) &&
    isSame(thread.bcc, reply.bcc ?? []) &&
    isSame(thread.attachmentNames, attachmentNames) &&
    isTo(reply.customer, thread.to ?? [])
  );
}

/** What customers write and notes are no replies, though they may say the same. */
function isBy(user: Reply["user"], { type, createdBy }: Thread): boolean {
  if (type === "customer" || type === "note" || createdBy?.type === "customer") return false;
  const author = createdBy?.id;
  return user === undefined || author === undefined || String(user) === String(author);
}

/** A known customer's address is the server's to know: only a typed one is compared. */
function isTo(customer: ReplyCustomer, to: readonly string[]): boolean {
  return (
    !("email" in customer) || to.length === 0 || to.some((one) => isSame([one], [customer.email]))
  );
}

/** White space and the ways to write one letter differ between what goes in and what comes out. */
function normalised(text: string): string {
  return withoutControls(text).normalize("NFC").replace(/\s+/g, " ").trim();
}

function isSame(theirs: readonly string[] | undefined, ours: readonly string[]): boolean {
  const key = (names: readonly string[]) =>
    JSON.stringify(names.map((name) => normalised(name).toLowerCase()).toSorted());
  return theirs === undefined || key(theirs) === key(ours);
}
