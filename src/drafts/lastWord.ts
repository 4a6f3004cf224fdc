import { endAll, listen } from "../async/listen.js";
import type { Id } from "../domain/conversation.js";
import { newUuid } from "../domain/uuid.js";
import type { Draft } from "./record/draft.js";
import type { KeptOptions } from "./storage/places.js";
import type { DraftScope } from "./storage/storage.js";

export type LastWord = ReturnType<typeof createLastWord>;

/** How a draft is kept, and the last word of the page that holds it. */
export interface PagesOptions extends KeptOptions {
  lastWord: LastWord;
}

/** Before the scope whose last used saved replies are kept under this name. */
export const recentPrefix = "reply-composer:recent:";

/** The beginning of the names of a scope's last words, or of one conversation's. */
export function lastWordPrefix(scope: DraftScope, conversationId?: Id): string {
  const about = conversationId === undefined ? [scope] : [scope, String(conversationId)];
  return `reply-composer:last-word:${JSON.stringify(about).slice(0, -1)},`;
}

/**
 * What a page that goes away still held of a reply: the one place that is written before the page is
 * gone, whatever its database waits for. Text and recipients, and the names of files. Each page has one
 * of its own, since several may go away at once. `isOurs`: drafts are kept in our database; a storage of
 * the host's has no last words, so the page asks.
 */
export function createLastWord(scope: DraftScope, conversationId: Id, isOurs = true) {
  let name: string | undefined;
  let at = 0;
  return {
    /**
     * False where the browser takes none. `isOwn`: the page had read what is stored, and edits it;
     * otherwise it may be another reply than that one.
     */
    write(draft: Draft, isOwn: boolean): boolean {
      if (!isOurs) return false;
      const mine = name ?? `${lastWordPrefix(scope, conversationId)}"${newUuid()}"]`;
      try {
        localStorage.setItem(mine, JSON.stringify({ isOwn, draft }));
        name = mine;
        at = draft.savedAt;
        return true;
      } catch {
        // Full, or none of this page's: a sandboxed frame has none.
        return false;
      }
    },
    /** Up to a draft saved then, as `Date.now()`: what is later is in no record yet. Default: all. */
    clear(savedAt = Infinity): void {
      if (name === undefined || at > savedAt) return;
      localStorage.removeItem(name);
      name = undefined;
    },
    /** Where it stands. */
    name: () => name,
    /** Whether it was written, and another page has taken it in meanwhile. */
    isTaken: () => name !== undefined && localStorage.getItem(name) === null,
  };
}

/** `leave`: the page may be going away; `comeBack`: it was kept by the browser, and is shown again. */
export function watchLeaving(leave: () => void, comeBack: () => void): () => void {
  const leaveWhenHidden = () => {
    if (document.visibilityState === "hidden") leave();
  };
  const show = ({ persisted }: PageTransitionEvent) => {
    if (persisted) comeBack();
  };
  return endAll(
    listen(document, ["visibilitychange"], leaveWhenHidden),
    // Measured: WebKit keeps nothing that is written later than `beforeunload`.
    listen(window, ["pagehide", "beforeunload"], leave),
    listen(window, ["pageshow"], show),
  );
}
