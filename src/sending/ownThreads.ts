import type { Id } from "../domain/conversation.js";

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
