import type { ConversationApi, Snippet, SnippetContent } from "../../../src/index.js";

/** A saved reply with its text, as a backend of the test's own keeps it. */
export interface Kept extends Snippet, SnippetContent {}

export function kept(name: string, value: string, more: Partial<Kept> = {}): Kept {
  return { id: name, name, preview: value.slice(0, 40), body: { format: "html", value }, ...more };
}

/** A backend that has these saved replies, and little else. */
export function apiWith(
  all: readonly Kept[],
  more: Partial<ConversationApi> = {},
): ConversationApi & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    createReply: () => Promise.resolve({ threadId: 1 }),
    getConversation: () => Promise.resolve(undefined),
    listThreads: () => Promise.resolve([]),
    searchSnippets: (query) => {
      asked.push(query);
      return Promise.resolve(
        all
          .filter(({ name }) => name.includes(query))
          .map(({ id, name, folder, tags, preview }) => ({ id, name, folder, tags, preview })),
      );
    },
    getSnippet: (id) => {
      const found = all.find((one) => one.id === id);
      return found ? Promise.resolve(found) : Promise.reject(new Error("There is none"));
    },
    ...more,
  };
}
