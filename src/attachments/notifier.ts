/**
 * `notify` calls `emit` at once. `notifyWithin` calls it once for all changes of that time, in a frame
 * for which nothing was emitted yet.
 */
export function createNotifier(emit: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let due = Infinity;
  /** Whether something was emitted for the next frame already. */
  let isTaken = false;
  const emitNow = () => {
    clearTimeout(timer);
    if (frame !== 0) cancelAnimationFrame(frame);
    frame = 0;
    due = Infinity;
    emit();
  };
  const notify = () => {
    emitNow();
    if (isTaken || !hasFrames()) return;
    isTaken = true;
    requestAnimationFrame(() => {
      isTaken = false;
    });
  };
  const notifyInFrame = () => {
    if (!hasFrames()) return emitNow();
    const next = () => (frame = requestAnimationFrame(emitNow));
    if (isTaken) frame = requestAnimationFrame(next);
    else next();
    timer = setTimeout(emitNow, frameTimeoutMs);
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

/** Milliseconds: a tab that is hidden meanwhile gets no more frames. */
const frameTimeoutMs = 250;

/** Hidden tabs and servers have no frames. */
function hasFrames(): boolean {
  return typeof document !== "undefined" && document.visibilityState !== "hidden";
}
