import { createHelpScoutApi } from "../../src/index.js";
import { restoreOnline, setOnline } from "./network.js";
import { holdClock, type Scene } from "./scene.js";
import * as ways from "./waysOut.js";

/** One outcome: how it comes about, what it looks like, and how an agent gets out of it. */
export interface Outcome {
  name: string;
  /** The conversation that is answered; default 123. */
  from?: number;
  /** Where the reply ends up; default the same. */
  to?: number;
  arrange?: (scene: Scene) => Promise<unknown>;
  shows: { kind: string; code: string; words?: RegExp };
  /** Threads on the server while the banner is there; default none. */
  created?: number;
  wayOut: ways.WayOut;
}

const body = { logRef: "ref-1", message: "It went wrong" };
const refused = {
  ...body,
  _embedded: { errors: [{ path: "cc[0]", message: "is on the blocklist", source: "JSON" }] },
};
const answers = (then: object, times?: number) => (scene: Scene) =>
  scene.arm({ then, ...(times === undefined ? {} : { times }) });
/** No look may find it before the test lets it. */
const heldLooks = { match: { method: "GET", path: "/threads" }, times: null, then: { hang: true } };
const html = { body: "<html><h1>Sign in to the Wi-Fi</h1></html>", contentType: "text/html" };

const refusals: Outcome[] = [
  {
    name: "invalid",
    arrange: answers({ status: 400, body: refused }),
    shows: { kind: "failed", code: "invalid", words: /Nothing was sent.*ref-1/ },
    wayOut: ways.tryAgain,
  },
  {
    name: "unauthorized",
    // The gateway renews its token once.
    arrange: answers({ status: 401 }, 2),
    shows: { kind: "failed", code: "unauthorized", words: /Sign in again/ },
    wayOut: ways.tryAgain,
  },
  {
    name: "forbidden",
    arrange: answers({ status: 403, body }),
    shows: { kind: "failed", code: "forbidden", words: /Nothing was sent/ },
    wayOut: ways.tryAgain,
  },
  {
    name: "too-large",
    arrange: answers({ status: 413, body }),
    shows: { kind: "failed", code: "too-large", words: /Nothing was sent/ },
    wayOut: ways.tryAgain,
  },
  {
    name: "rate-limited, counted down",
    arrange: async (scene) => {
      holdClock();
      await scene.arm({ then: { status: 429 } });
    },
    shows: { kind: "rate-limited", code: "rate-limited", words: /Nothing was sent/ },
    wayOut: ways.countDown,
  },
  {
    name: "rate-limited, stopped",
    arrange: async (scene) => {
      holdClock();
      await scene.arm({ then: { status: 429, headers: { "X-RateLimit-Retry-After": "50" } } });
    },
    shows: { kind: "rate-limited", code: "rate-limited" },
    wayOut: ways.stopCountDown,
  },
  {
    name: "rate-limited, nobody says for how long",
    arrange: answers({ status: 429, headers: { "X-RateLimit-Retry-After": "" } }),
    shows: { kind: "rate-limited", code: "rate-limited" },
    wayOut: ways.tryAgain,
  },
];

const elsewhere: Outcome[] = [
  ...[106, 107].map((from) => ({
    name: from === 106 ? "moved" : "moved twice",
    from,
    to: 101,
    shows: { kind: "moved", code: "moved", words: /moved to 101/ },
    wayOut: ways.sendTo(101),
  })),
  {
    name: "gone",
    from: 110,
    to: 101,
    shows: { kind: "gone", code: "gone", words: /no longer exists/ },
    wayOut: ways.copyAndStartNew,
  },
  {
    name: "merged in a circle",
    from: 108,
    shows: { kind: "failed", code: "server", words: /can’t be found/ },
    wayOut: async (scene) => {
      await scene.world.control("POST", "/conversations/108", { mergeInto: null });
      await ways.tryAgain(scene);
    },
  },
  ...[
    { name: "locked, thread limit", from: 112, words: /full \(100 messages\)/ },
    { name: "locked, too old", from: 114, words: /too old/ },
    {
      name: "locked, unknown why",
      words: /This conversation is locked/,
      arrange: answers({ status: 412, body: { message: "Precondition failed" } }),
    },
  ].map(({ words, ...rest }) => ({
    ...rest,
    to: 101,
    shows: { kind: "locked", code: "locked", words },
    wayOut: ways.copyAndStartNew,
  })),
];

const failures: Outcome[] = [
  {
    name: "server",
    arrange: answers({ status: 500, body }),
    shows: { kind: "failed", code: "server", words: /server error.*ref-1/ },
    wayOut: ways.tryAgain,
  },
  {
    name: "offline",
    arrange: async () => {
      restoreOnline();
      setOnline(false);
    },
    shows: { kind: "offline", code: "offline", words: /Nothing was sent/ },
    wayOut: ways.sendWhenBack,
  },
  {
    name: "offline, as the browser wrongly believes",
    arrange: async () => {
      restoreOnline();
      setOnline(false);
    },
    shows: { kind: "offline", code: "offline", words: /Nothing was sent/ },
    wayOut: ways.tryAgain,
  },
  {
    name: "network, nobody answers",
    arrange: async ({ api, rerender }) => {
      // Ports below 1024 that browsers never connect to.
      const nowhere = createHelpScoutApi({ baseUrl: "http://127.0.0.1:9" });
      await rerender({ api: { ...nowhere, getConversation: (id) => api.getConversation(id) } });
    },
    shows: { kind: "failed", code: "network", words: /Nothing was sent/ },
    wayOut: async (scene) => {
      await scene.rerender({ api: scene.api });
      await ways.tryAgain(scene);
    },
  },
];

const maybeSent = {
  kind: "maybe-sent",
  code: "maybe-sent",
  words: /may have been (sent|saved)|not sure this was (sent|saved)/,
};
const lostAfterCreating = { then: { drop: "after-creating" } };

const uncertain: Outcome[] = [
  {
    name: "maybe-sent, created, found by itself",
    arrange: async (scene) => {
      holdClock();
      await scene.arm(lostAfterCreating, heldLooks);
    },
    shows: maybeSent,
    created: 1,
    wayOut: ways.isFound,
  },
  {
    name: "maybe-sent, created, tried again",
    arrange: (scene) => scene.arm(lostAfterCreating, heldLooks),
    shows: maybeSent,
    created: 1,
    wayOut: ways.tryAgainFindsIt,
  },
  {
    name: "maybe-sent, created, seen by the agent",
    arrange: (scene) => scene.arm(lostAfterCreating, heldLooks),
    shows: maybeSent,
    created: 1,
    wayOut: ways.wasSent,
  },
  {
    name: "maybe-sent, not created",
    arrange: answers({ drop: "after-reading" }),
    shows: maybeSent,
    wayOut: ways.tryAgainTwice,
  },
  {
    name: "a 502 that is no API's",
    arrange: answers({ status: 502, body: "Bad Gateway", contentType: "text/plain" }),
    shows: maybeSent,
    wayOut: ways.tryAgainTwice,
  },
  {
    name: "a 200",
    arrange: answers({ status: 200, body: { ok: true } }),
    shows: maybeSent,
    wayOut: ways.tryAgainTwice,
  },
  {
    name: "a captive portal",
    arrange: answers({ status: 200, ...html }),
    shows: maybeSent,
    wayOut: ways.tryAgainTwice,
  },
];

/** Every outcome but the two that are none of these: sent, and a 201 that names no thread. */
export const outcomes: readonly Outcome[] = [...refusals, ...elsewhere, ...failures, ...uncertain];
