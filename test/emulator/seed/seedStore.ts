import { byId } from "../store.js";
import type { Store } from "../store.js";
import { buildConversation } from "./buildConversation.js";
import { EDGE_CASES } from "./edgeCases.js";
import { INBOX } from "./inbox.js";
import { LOCKED } from "./locked.js";
import { MERGED } from "./merged.js";
import { ORDINARY } from "./ordinary.js";
import { CUSTOMERS, MAILBOX, OWNER_ID, USERS } from "./people.js";
import { SAVED_REPLIES } from "./savedReplies.js";

/** A support inbox whose dates count back from `now`, so that it always looks lived in. */
export function seedStore(now: number): Store {
  let lastId = 9_000;
  const store: Store = {
    users: byId(USERS),
    mailboxes: byId([MAILBOX]),
    savedReplies: byId(SAVED_REPLIES),
    customers: byId(CUSTOMERS),
    conversations: new Map(),
    ownerId: OWNER_ID,
    nextId: () => {
      lastId += 1;
      return lastId;
    },
  };
  for (const seed of [...ORDINARY, ...MERGED, ...LOCKED, ...EDGE_CASES, ...INBOX]) {
    store.conversations.set(seed.id, buildConversation(store, seed, now));
  }
  return store;
}
