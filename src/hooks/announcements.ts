/** What was last said to screen readers; one polite live region shows it. */
export interface Announcements {
  say: (text: string) => void;
  get: () => string;
  subscribe: (listener: () => void) => () => void;
}

export function createAnnouncements(): Announcements {
  let latest = "";
  const listeners = new Set<() => void>();
  return {
    say(text) {
      // A repeated sentence is read again only if the text differs.
      latest = text === latest ? `${text}\u00a0` : text;
      for (const listener of listeners) listener();
    },
    get: () => latest,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
