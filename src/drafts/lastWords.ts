import type { Id } from "../domain/conversation.js";
import { isSame } from "../domain/isSame.js";
import { readDraft, type Draft } from "./record/draft.js";
import { lastWordPrefix, recentPrefix, type LastWord } from "./lastWord.js";
import type { DraftPlace, DraftScope } from "./storage/storage.js";

/** Milliseconds: an unsent reply of a month ago is nobody's any more. */
export const lifetimeMs = 30 * 24 * 60 * 60 * 1000;

/** Where drafts are kept, and this page's own last word. */
export interface PagesPlace extends DraftPlace {
  lastWord: LastWord;
}

/** A last word that some page has left. */
export interface FoundWord {
  name: string;
  conversationId: string;
  /** A later state of the stored draft; otherwise it may be another reply. */
  isOwn: boolean;
  draft: Draft;
}

/** Those of a scope, or of one conversation, newest first; what is too old or broken is deleted. */
export function findLastWords(scope: DraftScope, conversationId?: Id): readonly FoundWord[] {
  const found: FoundWord[] = [];
  for (const name of namesOf(scope, conversationId)) {
    const word = read(name);
    if (word && word.draft.savedAt > Date.now() - lifetimeMs) found.push(word);
    else localStorage.removeItem(name);
  }
  return found.toSorted((a, b) => b.draft.savedAt - a.draft.savedAt);
}

export function removeLastWords(scope: DraftScope): void {
  for (const name of namesOf(scope)) localStorage.removeItem(name);
  try {
    localStorage.removeItem(recentPrefix + scope);
  } catch {
    // As in `namesOf`.
  }
}

function namesOf(scope: DraftScope, conversationId?: Id): readonly string[] {
  const prefix = lastWordPrefix(scope, conversationId);
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    // A sandboxed frame has none.
    return [];
  }
}

function read(name: string): FoundWord | undefined {
  try {
    const about: unknown = JSON.parse(name.slice(name.indexOf("[")));
    const record: unknown = JSON.parse(localStorage.getItem(name) ?? "");
    const { isOwn, draft: kept }: Record<string, unknown> = { ...Object(record) };
    const draft = readDraft(kept);
    if (!draft || !Array.isArray(about)) return undefined;
    return { name, conversationId: String(about[1]), isOwn: isOwn === true, draft };
  } catch {
    return undefined;
  }
}

/**
 * The last words of one conversation, for the page that edits its draft now. `offer`: for those that
 * are replies of their own; false where that is stored nowhere.
 */
export function createLastWords(
  { scope, isOurs, lastWord: mine }: PagesPlace,
  conversationId: Id,
  offer: (draft: Draft) => Promise<boolean>,
) {
  /** What they say is in the form by now, and in no record yet. */
  const taken = new Set<string>();
  // This page's own is in its form.
  const find = () =>
    (isOurs ? findLastWords(scope, conversationId) : []).filter(({ name }) => name !== mine.name());
  return {
    areThere: () => find().length > 0,
    /** What was written last: what is stored, or a page's last word. */
    take(stored: Draft | undefined): Draft | undefined {
      const isNew = ({ draft, isOwn }: FoundWord) =>
        isOwn ? draft.savedAt > (stored?.savedAt ?? 0) : !isSame(draft.values, stored?.values);
      const words = find();
      // Where nothing is stored, the last one is what the agent was writing.
      const latest = words.find((word) => isNew(word) && (word.isOwn || !stored));
      for (const word of words) {
        const { name, draft } = word;
        if (word.isOwn || word === latest || !isNew(word)) taken.add(name);
        else void offer(draft).then((isStored) => isStored && localStorage.removeItem(name));
      }
      return latest?.draft ?? stored;
    },
    /** What was taken in, and this page's own up to then, is stored now, or gone for good. */
    settle(savedAt?: number) {
      mine.clear(savedAt);
      for (const name of taken) localStorage.removeItem(name);
      taken.clear();
    },
  };
}
