/// <reference types="vite/client" />
// Random days of an agent at a composer: whatever they do and whatever the server does, no reply is
// lost, none goes out twice, and the agent is told the truth. The API is in the page (`server.ts`)
// and the clock is the test's, so that a day takes milliseconds: over HTTP, with the emulator, each
// outcome has its own test in test/outcomes/.
import fc from "fast-check";
import { afterAll, beforeAll, test, vi } from "vitest";
import { createBook } from "./book.js";
import { commands } from "./commands.js";
import { connect, replaceNetwork } from "./network.js";
import { openPage } from "./page.js";
import { answers, createServer, type Happening } from "./server.js";

/** `npm run soak` gives them; by itself the test is the same every time. */
const { VITE_RUNS: runs = "300", VITE_SEED: seed = "1" } = import.meta.env;
const { VITE_PATH: path, VITE_REPLAY: replayPath } = import.meta.env;

beforeAll(() => {
  vi.useFakeTimers({
    toFake: [
      "setTimeout",
      "clearTimeout",
      "setInterval",
      "clearInterval",
      "Date",
      "requestAnimationFrame",
      "cancelAnimationFrame",
    ],
  });
  replaceNetwork();
});

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("whatever happens, no reply is lost and none is sent twice", { timeout: 0 }, async () => {
  const days = commands({ maxCommands: 30, size: "max", ...(replayPath ? { replayPath } : {}) });
  // A server in trouble: what it answers first, before all is well again.
  const answered = fc.array(fc.constantFrom(...answers), { maxLength: 6, size: "max" });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(0, 0, 10), answered, days, async (undoSeconds, first, day) => {
      const log: Happening[] = [];
      const server = createServer(log, first);
      connect(server);
      const page = openPage(server, log, undoSeconds);
      const book = createBook(page, server, log, undoSeconds);
      try {
        page.mount();
        await page.settle();
        await fc.asyncModelRun(() => ({ model: book, real: { page, server } }), day);
        server.letGo();
        server.breakLists(false);
        page.setOnline(true);
        await page.pass(80);
        if (!page.isMounted()) page.mount();
        await page.settle();
        book.check();
        if (page.agent.isSending()) throw new Error("it never ends");
      } finally {
        page.close();
        vi.clearAllTimers();
      }
    }),
    { numRuns: Number(runs), seed: Number(seed), ...(path ? { path } : {}) },
  );
});
