let queue: (() => void)[] = [];
/** One task at a time: waiting for a key, for a pause and for a turn all end in it. */
let isAsked = false;
let rest: ReturnType<typeof setTimeout> | undefined;
/** Whether a key waits for the frame that shows it. */
let isAnswering = false;
/** As `performance.now()`. */
let lastKey = -Infinity;
let encodings = 0;

/** Resolves in the next task. Not by a timer or an animation frame: those stop in hidden tabs. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      // An open port would keep a process alive.
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/**
 * Resolves when it is the caller's turn to hold the main thread for a slice. One turn a task and in
 * order of asking, so that input and painting come between, several files share the time fairly,
 * and small ones are done first.
 */
export function yieldToMain(): Promise<void> {
  return new Promise((resolve) => {
    if (queue.push(resolve) === 1) goOn();
  });
}

function giveTurn(): void {
  isAsked = false;
  if (isAnswering) return;
  const [next, ...others] = queue;
  queue = others;
  next?.();
  if (queue.length === 0) return;
  if (!isTyping()) return goOn();
  clearTimeout(rest);
  rest = setTimeout(goOn, typingYieldMs);
}

function goOn(): void {
  if (isAsked || queue.length === 0) return;
  isAsked = true;
  void nextTask().then(giveTurn);
}

/** Milliseconds, a frame and a half: in a tab that was just hidden no frame comes. */
const frameTimeoutMs = 25;
/** Milliseconds between two keys of somebody who types. */
const typingPauseMs = 300;
/** Milliseconds between two turns then. A timer will do: nobody types into a hidden tab. */
const typingYieldMs = 8;

/** Keys come first: after one, no turn is given before the page has shown it. */
function answerKey(): void {
  lastKey = performance.now();
  if (isAnswering) return;
  isAnswering = true;
  const answered = () => {
    clearTimeout(timer);
    if (!isAnswering) return;
    isAnswering = false;
    goOn();
  };
  const timer = setTimeout(answered, frameTimeoutMs);
  requestAnimationFrame(answered);
}

/** Keys come first from now on, until what it returns is called. */
export function putKeysFirst(): () => void {
  encodings += 1;
  if (encodings === 1) globalThis.addEventListener?.("keydown", answerKey, keyOptions);
  return () => {
    encodings -= 1;
    if (encodings === 0) globalThis.removeEventListener?.("keydown", answerKey, keyOptions);
  };
}

const keyOptions = { capture: true, passive: true };

/** Whether somebody types just now. */
export function isTyping(): boolean {
  return performance.now() - lastKey < typingPauseMs;
}
