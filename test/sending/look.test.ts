import { describe, expect, test, vi } from "vitest";
import type { Thread } from "../../src/index.js";
import { look, newSince } from "../../src/sending/look.js";
import { attemptWith } from "./attempt.js";

const thread = (given: Partial<Thread> = {}): Thread => ({
  id: 3,
  type: "message",
  state: "published",
  body: "Hello<br><br>Ann",
  createdAt: "2026-11-24T10:00:00Z",
  to: ["ann@example.com"],
  cc: [],
  bcc: [],
  attachmentNames: [],
  ...given,
});

const apiWith = (threads: readonly Thread[]) => ({
  createReply: async () => ({}),
  getConversation: async () => undefined,
  listThreads: async () => threads,
});

describe("a reply that may have been sent", () => {
  test("is found by what it says, whom it goes to, and its files", async () => {
    const attempt = attemptWith({
      reply: {
        text: { format: "plain", value: "Hello  Ann " },
        customer: { id: 7 },
        cc: ["Bob@example.com", "eve@example.com"],
      },
      attachmentNames: ["b.pdf", "a.pdf"],
    });
    const api = apiWith([
      thread({ id: 9, body: "something else" }),
      thread({
        id: 3,
        body: "<p>Hello Ann</p>",
        cc: ["eve@example.com", "bob@example.com"],
        attachmentNames: ["a.pdf", "b.pdf"],
      }),
    ]);
    expect(await look(api, attempt)).toEqual({ status: "sent", threadId: 3 });
  });

  test.each<[string, Partial<Thread>]>([
    ["was there before the press", { id: 2 }],
    ["says something else", { body: "Hello Bob" }],
    ["has another copy", { cc: ["eve@example.com"] }],
    ["has a hidden copy", { bcc: ["eve@example.com"] }],
    ["has another file", { attachmentNames: ["a.pdf"] }],
    ["went to somebody else", { to: ["eve@example.com"] }],
    ["is a draft", { state: "draft" }],
  ])("is not a thread that %s", async (_what, given) => {
    const text = { format: "plain", value: "Hello\n\nAnn" } as const;
    const attempt = attemptWith({ reply: { text, customer: { email: "ann@example.com" } } });
    expect(await look(apiWith([thread()]), attempt)).toMatchObject({ status: "sent" });
    expect(await look(apiWith([thread(given)]), attempt)).toEqual({ status: "not-found" });
  });

  test("is not looked for where nobody knows what was there before", async () => {
    const { before: _before, ...attempt } = attemptWith();
    expect(await look(apiWith([thread()]), attempt)).toEqual({ status: "unavailable" });
  });

  test("cannot be told from a list that does not come, or never ends", async () => {
    const fails = { ...apiWith([]), listThreads: () => Promise.reject(new Error("down")) };
    expect(await look(fails, attemptWith())).toEqual({ status: "unavailable" });
    vi.useFakeTimers();
    const never = { ...apiWith([]), listThreads: () => new Promise<never>(() => {}) };
    const looked = look(never, attemptWith());
    await vi.runAllTimersAsync();
    expect(await looked).toEqual({ status: "unavailable" });
    vi.useRealTimers();
  });

  test.each(["sent", "not-sent"] as const)("is %s where the backend says so", async (told) => {
    const api = { ...apiWith([]), findAttempt: async () => told };
    expect(await look(api, attemptWith())).toMatchObject({ status: told });
  });

  test("is looked for in the threads where the backend does not know", async () => {
    const api = { ...apiWith([thread()]), findAttempt: async () => "unknown" as const };
    expect(await look(api, attemptWith())).toMatchObject({ status: "sent", threadId: 3 });
  });
});

describe("what came since", () => {
  const threads = [thread({ id: 5 }), thread({ id: 4 }), thread({ id: 3 })];
  const ids = (found: readonly Thread[] | undefined) => found?.map(({ id }) => id);

  test("stands before the newest that was there, our own apart", () => {
    expect(ids(newSince({ ids: ["5"], latest: "3" }, threads))).toEqual([4]);
  });

  test("cannot be told where that one is gone", () => {
    expect(newSince({ ids: [], latest: "77" }, threads)).toBeUndefined();
  });
});
