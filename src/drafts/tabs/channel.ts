import type { Id } from "../../domain/conversation.js";
import { readDraft, type Draft } from "../record/draft.js";
import { isFlag, isId, isMaybe, isObject } from "../record/shapes.js";
import type { DraftScope } from "../storage/storage.js";

/** What a server has confirmed, as other tabs hear of it. */
export interface SentElsewhere {
  conversationId: Id;
  threadId?: Id | undefined;
  /** A draft for colleagues to see, and no email. */
  isDraft: boolean;
}

/** What tabs tell each other of one conversation's draft. */
export type DraftNews =
  | { type: "changed"; draft: Draft }
  /** Sent, discarded, or emptied by hand. */
  | { type: "cleared" }
  /** Why it is cleared, if it is: more may have been typed since. */
  | { type: "sent"; sent: SentElsewhere }
  | { type: "discarded" }
  /** There is another earlier version of the text. */
  | { type: "versions" }
  /** May I edit it? Answered by "given-up" once all is saved, or by "busy" while it is being sent. */
  | { type: "take-over" | "given-up" | "busy" };

export interface DraftChannel {
  post: (conversationId: Id, news: DraftNews) => void;
  close: () => void;
}

/** Every draft of a scope, in this page and in other tabs. `self` hears nothing of its own. */
export function openDraftChannel(
  scope: DraftScope,
  self: string,
  hear: (conversationId: string, news: DraftNews) => void,
): DraftChannel {
  const channel = new BroadcastChannel(`reply-composer:${scope}`);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const { from, conversationId, news } = read(data);
    if (from !== self && conversationId !== undefined && news) hear(conversationId, news);
  };
  return {
    post: (conversationId, news) =>
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
      channel.postMessage({ from: self, conversationId: String(conversationId), ...news }),
    close: () => channel.close(),
  };
}

/** Another tab may run another version of the composer. */
function read(message: unknown): { from?: unknown; conversationId?: string; news?: DraftNews } {
  if (typeof message !== "object" || message === null) return {};
  const { from, conversationId, type, draft, sent }: Record<string, unknown> = { ...message };
  if (typeof conversationId !== "string") return {};
  const about = { from, conversationId };
  switch (type) {
    case "changed": {
      const given = readDraft(draft);
      return given ? { ...about, news: { type, draft: given } } : {};
    }
    case "sent":
      return isSent(sent) ? { ...about, news: { type, sent } } : {};
    case "cleared":
    case "discarded":
    case "versions":
    case "take-over":
    case "given-up":
    case "busy":
      return { ...about, news: { type } };
    default:
      return {};
  }
}

const isSent = /* @__PURE__ */ (() =>
  isObject<SentElsewhere>({
    conversationId: isId,
    threadId: isMaybe(isId),
    isDraft: isFlag,
  }))();
