/** A key, by the page's clock, in milliseconds. */
export interface Keystroke {
  /** When the browser had it. */
  pressed: number;
  painted: number;
}

/**
 * From each keydown's `timeStamp` to a task posted in the next animation frame: it runs once that
 * frame is on its way to the screen.
 */
export function watchKeystrokes() {
  let keystrokes: Keystroke[] = [];
  const underWay = new Set<number>();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: pressed }: MessageEvent<number>) => {
    keystrokes.push({ pressed, painted: performance.now() });
    underWay.delete(pressed);
  };
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      underWay.add(timeStamp);
      requestAnimationFrame(() => port2.postMessage(timeStamp));
    },
    true,
  );
  return {
    /** Those since the last call, once all are painted. */
    async take(): Promise<Keystroke[]> {
      // oxlint-disable-next-line no-await-in-loop -- frame by frame
      while (underWay.size > 0) await new Promise(requestAnimationFrame);
      const taken = keystrokes;
      keystrokes = [];
      return taken;
    },
  };
}

declare global {
  interface Window {
    keystrokes: ReturnType<typeof watchKeystrokes>;
  }
}
