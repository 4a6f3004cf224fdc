import type { Id } from "../../domain/conversation.js";

/** Kind, scope, conversation, and an id where a conversation has several of the kind. */
export type DraftKey = readonly string[];

/**
 * Where drafts are kept: IndexedDB, or a host's own place. Values are structured-cloneable: objects,
 * and files as `File`. Calls are to take effect in the order in which they were made, also those of
 * a page that goes away, which waits for nothing.
 */
export interface DraftStorage {
  get: (key: DraftKey) => Promise<unknown>;
  set: (key: DraftKey, value: unknown) => Promise<void>;
  /** Everything whose key begins with these parts. */
  delete: (prefix: DraftKey) => Promise<void>;
  /** Everything whose key begins with these parts, in order of keys. */
  entries: (prefix: DraftKey) => Promise<readonly (readonly [DraftKey, unknown])[]>;
}

/** A storage with the page's memory below it. */
export interface PageStorage extends DraftStorage {
  /** Keeps it in that memory alone, for what is not to outlive the page. */
  hold: DraftStorage["set"];
}

/** Whose drafts they are: two agents at one computer must not see each other's. */
export type DraftScope = string;

/** Where and how drafts are kept. */
export interface DraftPlace {
  scope: DraftScope;
  storage: PageStorage;
  keepsFiles: boolean;
  /** Not a host's: it has last words beside it. */
  isOurs: boolean;
}

/** `offered`: a draft, or what could not be read, for a month and a version that can: `{ at, record }`. */
export const draftKinds = ["draft", "file", "offered", "versions"] as const;

export function keyOf(
  kind: (typeof draftKinds)[number],
  scope: DraftScope,
  conversationId?: Id,
  id?: string,
): DraftKey {
  const parts = [conversationId === undefined ? undefined : String(conversationId), id];
  return [kind, scope, ...parts.filter((part) => part !== undefined)];
}
