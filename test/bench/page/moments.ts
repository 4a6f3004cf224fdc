import { url } from "./reply.js";

/** When the page was dropped on and when Send was pressed, and what came of it. */
export function watchMoments() {
  let dropped = 0;
  let expected = 0;
  let pressed = 0;
  let ready = createMoment();
  const sent = createMoment();

  // Before any listener of the page: what these do is part of what is measured.
  addEventListener(
    "drop",
    (event) => {
      dropped = event.timeStamp;
    },
    true,
  );
  addEventListener(
    "click",
    (event) => {
      pressed = event.timeStamp;
    },
    true,
  );

  window.reply = {
    async ready() {
      return { from: dropped, to: await ready.time };
    },
    async sent() {
      const told = await sent.time;
      const request = performance.getEntriesByType("resource").find((entry) => isReply(entry));
      // A fetch whose answer is not read has no entry: its 201 is there when its promise resolves.
      return { from: pressed, begun: request?.startTime, to: request?.responseEnd ?? told, told };
    },
    expectDrop(count) {
      expected = count;
      ready = createMoment();
    },
  };
  return {
    filesExpected: () => expected,
    isReady: () => ready.isNow(),
    isSent: () => sent.isNow(),
  };
}

export type Moments = ReturnType<typeof watchMoments>;

function createMoment() {
  let isNow = () => {};
  const time = new Promise<number>((resolve) => {
    isNow = () => resolve(performance.now());
  });
  return { time, isNow };
}

function isReply(entry: PerformanceEntry): entry is PerformanceResourceTiming {
  return entry instanceof PerformanceResourceTiming && entry.name.endsWith(url);
}

/** By the page's clock, in milliseconds. */
interface Span {
  from: number;
  to: number;
}

declare global {
  interface Window {
    reply: {
      /** From the drop until every file could be sent. */
      ready: () => Promise<Span>;
      /**
       * From the click on Send until 201 was there. `begun`: the request, where it can be known;
       * `told`: the page's code, of the 201.
       */
      sent: () => Promise<Span & { begun: number | undefined; told: number }>;
      /**
       * Before each drop: how many files it will have. Not counted from the event, since the
       * browser makes all files anew each time it is asked for them.
       */
      expectDrop: (files: number) => void;
    };
  }
}
