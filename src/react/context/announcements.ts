import { createStore } from "../../async/createStore.js";

/**
 * Milliseconds from the first word to all of them: a banner's alert, which cuts off what is being
 * spoken, comes with the same act and is there by then.
 */
const joinMs = 300;

/** What was last said to screen readers; one polite live region shows it. */
export interface Announcements {
  say: (text: string) => void;
  get: () => string;
  subscribe: (listener: () => void) => () => void;
}

export function createAnnouncements(): Announcements {
  const { getSnapshot: get, subscribe, set } = createStore("");
  let pending: string[] = [];
  return {
    say(text) {
      pending.push(text);
      if (pending.length > 1) return;
      // What one act has to say is one announcement: a second would cut off the first.
      setTimeout(() => {
        const all = joined([...new Set(pending)]);
        pending = [];
        // A repeated sentence is read again only if the text differs.
        set(all === get() ? `${all}\u00a0` : all);
      }, joinMs);
    },
    get,
    subscribe,
  };
}

/** As sentences, so that a pause is read between them; empty ones are left out. */
export function joined(parts: readonly (string | false | undefined)[]): string {
  const texts = parts.filter((one) => typeof one === "string");
  const last = texts.length - 1;
  return texts.map((t, at) => (at < last && !/[.!?…。]$/.test(t) ? `${t}.` : t)).join(" ");
}
