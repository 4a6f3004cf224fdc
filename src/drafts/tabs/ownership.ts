import type { Id } from "../../domain/conversation.js";
import type { DraftScope } from "../storage/storage.js";

/** Which tab edits a draft. */
export type Owner = "none" | "here" | "elsewhere";

/** Name of the lock that the tab which edits a draft holds. */
export function lockName(scope: DraftScope, conversationId: Id): string {
  return `reply-composer:${scope}:${conversationId}`;
}

/** The holder of each lock in this page: the browser's list names pages alone. */
const holders = new Map<string, () => void>();

/** Milliseconds in which a page that goes away lets go of its locks. */
const releaseMs = 100;

/**
 * By Web Locks: the browser frees the lock of a tab that closes or crashes, and gives it to the next
 * in line. Where there are none (an intranet's http:) every tab owns its draft.
 */
export function createOwnership(name: string, onChange: (owner: Owner) => void) {
  let owner: Owner = "none";
  let letGo: (() => void) | undefined;
  let decide: ((owner: Owner) => void)[] = [];
  const locks: LockManager | undefined = globalThis.navigator?.locks;

  /** This page, as the browser's list of locks names it. */
  let page: string | undefined;
  const heldLock = async () => (await locks?.query())?.held?.find((lock) => lock.name === name);
  const holder = async () => (await heldLock())?.clientId;

  const set = (next: Owner) => {
    const isNew = next !== owner;
    owner = next;
    if (isNew) onChange(next);
    for (const resolve of decide) resolve(next);
    decide = [];
  };
  const request = (isTheft: boolean) => {
    if (!locks) return set("here");
    letGo?.();
    const asking = new AbortController();
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const isCurrent = () => letGo === mine;
    let isGranted = false;
    let timer = setTimeout(() => void look(), releaseMs);
    // On a busy machine a free lock, too, may be granted late: then no tab holds it.
    const look = async () => {
      const isHeld = (await heldLock()) !== undefined;
      if (!isCurrent() || isGranted) return;
      if (isHeld) set("elsewhere");
      else timer = setTimeout(() => void look(), releaseMs);
    };
    const mine = () => {
      clearTimeout(timer);
      asking.abort();
      release();
      if (holders.get(name) === mine) holders.delete(name);
    };
    letGo = mine;
    const granted = async () => {
      clearTimeout(timer);
      isGranted = true;
      if (!isCurrent()) return;
      holders.set(name, mine);
      set("here");
      page = await holder();
      await held;
    };
    locks
      .request(name, isTheft ? { steal: true } : { signal: asking.signal }, granted)
      .catch((error: unknown) => {
        clearTimeout(timer);
        if (!isCurrent()) return;
        // Refused altogether, say in a sandboxed frame: then no other tab has one either.
        if (!(error instanceof DOMException) || error.name !== "AbortError") return set("here");
        set("elsewhere");
        if (isCurrent()) request(false);
      });
  };

  return {
    owner: () => owner,
    /**
     * Asks for the lock, and waits in line while another tab holds it. Resolves once the holder is
     * known; with "none" where the lock is released before that.
     */
    claim(): Promise<Owner> {
      if (owner !== "none") return Promise.resolve(owner);
      const decided = new Promise<Owner>((resolve) => {
        decide.push(resolve);
      });
      if (!letGo) request(false);
      return decided;
    },
    /** Asks the browser, since a steal is reported only later. */
    async isHeld(): Promise<boolean> {
      const isPages = page === undefined || (await holder()) === page;
      return isPages && owner === "here" && (holders.get(name) ?? letGo) === letGo;
    },
    /** Takes it from the lock holder, also from a tab that hangs. */
    steal: () => request(true),
    release(): void {
      letGo?.();
      letGo = undefined;
      set("none");
    },
  };
}
