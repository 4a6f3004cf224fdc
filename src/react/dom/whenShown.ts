/**
 * Calls `act` after so many milliseconds in a tab that is shown: what comes into a live region of one
 * that is hidden is not spoken, and not once the agent is back either. The tab is that of `element`,
 * which may be in a window of its own. Returns what ends the wait.
 */
export function whenShown(
  element: () => Element | null,
  act: () => void,
  milliseconds: number,
): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    timer = setTimeout(() => {
      const around = element()?.ownerDocument.defaultView;
      // A hidden tab has no frames until it is shown. Not by `hidden`: jsdom sets it, and has no frames at all.
      if (around?.document.visibilityState === "hidden") around.requestAnimationFrame(wait);
      else act();
    }, milliseconds);
  };
  wait();
  return () => clearTimeout(timer);
}
