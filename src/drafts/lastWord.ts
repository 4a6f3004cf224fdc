import type { Id } from "../domain/conversation.js";
import { newUuid } from "../domain/uuid.js";
import type { Draft } from "./record/draft.js";
import type { KeptOptions } from "./storage/places.js";
import type { DraftScope } from "./storage/storage.js";

/**
 * What a page that goes away still held of a reply: the one place that is written before the page is
 * gone, whatever its database waits for. Text and recipients, and the names of files.
 */
export interface LastWord {
  /**
   * False where the browser takes none. `isOwn`: the page had read what is stored, and edits it;
   * otherwise it may be another reply than that one.
   */
  write: (draft: Draft, isOwn: boolean) => boolean;
  /** Up to a draft saved then, as `Date.now()`: what is later is in no record yet. Default: all. */
  clear: (savedAt?: number) => void;
  /** Where it stands. */
  name: () => string | undefined;
  /** Written, and taken in by another page meanwhile. */
  isTaken: () => boolean;
}

/** How a draft is kept, and the last word of the page that holds it. */
export interface PagesOptions extends KeptOptions {
  lastWord: LastWord;
}

/** The beginning of the names of a scope's last words, or of one conversation's. */
export function lastWordPrefix(scope: DraftScope, conversationId?: Id): string {
  const about = conversationId === undefined ? [scope] : [scope, String(conversationId)];
  return `reply-composer:last-word:${JSON.stringify(about).slice(0, -1)},`;
}

/** Of this page alone: several may go away at once. */
export function createLastWord(scope: DraftScope, conversationId: Id): LastWord {
  let name: string | undefined;
  let at = 0;
  return {
    write(draft, isOwn) {
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
    clear(savedAt = Infinity) {
      if (name === undefined || at > savedAt) return;
      localStorage.removeItem(name);
      name = undefined;
    },
    name: () => name,
    isTaken: () => name !== undefined && localStorage.getItem(name) === null,
  };
}

/** Where drafts are kept in a place of the host's: that has no last words, so the page asks. */
export const noLastWord: LastWord = {
  write: () => false,
  clear: () => {},
  name: () => undefined,
  isTaken: () => false,
};

/** `leave`: the page may be going away; `comeBack`: it was kept by the browser, and is shown again. */
export function watchLeaving(leave: () => void, comeBack: () => void): () => void {
  const leaveWhenHidden = () => {
    if (document.visibilityState === "hidden") leave();
  };
  const show = ({ persisted }: PageTransitionEvent) => {
    if (persisted) comeBack();
  };
  document.addEventListener("visibilitychange", leaveWhenHidden);
  window.addEventListener("pagehide", leave);
  // Measured: WebKit keeps nothing that is written later than this.
  window.addEventListener("beforeunload", leave);
  window.addEventListener("pageshow", show);
  return () => {
    document.removeEventListener("visibilitychange", leaveWhenHidden);
    window.removeEventListener("pagehide", leave);
    window.removeEventListener("beforeunload", leave);
    window.removeEventListener("pageshow", show);
  };
}
