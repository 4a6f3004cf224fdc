import { createStore } from "../../async/createStore.js";
import { whenShown } from "../dom/whenShown.js";

/**
 * Milliseconds from the first word to all of them: a banner's alert, which cuts off what is being
 * spoken, comes with the same act and is there by then.
 */
const joinMs = 300;

export type Announcements = ReturnType<typeof createAnnouncements>;

/** What was last said to screen readers; one polite live region shows it. */
export function createAnnouncements(element: () => Element | null) {
  const { getSnapshot, subscribe, set } = createStore("");
  let pending: (string | undefined)[] = [];
  const flush = () => {
    const all = joined([...new Set(pending)]);
    pending = [];
    // A repeated sentence is read again only if the text differs.
    set(all === getSnapshot() ? `${all}\u00a0` : all);
  };
  /** Returns what takes it back, for what is over before it was said. */
  const say = (text: string) => {
    // What one act has to say is one announcement: a second would cut off the first.
    if (pending.push(text) === 1) whenShown(element, flush, joinMs);
    return () => {
      // Its place stays: the timer runs for what comes next.
      pending[pending.indexOf(text)] = undefined;
    };
  };
  return { say, getSnapshot, subscribe };
}

/** As sentences, so that a pause is read between them; empty ones are left out. */
export function joined(parts: readonly (string | false | undefined)[]): string {
  const texts = parts.filter((one) => typeof one === "string");
  const last = texts.length - 1;
  return texts.map((t, at) => (at < last && !/[.!?…。]$/.test(t) ? `${t}.` : t)).join(" ");
}
