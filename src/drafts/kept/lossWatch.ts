import type { Body } from "../../domain/text/body.js";
import type { TextWatch } from "../shownForm.js";

/** Characters that nobody wants to write again. */
const many = 50;

/** Characters that a correction takes at once. */
const few = 3;

/**
 * Tells which text to set aside before it is lost: as it was before a run of changes that take
 * something away, once the run has taken many characters, or all, or one change more than half. One
 * text a run, not one a key; whatever adds something ends it.
 */
export function createLossWatch() {
  let text = "";
  /** The text before the run; `undefined` once it was returned. */
  let start: string | undefined;
  return {
    /** The text is this now, and nothing was lost. */
    reset(now: string) {
      text = now;
      start = undefined;
    },
    /** What to set aside now that the text is this; nothing where it is empty. */
    next(now: string): string {
      const taken = text.length - keptLength(text, now);
      const added = now.length - text.length + taken;
      const before = start ?? text;
      const isLoss =
        (taken > few && taken * 2 > text.length) ||
        before.length - now.length + added > many ||
        (now.trim() === "" && before.trim().length > 1);
      start = added > 0 ? undefined : isLoss ? "" : before;
      text = now;
      return isLoss ? before : "";
    },
  };
}

/** Gives what is to be set aside of a reply that was not sent. HTML is as lost as the text in it. */
export function watchLoss(onLoss: (text: Body) => void): TextWatch {
  const loss = createLossWatch();
  let before: Body["format"] = "plain";
  return {
    changed(form) {
      const { format, value } = form.text();
      // What is deleted last leaves no format.
      const lost = { format: value === "" ? before : format, value: loss.next(value) };
      before = lost.format;
      if (lost.value !== "" && !form.isSent(lost)) onLoss(lost);
    },
    reset(form) {
      const { format, value } = form.text();
      before = format;
      loss.reset(value);
    },
  };
}

/** How many characters two texts share at both ends. */
function keptLength(before: string, now: string): number {
  const shorter = Math.min(before.length, now.length);
  let head = 0;
  while (head < shorter && before[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return head + tail;
}
