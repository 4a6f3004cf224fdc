import type { Id } from "../../../src/index.js";

/** What the server took while the agent was elsewhere. */
export interface Notice {
  key: number;
  conversationId: Id;
  kind: "sent" | "saved" | "filed" | "sent-elsewhere";
}

export interface Notices {
  add: (notice: Omit<Notice, "key">) => void;
  getSnapshot: () => readonly Notice[];
  subscribe: (listener: () => void) => () => void;
}

/** Milliseconds for which each is shown. */
const shownMs = 4_000;

export function createNotices(): Notices {
  const listeners = new Set<() => void>();
  let notices: readonly Notice[] = [];
  let count = 0;
  const set = (next: readonly Notice[]) => {
    notices = next;
    for (const listener of listeners) listener();
  };
  return {
    add(notice) {
      count += 1;
      const added = { ...notice, key: count };
      set([...notices, added]);
      setTimeout(() => set(notices.filter((one) => one !== added)), shownMs);
    },
    getSnapshot: () => notices,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
