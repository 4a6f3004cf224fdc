/// <reference types="vite/client" />
// Random days of an agent at a composer: whatever they do and whatever the server does, no reply is
// lost, none goes out twice, and the agent is told the truth. The API is in the page (`server.ts`)
// and the clock is the test's, so that a day takes milliseconds: over HTTP, with the emulator, each
// outcome has its own test in test/outcomes/.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { editors, type EditorName } from "../browser/editors.js";
import { replaceBrowser } from "./browser.js";
import { commands } from "./commands.js";
import { createBooks } from "./desk.js";
import { connect, replaceNetwork } from "./network.js";
import { keepings, openPage } from "./page.js";
import { answers, createServer, type Happening } from "./server.js";

/** `npm run soak` gives them; by itself the test is the same every time. With each editor so many. */
const { VITE_RUNS: runs = "20", VITE_SEED: seed = "1" } = import.meta.env;
const { VITE_PATH: path, VITE_REPLAY: replayPath, VITE_EDITOR: wanted } = import.meta.env;

vi.mock("../../src/drafts/storage/indexedDbStorage.js", async () => {
  const { ownStorage } = await import("./profile.js");
  return { createIndexedDbStorage: () => ownStorage };
});
vi.mock("../../src/async/chunk.js", async (importOriginal) => {
  const { createChunk } = await import("./profile.js");
  return { ...(await importOriginal<object>()), createChunk };
});

const quick = { chunk: 0, open: 0, read: 0, lock: 0 };
const slow = { chunk: 80, open: 60, read: 10, lock: 40 };

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
  replaceBrowser();
});

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Other days with each. */
const seedOf = (editor: EditorName) => Number(seed) + (wanted ? 0 : editors.indexOf(editor));
const written = editors.filter((editor) => wanted === undefined || editor === wanted);

test.each(written)(
  "in the %s, whatever happens, no reply is lost and none is sent twice",
  { timeout: 0 },
  async (editor) => {
    let isRich = false;
    const days = commands({ maxCommands: 30, size: "max", ...(replayPath ? { replayPath } : {}) });
    // A server in trouble: what it answers first, before all is well again.
    const first = fc.array(fc.constantFrom(...answers), { maxLength: 6, size: "max" });
    const desks = fc.record({
      undoSeconds: fc.constantFrom(0, 0, 10),
      keeping: fc.constantFrom(...keepings),
      pace: fc.constantFrom(quick, quick, slow),
    });
    const servers = fc.record({ first, typesets: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(desks, servers, days, async (desk, about, day) => {
        const log: Happening[] = [];
        const server = createServer(log, about.first, about.typesets);
        connect(server);
        const page = openPage(server, log, { ...desk, editor });
        const books = createBooks(page, server, log, desk.undoSeconds);
        try {
          page.mount();
          await page.settle();
          isRich ||= page.agent.isRich();
          await fc.asyncModelRun(() => ({ model: books, real: { page, server } }), day);
          server.letGo();
          server.breakLists(false);
          page.setOnline(true);
          await page.pass(80);
          // One that went again by itself may have been held meanwhile.
          server.letGo();
          await page.pass(1);
          if (!page.isMounted()) page.mount();
          await page.settle();
          books.check();
          if (page.agent.isSending()) throw new Error("it never ends");
          if (!page.isSignedIn()) return;
          page.switchTo(page.who() === "one" ? "two" : "one");
          await page.settle();
          books.check();
        } finally {
          page.close();
          vi.clearAllTimers();
          // Spies remember all that they were called with, and with it every page there was.
          vi.clearAllMocks();
        }
      }),
      { numRuns: Number(runs), seed: seedOf(editor), ...(path ? { path } : {}) },
    );
    expect(isRich).toBe(editor === "rich editor");
  },
);
