import type { ConversationApi, Thread } from "../api/port.js";
import { createListeners } from "../async/createStore.js";
import type { NewThread } from "../domain/concern.js";
import type { ConversationStatus, Id } from "../domain/conversation.js";
import type { ReplyEffect } from "../domain/effect.js";
import { htmlReadable, readHtml } from "../domain/text/htmlReader.js";
import type { ThreadsBefore } from "../sending/attempt.js";
import { listInTime, newSince, type OwnThreads } from "../sending/threads.js";

export type SeenThreads = ReturnType<typeof createSeenThreads>;

/** What the agent has seen of a conversation: what was there at the start, their own, what they were shown. */
export function createSeenThreads(created: OwnThreads) {
  const own = created.ownThreads;
  /** How many of the unidentified ones the newest list has. */
  let seenUnidentified = created.unidentifiedThreads;
  let threads: readonly Thread[] | undefined;
  let seen: ReadonlySet<string> | undefined;
  let latest: string | undefined;
  let seenLatest: string | undefined;
  let status: ConversationStatus | undefined;
  const expected = new Set<ConversationStatus>();
  /** Whether the next status that the host shows is. */
  let isAnyExpected = true;

  const { subscribe, emit } = createListeners();

  const isNews = ({ id, state }: Thread) =>
    state !== "draft" && !own.has(String(id)) && !(seen?.has(String(id)) ?? true);
  const markThreadsSeen = () => {
    if (threads) seen = new Set(idsOf(threads));
    seenLatest = latest;
    emit();
  };

  return {
    /** The newest list, from a look in the background; of one that failed, what was known before. */
    read(list: readonly Thread[], hasFailed?: boolean): void {
      seen ??= new Set(idsOf(list));
      if (hasFailed) return;
      threads = list;
      seenUnidentified = created.unidentifiedThreads;
      emit();
    },
    /** The newest thread and the status that the host shows. */
    hostShows(newest: Id | undefined, now: ConversationStatus): void {
      const before = latest;
      latest = newest === undefined ? undefined : String(newest);
      if (latest !== before) seenUnidentified = created.unidentifiedThreads;
      seenLatest ??= latest;
      if (isAnyExpected && now !== status) {
        expected.add(now);
        isAnyExpected = false;
      }
      status = now;
      emit();
    },
    /** What was there before a press that goes out now. */
    before(): ThreadsBefore | undefined {
      // One of our own would pass for what is looked for.
      if (seenUnidentified !== created.unidentifiedThreads) return undefined;
      if (!threads && latest === undefined) return undefined;
      return { ids: idsOf(threads ?? []), latest, unidentifiedThreads: seenUnidentified };
    },
    /** What the agent has not seen; asks the server only where nothing but its id is known. */
    async unseen(
      api: ConversationApi,
      conversationId: Id,
    ): Promise<readonly NewThread[] | undefined> {
      // A host that says what it shows is not asked for more, so its list is the older one.
      if (latest === undefined) {
        const news = threads?.filter(isNews) ?? [];
        if (news.length === 0) return undefined;
        await htmlReadable();
        return news.map(toNewThread);
      }
      if (latest === seenLatest || own.has(latest)) return undefined;
      const since = { ids: [...own], latest: seenLatest };
      const listed = await listInTime(api, conversationId);
      const news = listed && newSince(since, listed)?.filter(({ state }) => state !== "draft");
      if (!news) return [];
      await htmlReadable();
      return news.map(toNewThread);
    },
    /** The status that a colleague has set; `undefined` while it is what the agent expects. */
    changedStatus: (): ConversationStatus | undefined =>
      status && !expected.has(status) ? status : undefined,
    /** The agent was shown all that is new, also a changed status. */
    markSeen(): void {
      if (status) expected.add(status);
      markThreadsSeen();
    },
    /** The agent was shown the new threads alone. */
    markThreadsSeen,
    /** The id of the newest thread that the agent has not seen, as far as is known without asking. */
    newest: (): string | undefined => {
      // A thread of the agent's own whose id is not known would pass for somebody else's.
      if (created.unidentifiedThreads > 0) return undefined;
      if (latest === undefined) return threads && idsOf(threads.filter(isNews))[0];
      return latest === seenLatest || own.has(latest) ? undefined : latest;
    },
    subscribe,
    /** What becomes of the status by the agent's own reply. */
    expect(effect: ReplyEffect): void {
      // Whatever the server makes of it is no colleague's.
      if (effect.kind === "sends") isAnyExpected = true;
      else if ("status" in effect && effect.status !== undefined) expected.add(effect.status);
    },
  };
}

function idsOf(threads: readonly Thread[]): string[] {
  return threads.map(({ id }) => String(id));
}

function toNewThread({ id, type, createdBy, createdAt, body }: Thread): NewThread {
  const author = createdBy?.name ?? createdBy?.email;
  return { id, kind: type, author, createdAt, text: readHtml(body) };
}
