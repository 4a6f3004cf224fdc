/** Resolves `true` after so many milliseconds, `false` as soon as the signal is aborted. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (outlasted: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      resolve(outlasted);
    };
    const stop = () => end(false);
    const timer = setTimeout(() => end(true), milliseconds);
    // In Node a timer is an object, which must not keep the process alive; in a page it is a number.
    if (typeof timer === "object") timer.unref();
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
