/**
 * Calls `act` after so many milliseconds in a tab that is shown: what comes into a live region of one
 * that is hidden is not spoken, and not once the agent is back either. Returns what ends the wait.
 */
export function whenShown(act: () => void, milliseconds: number): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const check = () => {
    // A hidden tab has no frames until it is shown.
    if (globalThis.document?.hidden) requestAnimationFrame(wait);
    else act();
  };
  const wait = () => {
    timer = setTimeout(check, milliseconds);
  };
  wait();
  return () => clearTimeout(timer);
}
