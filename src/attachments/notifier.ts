/** Calls listeners at once, or soon and then once for all that happened, at most once a frame. */
export function createNotifier(listeners: ReadonlySet<() => void>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let due = Infinity;
  const notify = () => {
    clearTimeout(timer);
    if (frame !== 0) cancelAnimationFrame(frame);
    frame = 0;
    due = Infinity;
    for (const listener of listeners) listener();
  };
  /** With the next frame; there is none in hidden tabs and outside of browsers. */
  const notifyInFrame = () => {
    if (typeof document === "undefined" || document.visibilityState === "hidden") return notify();
    frame = requestAnimationFrame(notify);
    timer = setTimeout(notify, longestFrame);
  };
  const notifyWithin = (milliseconds: number) => {
    const at = performance.now() + milliseconds;
    if (at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(notifyInFrame, milliseconds);
  };
  return { notify, notifyWithin };
}

/** Milliseconds: a tab that was hidden meanwhile gets no frame any more. */
const longestFrame = 250;
