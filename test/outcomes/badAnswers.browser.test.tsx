import { QueryClient } from "@tanstack/react-query";
import { describe, expect, onTestFinished, test } from "vitest";
import { createHelpScoutApi, type SentReply } from "../../src/index.js";
import { hideStrip } from "../browser/hideStrip.js";
import { renderComposer } from "../browser/renderComposer.js";
import { createWorld } from "../browser/world.js";
import { agentAt, until } from "./agent.js";
import { badAnswers } from "./badCases.js";
import { badConversations, badThreads, newThreads, type BadRead } from "./badReads.js";
import { watch } from "./hostile.js";
import { share } from "./share.js";

const kinds = /^(locked|moved|gone|failed|maybe-sent|rate-limited)$/;
const words = "Every word of it";

/** A reply that is ready to go, and what the host hears of it. */
async function begin(fileNames: readonly string[] = ["notes.txt"]) {
  const world = createWorld();
  const client = new QueryClient();
  const told: SentReply[] = [];
  let failed = 0;
  const { screen, ref } = await renderComposer({
    client,
    api: createHelpScoutApi({ baseUrl: world.baseUrl }),
    onSent: (reply) => told.push(reply),
    onError: () => {
      failed += 1;
    },
  });
  const { container } = screen;
  const agent = agentAt(container);
  const { isWell } = watch(() => container);
  await until(() => client.isFetching() === 0, "the messages are read");
  ref.current?.set({ cc: ["copy@example.org"], status: "pending" });
  agent.attach(...fileNames.map((name) => new File(["x"], name)));
  await agent.type(words);
  await until(() => agent.hasFiles(fileNames.length), "the files are prepared");
  const typed = agent.read();
  expect(typed).toMatchObject({ text: words, files: fileNames });
  return {
    world,
    client,
    agent,
    failures: () => failed,
    arm: (faults: readonly object[]) => world.control("POST", "/faults", faults),
    /** An alert with a way out, everything still there, and nothing that should not be. */
    isRefused: async (codes: readonly string[]) => {
      await until(() => agent.banners().length > 0 && !agent.isSending(), "a banner");
      const [banner, ...more] = agent.banners();
      expect(more).toEqual([]);
      expect(banner).toMatchObject({ role: "alert", kind: expect.stringMatching(kinds) });
      expect(codes).toContain(banner?.code);
      expect(banner?.words.trim().length).toBeGreaterThan(20);
      expect(banner?.words.length).toBeLessThan(20_000);
      expect(container.querySelector("[data-banner] button:enabled")).not.toBeNull();
      expect(agent.canType()).toBe(true);
      expect(agent.read()).toEqual(typed);
      expect(told).toEqual([]);
      isWell();
    },
    isSent: async () => {
      await until(() => agent.banners().some(({ kind }) => kind === "sent"), "banner sent");
      expect(agent.banners()).toMatchObject([{ kind: "sent", role: "status" }]);
      // The list of files may follow a frame later.
      await until(() => agent.read().text === "" && agent.hasFiles(0), "the form is empty");
      expect(told).toHaveLength(1);
      isWell();
    },
  };
}

describe("a bad answer to a reply", () => {
  test.each(share(badAnswers, 8))("$name", async ({ faults, codes, fileNames }) => {
    const { arm, agent, isRefused, isSent } = await begin(fileNames);
    await arm(faults);
    agent.pressKeys();
    const outcome = codes.length === 0 ? isSent() : isRefused(codes);
    await expect(outcome).resolves.toBeUndefined();
  });
});

describe("a bad answer to where the conversation went", () => {
  test.each(share(badConversations, 6))("$name", async ({ then }) => {
    const { arm, agent, isRefused, failures, world } = await begin();
    const lookup = { match: { method: "GET", path: "/v2/conversations/123$" }, then };
    await arm([{ then: { status: 404 } }, lookup]);
    agent.pressKeys();
    await isRefused(["moved", "gone", "server"]);
    const [sendThere] = document.querySelectorAll<HTMLElement>("[data-banner=moved] button");
    if (!sendThere) return;
    // Whatever that place is, it is the path of a reply, and refuses this one.
    await arm([{ match: { method: "POST" }, then: { status: 403 } }]);
    sendThere.click();
    await until(() => failures() === 2, "the next answer");
    await isRefused(["forbidden", "gone", "server"]);
    expect((await world.replies()).length).toBeLessThanOrEqual(2);
  });
});

const listed = ({ then }: BadRead) => ({
  match: { method: "GET", path: "/threads" },
  times: null,
  then,
});

describe("a bad list of messages", () => {
  test.each(share(badThreads, 6))("$name: nothing is found in it", async (bad) => {
    const { arm, agent, isRefused } = await begin();
    await arm([{ then: { status: 502, body: "Bad Gateway" } }, listed(bad)]);
    agent.pressKeys();
    await expect(isRefused(["maybe-sent"])).resolves.toBeUndefined();
  });

  test.each(share(newThreads, 6))("$name: is asked about as text", async (bad) => {
    onTestFinished(hideStrip());
    const { arm, agent, client, isSent, world } = await begin();
    await arm([listed(bad)]);
    await client.refetchQueries();
    agent.pressKeys();
    await until(agent.isAsked, "the question");
    agent.press("Review");
    await until(() => !agent.canPress("Review"), "the messages");
    expect(await world.replies()).toEqual([]);
    agent.press("Send anyway");
    await isSent();
  });
});
