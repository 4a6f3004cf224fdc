/** What was seen between `start` and `stop`. */
export interface Heard {
  /** The longest the main thread was not to be had, in milliseconds. */
  block: number;
  /** By the browser's own count, of single tasks over 50 ms; else 0. */
  longTask: number;
  /** The most bytes of the JS heap above those at the first start; array buffers included. */
  peakHeap: number;
}

/**
 * How long the main thread is blocked: the longest time between two beats that the page handles, of
 * which a worker posts one a millisecond. Not by the page's own timers: they are clamped to 4 ms,
 * and a page that pings itself without one is always busy. Nor by how late a beat is handled: that
 * was up to 5 ms short, where the worker was held back just when the block began. So a busy machine
 * makes blocks longer, on an idle page up to 5 ms long, and never shorter.
 */
export function createHeartbeat() {
  let worker: Worker | undefined;
  let heard: Heard = { block: 0, longTask: 0, peakHeap: 0 };
  let beats = 0;
  let lastBeat = 0;
  let heapAtFirst: number | undefined;
  let onBeat: ((postedAt: number) => void) | undefined;

  const longTasks = new PerformanceObserver((list) => count(list.getEntries()));
  const count = (entries: PerformanceEntryList) => {
    for (const { duration } of entries) heard.longTask = Math.max(heard.longTask, duration);
  };

  const hear = ({ data: postedAt }: MessageEvent<number>) => {
    const gap = now() - lastBeat;
    lastBeat += gap;
    heard.block = Math.max(heard.block, gap);
    beats += 1;
    // Seldom, since asking takes up to 1 ms; but right behind a block, before a collection.
    if (gap > 50 || beats % 25 === 0) {
      heard.peakHeap = Math.max(heard.peakHeap, usedHeap() - (heapAtFirst ?? 0));
    }
    onBeat?.(postedAt);
  };
  /** Resolves with the first beat that was posted from now on. */
  const nextBeat = () =>
    new Promise<void>((resolve) => {
      const from = now();
      onBeat = (postedAt) => {
        if (postedAt >= from) resolve();
      };
    });

  return {
    async start(): Promise<void> {
      worker = new Worker(new URL("heartbeatWorker.ts", import.meta.url), { type: "module" });
      worker.onmessage = hear;
      await nextBeat();
      // A worker that has just begun does not keep its pace at once.
      await wait(50);
      await nextBeat();
      heapAtFirst ??= usedHeap();
      heard = { block: 0, longTask: 0, peakHeap: 0 };
      longTasks.observe({ type: "longtask" });
    },
    async stop(): Promise<Heard> {
      // What blocks now counts as well.
      await nextBeat();
      worker?.terminate();
      const { block, peakHeap } = heard;
      // The browser reports a task some time after its end.
      await wait(100);
      count(longTasks.takeRecords());
      longTasks.disconnect();
      return { block, peakHeap, longTask: heard.longTask };
    },
  };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** The same clock in the page and in the worker. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Exact with `--enable-precise-memory-info`. */
function usedHeap(): number {
  return "memory" in performance
    ? (performance.memory as { usedJSHeapSize: number }).usedJSHeapSize
    : 0;
}

declare global {
  interface Window {
    heartbeat: ReturnType<typeof createHeartbeat>;
  }
}
