import { describe, expect, test } from "vitest";
import type { ConversationApi, Thread } from "../../src/index.js";
import { createSeenThreads } from "../../src/checks/seenThreads.js";

const thread = (id: number, given: Partial<Thread> = {}): Thread => ({
  id,
  type: "customer",
  body: `<p>Number ${id}</p>`,
  createdAt: "2026-11-24T10:00:00Z",
  createdBy: { name: "Ann Lee" },
  ...given,
});

function apiWith(...threads: Thread[]): ConversationApi {
  return {
    createReply: async () => ({}),
    getConversation: async () => undefined,
    listThreads: async () => threads,
  };
}

const ownWith = (...ids: string[]) => ({ ownThreads: new Set(ids), unidentifiedThreads: 0 });

/** Nothing may be asked of it. */
const untouched: ConversationApi = {
  ...apiWith(),
  listThreads: () => Promise.reject(new Error("it was asked")),
};

describe("what the agent has not seen", () => {
  test("is what came after the start, without asking again", async () => {
    const seen = createSeenThreads(ownWith());
    seen.hostShows(undefined, "active");
    seen.read([thread(1)]);
    expect(await seen.unseen(untouched, 1)).toBeUndefined();
    seen.read([thread(2), thread(1)]);
    expect(await seen.unseen(untouched, 1)).toEqual([
      {
        id: 2,
        kind: "customer",
        author: "Ann Lee",
        createdAt: "2026-11-24T10:00:00Z",
        text: "Number 2",
      },
    ]);
    seen.markSeen();
    expect(await seen.unseen(untouched, 1)).toBeUndefined();
  });

  test("is told as soon as it is known, until it was shown", () => {
    const seen = createSeenThreads(ownWith("3"));
    const told: (string | undefined)[] = [];
    seen.subscribe(() => told.push(seen.newest()));
    seen.read([thread(1)]);
    seen.read([thread(2), thread(1)]);
    seen.read([thread(4, { state: "draft" }), thread(3), thread(2), thread(1)]);
    seen.markThreadsSeen();
    seen.hostShows(9, "active");
    seen.hostShows(3, "active");
    seen.hostShows(10, "closed");
    expect(told).toEqual([undefined, "2", "2", undefined, undefined, undefined, "10"]);
    seen.markThreadsSeen();
    expect(seen.newest()).toBeUndefined();
    // Of the status nothing was said.
    expect(seen.changedStatus()).toBe("closed");
  });

  test("is not told where one of the agent's own has no id", () => {
    const seen = createSeenThreads({ ownThreads: new Set(), unidentifiedThreads: 1 });
    seen.read([thread(1)]);
    seen.read([thread(2), thread(1)]);
    expect(seen.newest()).toBeUndefined();
  });

  test("is what came since the list that was known before a look failed", async () => {
    const seen = createSeenThreads(ownWith());
    seen.read([thread(1)], true);
    expect(seen.before()).toBeUndefined();
    seen.read([thread(2), thread(1)]);
    expect(await seen.unseen(untouched, 1)).toMatchObject([{ id: 2 }]);
  });

  test("is neither the agent's own nor a colleague's draft", async () => {
    const seen = createSeenThreads(ownWith("2"));
    seen.read([thread(1)]);
    seen.read([thread(3, { state: "draft" }), thread(2), thread(1)]);
    expect(await seen.unseen(untouched, 1)).toBeUndefined();
  });

  test("goes by ids, not by the count: one came, one was deleted", async () => {
    const seen = createSeenThreads(ownWith());
    seen.read([thread(2), thread(1)]);
    seen.read([thread(3), thread(1)]);
    expect(await seen.unseen(untouched, 1)).toMatchObject([{ id: 3 }]);
  });

  test("is told by the host's newest thread, and asked for only then", async () => {
    const seen = createSeenThreads(ownWith("5"));
    seen.hostShows(undefined, "active");
    seen.hostShows(4, "active");
    expect(await seen.unseen(untouched, 1)).toBeUndefined();
    // The agent's own reply, which the host shows by now.
    seen.hostShows(5, "active");
    expect(await seen.unseen(untouched, 1)).toBeUndefined();
    seen.hostShows(6, "active");
    const api = apiWith(thread(6), thread(5), thread(4));
    expect(await seen.unseen(api, 1)).toMatchObject([{ id: 6 }]);
    // Nobody can say what it is, but somebody was faster.
    expect(await seen.unseen(untouched, 1)).toEqual([]);
    seen.markSeen();
    expect(await seen.unseen(untouched, 1)).toBeUndefined();
  });
});

describe("a changed status", () => {
  test("is a colleague's, not what the agent's own reply sets", () => {
    const seen = createSeenThreads(ownWith());
    seen.hostShows(1, "pending");
    expect(seen.changedStatus()).toBeUndefined();
    seen.expect({ kind: "reopens", status: "active" });
    seen.hostShows(1, "active");
    expect(seen.changedStatus()).toBeUndefined();
    seen.hostShows(1, "closed");
    expect(seen.changedStatus()).toBe("closed");
    seen.markSeen();
    expect(seen.changedStatus()).toBeUndefined();
  });

  test("is not what a server makes of a reply, where nobody knows what that is", () => {
    const seen = createSeenThreads(ownWith());
    seen.hostShows(1, "waiting");
    seen.expect({ kind: "sends" });
    expect(seen.changedStatus()).toBeUndefined();
    // The host's list of threads may be newer than its status.
    seen.hostShows(2, "waiting");
    seen.hostShows(2, "open");
    expect(seen.changedStatus()).toBeUndefined();
    seen.hostShows(2, "solved");
    expect(seen.changedStatus()).toBe("solved");
    seen.hostShows(2, "open");
    seen.expect({ kind: "sends" });
    seen.expect({ kind: "sets-status", status: "solved" });
    expect(seen.changedStatus()).toBeUndefined();
  });
});
