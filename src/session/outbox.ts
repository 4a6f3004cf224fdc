import type { QueryClient } from "@tanstack/react-query";
import { bodyToPlain } from "../domain/text/body.js";
import { cleaned } from "../domain/text/cleanText.js";
import type { Id } from "../domain/conversation.js";
import type { ReplyError } from "../domain/errors.js";
import { isSame } from "../domain/isSame.js";
import { compact } from "../domain/optional.js";
import type { CustomerValue, Reply } from "../domain/reply.js";
import type { DraftScope } from "../drafts/storage/storage.js";
import { pressOf } from "../sending/attempt.js";
import { refusalOf, type Failed, type SendState } from "../sending/sendState.js";
import { registryOf, shownScopes, type Session } from "./session.js";
import { mayHaveBeenSent } from "../sending/tries.js";

/** A send that is not settled, whichever conversation the page shows; not before its checks are through. */
export interface OutboxEntry {
  /** The conversation whose composer holds it: open that one to see it. */
  conversationId: Id;
  /** Where it goes: another one after "Send to conversation 456". */
  to: Id;
  /** Drafts and history reach nobody. */
  kind: "reply" | "draft" | "history";
  /** Who is answered, as far as the form knows them. */
  customer: CustomerValue;
  status: "delayed" | "waiting" | "sending" | "failed" | "uncertain";
  /** What the reply says, as a reader would see it. */
  text: string;
  error?: ReplyError | undefined;
  /** When it goes by itself, as `Date.now()`: the end of undo, or of a rate limit. */
  goesAt?: number | undefined;
  /** Takes it back, or stops it; absent where there is nothing to stop. */
  cancel?: (() => void) | undefined;
  /** Ends the time in which it can be undone. */
  sendNow?: (() => void) | undefined;
  /**
   * Looks whether it arrived, then sends it again. Absent where what is there has changed since, and
   * while it may still arrive and nobody could be asked.
   */
  tryAgain?: (() => void) | undefined;
}

export interface Outbox {
  /** The same array until something changes; oldest conversation first. */
  getSnapshot: () => readonly OutboxEntry[];
  subscribe: (listener: () => void) => () => void;
}

/**
 * Every unsettled send of an agent, per QueryClient. Without a scope: of those whose composers the
 * page shows, or has shown last. A session without a scope is in every list.
 */
export function outboxOf(client: QueryClient, scope?: DraftScope): Outbox {
  const registry = registryOf(client);
  const { sessions, news } = registry;
  let seen: readonly (readonly unknown[])[] = [];
  let entries: readonly OutboxEntry[] = [];
  return {
    getSnapshot() {
      const scopes = scope === undefined ? shownScopes(registry) : new Set([scope]);
      const all = [...sessions.values()].filter(
        (one) => one.scope === undefined || scopes.has(one.scope),
      );
      const now = all.map((session) => [
        session,
        session.sender.getSnapshot(),
        session.draft?.values(),
        session.draft?.getSnapshot().owner,
        session.sender.host()?.prepare,
      ]);
      if (!isAsSeen(now, seen)) {
        seen = now;
        const next = all.flatMap((session) => entryOf(session, session.sender.getSnapshot()));
        if (next.length > 0 || entries.length > 0) entries = next;
      }
      return entries;
    },
    subscribe: news.subscribe,
  };
}

function isAsSeen(a: readonly (readonly unknown[])[], b: typeof a): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => one.every((value, index) => value === b[at]?.[index]))
  );
}

function entryOf(session: Session, state: SendState): OutboxEntry[] {
  if (!("attempt" in state) || state.status === "sent") return [];
  // Its checks may yet have something to ask: a host that leads the agent away would hide it.
  if (state.status === "waiting" && state.for === "checks") return [];
  // Another tab has it by now.
  if (session.draft?.getSnapshot().owner === "elsewhere") return [];
  const { sender, conversationId } = session;
  const { attempt, status } = state;
  const entry = {
    conversationId,
    to: attempt.conversationId,
    kind: kindOf(attempt.reply),
    customer: attempt.values.customer,
    status,
    // HTML may write half a pair as a number.
    text: cleaned(bodyToPlain(attempt.values.text)),
    cancel: sender.cancel,
  };
  if (status === "delayed") return [{ ...entry, goesAt: state.until, sendNow: sender.sendNow }];
  if (status !== "failed") return [entry];
  return [
    compact({
      ...entry,
      status: mayHaveBeenSent(state.error) ? ("uncertain" as const) : status,
      error: state.error,
      goesAt: state.resendAt,
      cancel: state.resendAt === undefined ? undefined : sender.stopResending,
      tryAgain: retryOf(session, state),
    }),
  ];
}

function kindOf({ draft, imported }: Reply): OutboxEntry["kind"] {
  if (draft) return "draft";
  return imported ? "history" : "reply";
}

/** A composer that shows it sends what it holds, with its checks; else the press itself goes again. */
function retryOf(session: Session, state: Failed): (() => void) | undefined {
  const { attempt, look } = state;
  const { draft, attachments, sender } = session;
  // These are refused again and again, or need the agent's word.
  if (refusalOf(state)) return undefined;
  if (sender.host()?.prepare) return () => sender.send(pressOf(attempt, session.conversationId));
  // A server that knows the ids of attempts takes it once.
  if (look === "running" && !sender.host()?.api.findAttempt) return undefined;
  const files = attachments.getSnapshot().map(({ id }) => id);
  const isAsItWas = isSame(draft?.values(), attempt.values) && isSame(files, attempt.attachmentIds);
  return isAsItWas ? sender.sendAgain : undefined;
}
