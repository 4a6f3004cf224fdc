/** Milliseconds; a browser's timer fires at once for a longer delay. */
const longestTimerMs = 2 ** 31 - 1;

/** Resolves after so many milliseconds; rejects with the signal's reason once that is aborted. */
export function delay(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const end = () => {
      signal?.removeEventListener("abort", abort);
      resolve();
    };
    const timer = setTimeout(end, Math.min(milliseconds, longestTimerMs));
    signal?.addEventListener("abort", abort, { once: true });
  });
}
