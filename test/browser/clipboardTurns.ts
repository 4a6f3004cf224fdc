import type { BrowserCommand } from "vitest/node";

declare module "vitest/browser" {
  interface BrowserCommands {
    /** Resolves once no other page uses the clipboard. */
    takeClipboard: () => Promise<void>;
    giveClipboard: () => Promise<void>;
  }
}

/** In the runner's process: pages that run side by side share the clipboard, and nothing else. */
let last = Promise.resolve();
const ends = new Map<string, () => void>();

export const takeClipboard: BrowserCommand = async ({ sessionId }) => {
  const before = last;
  const { promise, resolve } = withResolvers();
  last = promise;
  await before;
  ends.set(sessionId, resolve);
};

export const giveClipboard: BrowserCommand = ({ sessionId }) => {
  ends.get(sessionId)?.();
  ends.delete(sessionId);
};

function withResolvers() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
