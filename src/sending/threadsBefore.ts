import type { ConversationApi, Thread } from "../api/port.js";
import type { Id } from "../domain/conversation.js";
import type { OwnThreads, ThreadsBefore } from "./attempt.js";

/** The threads that came since, newest first; `undefined` where that cannot be told. */
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

/** What is in another conversation before something is sent there; nobody waits long for it. */
export async function knownThreadsOf(
  api: ConversationApi,
  id: Id,
  { untold }: OwnThreads,
): Promise<ThreadsBefore | undefined> {
  const listed = await Promise.race([
    api.listThreads(id).catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(resolve, 3000)),
  ]);
  return listed && { ids: listed.map((thread) => String(thread.id)), untold };
}
