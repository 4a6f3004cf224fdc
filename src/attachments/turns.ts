let queue: (() => void)[] = [];
let channel: MessageChannel | undefined;
/** Until then (as `performance.now()`) the page answers a key, and no turn is given. */
let busyUntil = 0;

/**
 * Resolves when it is the caller's turn to hold the main thread for a slice. One turn a task and in
 * order of asking, so that input and painting come between, several files share the time fairly,
 * and small ones are done first. Not by a timer or an animation frame: those stop in hidden tabs.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    queue.push(resolve);
    if (channel) return;
    channel = new MessageChannel();
    channel.port1.onmessage = giveTurn;
    channel.port2.postMessage(undefined);
    globalThis.addEventListener?.("keydown", letPaint, { capture: true, passive: true });
  });
}

function giveTurn(): void {
  if (performance.now() < busyUntil) {
    channel?.port2.postMessage(undefined);
    return;
  }
  const [next, ...rest] = queue;
  queue = rest;
  next?.();
  if (queue.length > 0) {
    channel?.port2.postMessage(undefined);
    return;
  }
  // An open port would keep a process alive.
  channel?.port1.close();
  channel = undefined;
  globalThis.removeEventListener?.("keydown", letPaint, { capture: true });
}

/** Milliseconds, a frame and a half: in a tab that was just hidden no frame comes. */
const longestWait = 25;

/** Whoever types comes first: after a key, no turn is given before the page has shown it. */
function letPaint(): void {
  busyUntil = performance.now() + longestWait;
  requestAnimationFrame(() => {
    busyUntil = 0;
  });
}
