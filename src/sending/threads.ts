import type { ConversationApi, Thread } from "../api/port.js";
import { withDeadline } from "../async/withDeadline.js";
import type { Id } from "../domain/conversation.js";
import type { ThreadsBefore } from "./attempt.js";

/** What was created from here in a conversation: by id, and how many whose id no response gave. */
export interface OwnThreads {
  ownThreads: Set<string>;
  unidentifiedThreads: number;
}

/** A thread that the agent created is no news to them. */
export function addOwnThread(own: OwnThreads, threadId: Id | undefined): void {
  if (threadId === undefined) own.unidentifiedThreads += 1;
  else own.ownThreads.add(String(threadId));
}

/** The threads that came since, newest first; `undefined` where that is not known. */
export function newSince(
  { ids, latest }: ThreadsBefore,
  threads: readonly Thread[],
): readonly Thread[] | undefined {
  const end = latest === undefined ? threads.length : indexOfId(threads, latest);
  if (end < 0) return undefined;
  return threads.slice(0, end).filter(({ id }) => !ids.includes(String(id)));
}

function indexOfId(threads: readonly Thread[], wanted: string): number {
  return threads.findIndex(({ id }) => String(id) === wanted);
}

/** Milliseconds that a press waits for what is in a conversation. */
const listTimeoutMs = 3000;

/** `undefined` where the list cannot be had, or not in time. */
export function listInTime(api: ConversationApi, id: Id): Promise<readonly Thread[] | undefined> {
  return withDeadline(() => api.listThreads(id), listTimeoutMs, undefined).catch(() => undefined);
}

/** What is in another conversation before something is sent there. */
export async function knownThreadsOf(
  api: ConversationApi,
  id: Id,
  { unidentifiedThreads }: OwnThreads,
): Promise<ThreadsBefore | undefined> {
  const listed = await listInTime(api, id);
  return listed && { ids: listed.map((thread) => String(thread.id)), unidentifiedThreads };
}
