/** What a browser has reported of an upload, and what may have left since without a report. */
export interface UploadReports {
  /** Bytes so far. */
  add: (loaded: number) => void;
  /** Whether all of it may be on its way, so that ending the request now would leave it uncertain. */
  mayBeComplete: () => boolean;
}

/**
 * Whether the browser tells that an upload has ended only once the server answers. Gecko does, so
 * that a connection which breaks before the response says nothing of what the server has: measured
 * in Firefox 153, an upload that takes less than 50 ms is not reported at all. Other browsers have
 * reported it by then.
 */
export function isEndToldLate(): boolean {
  // The others name themselves "like Gecko)".
  return navigator.userAgent.includes(" Gecko/");
}

/** Milliseconds. */
const recentMs = 1000;

/**
 * Chromium counts bytes as its socket takes them, looks every 100 ms, and tells what it sees once that
 * is 0.5 % more, or a second later. Measured against what a server had read (2 to 40 MB, loopback): it
 * tells 4 to 13 MB too much while the server is slow, since the buffers on the way are filled first,
 * and too little by what goes in one such look, 24 MB at 245 MB/s. So what may be missing follows from
 * the pace of the last second: twice its largest step, for a look and a page that was busy, and
 * never less than a tenth, for a connection that had stalled. Before the first report nobody knows.
 */
export function createUploadReports(total: number): UploadReports {
  let reported = 0;
  let steps: { at: number; bytes: number }[] | undefined;
  const recent = () => {
    const since = performance.now() - recentMs;
    return steps?.filter(({ at }) => at >= since) ?? [];
  };
  return {
    add(loaded) {
      steps = [...recent(), { at: performance.now(), bytes: loaded - reported }];
      reported = loaded;
    },
    mayBeComplete() {
      if (!steps) return true;
      const step = Math.max(0, ...recent().map(({ bytes }) => bytes));
      return total - reported <= Math.max(2 * step, total / 10);
    },
  };
}
