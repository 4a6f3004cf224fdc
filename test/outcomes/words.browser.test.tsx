// What is said of an outcome, in which words, and what a screen reader gets of it.
import { describe, expect, test, vi } from "vitest";
import { ReplyError, type ConversationApi } from "../../src/index.js";
import { renderComposer } from "../browser/renderComposer.js";
import { agentAt, until } from "./agent.js";

type CreateReply = ConversationApi["createReply"];

const lost = () => new ReplyError({ code: "maybe-sent", detail: {} });
const broken = () => new ReplyError({ code: "network", detail: {} });
const portal = () => new ReplyError({ code: "unexpected", detail: { status: 200 } });
const tooLarge = (files: { name: string; size: number }[]) =>
  new ReplyError({ code: "too-large", detail: { files } });

async function begin(createReply: CreateReply, api: Partial<ConversationApi> = {}) {
  const composer = await renderComposer({
    api: {
      createReply,
      getConversation: async () => undefined,
      listThreads: async () => [],
      ...api,
    },
  });
  const { screen } = composer;
  const agent = agentAt(screen.container);
  const saidOf = (kind: string) =>
    agent.banners().find((banner) => banner.kind === kind)?.words ?? "";
  const isShown = (kind: string) => until(() => saidOf(kind), `banner ${kind}`);
  // By place: of several live regions it is the last.
  const announced = () =>
    [...screen.container.querySelectorAll("[aria-live=polite]")].at(-1)?.textContent;
  return { ...composer, agent, saidOf, isShown, announced };
}

/** Stands on the wire until it is aborted, and fails with that then. */
const untilAborted = (failure: () => unknown) =>
  vi.fn<CreateReply>(
    (_id, _reply, { signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener("abort", () => reject(failure()));
      }),
  );

describe("a press that is cancelled", () => {
  test("says so where it may have been sent, and nothing of a lost connection", async () => {
    const createReply = untilAborted(lost);
    const { agent, saidOf, isShown } = await begin(createReply);
    await agent.type("Hello");
    agent.pressKeys();
    await until(() => createReply.mock.calls.length > 0, "it is on its way");
    await until(() => agent.canPress("Cancel sending"), "a way to stop it");
    agent.press("Cancel sending");
    await isShown("maybe-sent");
    expect(saidOf("maybe-sent")).toMatch(/You cancelled.*may have been sent/);
    expect(saidOf("maybe-sent")).not.toMatch(/connection was lost/);
  });

  test("is said to a screen reader where nothing was sent", async () => {
    const aborted = () => new DOMException("stopped", "AbortError");
    const createReply = untilAborted(aborted);
    const { agent, announced } = await begin(createReply);
    await agent.type("Hello");
    agent.pressKeys();
    await until(() => createReply.mock.calls.length > 0, "it is on its way");
    await until(() => agent.canPress("Cancel sending"), "a way to stop it");
    agent.press("Cancel sending");
    await until(() => announced()?.includes("Not sent. Your reply is still here."), "it is said");
    expect(agent.banners()).toEqual([]);
  });
});

describe("while it looks by itself whether a reply arrived", () => {
  test.each([
    ["a lost answer", lost],
    ["an answer that no API gives", portal],
    ["a page that was closed", closed],
  ])("after %s it says that it looks", async (_what, failure) => {
    const { agent, saidOf, isShown } = await begin(async () => {
      throw failure();
    });
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    await until(() => saidOf("maybe-sent").includes("Checking…"), "it looks");
    expect(saidOf("maybe-sent")).not.toMatch(/look at the conversation/i);
  });

  function closed() {
    return new ReplyError({ code: "maybe-sent", detail: { reason: "page-closed" } });
  }

  test("and leaves the looking to the agent where it cannot", async () => {
    const { agent, saidOf } = await begin(
      async () => {
        throw lost();
      },
      { listThreads: () => Promise.reject(new Error("no list")) },
    );
    await agent.type("Hello");
    agent.pressKeys();
    await until(() => /look at the conversation/i.test(saidOf("maybe-sent")), "the advice");
    expect(saidOf("maybe-sent")).not.toMatch(/Checking…/);
  });
});

describe("a reply that is too large", () => {
  test.each([
    ["without a file is to be shortened", [], /Shorten it/, /remove|file/i],
    [
      "with one is to lose files",
      [{ name: "a.mp4", size: 3e7 }],
      /Remove the file, then/,
      /shorten/i,
    ],
  ])("%s", async (_what, files, asks, never) => {
    const { agent, saidOf, isShown } = await begin(async () => {
      throw tooLarge(files);
    });
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("failed");
    expect(saidOf("failed")).toMatch(asks);
    expect(saidOf("failed")).not.toMatch(never);
  });

  test.each([
    [
      "before the upload's end",
      broken,
      "failed",
      2_000_000,
      /may be too large.*Biggest: film\.bin \(2 MB\)/,
    ],
    ["after it", lost, "maybe-sent", 2_000_000, /may be too large.*Biggest: film\.bin \(2 MB\)/],
    ["but not of a small body", broken, "failed", 2_000, /^(?!.*too large)/],
  ])("may be why the connection breaks again %s", async (_when, failure, kind, size, words) => {
    let tries = 0;
    const { agent, saidOf } = await begin(async () => {
      tries += 1;
      throw failure();
    });
    await agent.type("Hello");
    agent.attach(
      new File([new Uint8Array(size)], "film.bin"),
      new File([new Uint8Array(10)], "note.bin"),
    );
    await until(() => agent.hasFiles(2), "the files are prepared");
    agent.pressKeys();
    await until(() => saidOf(kind), "the first time");
    expect(saidOf(kind)).not.toMatch(/too large/);
    agent.press("Try again");
    if (kind === "maybe-sent") {
      await until(agent.isAsked, "the question");
      agent.press("Send anyway");
    }
    await until(() => tries === 2 && !agent.isSending(), "the second time");
    await until(() => saidOf(kind), "its banner");
    expect(saidOf(kind)).toMatch(words);
  });
});

const reference = "66a7d2e1-0c5b-4f6e-9a3e-5d1c2b3a4f5e";

test.each([
  ["invalid", new ReplyError({ code: "invalid", detail: { problems: [], logRef: reference } })],
  ["server", new ReplyError({ code: "server", detail: { status: 500, logRef: reference } })],
  ["maybe-sent", lost()],
  ["rate-limited", new ReplyError({ code: "rate-limited", detail: { retryAfter: 50 } })],
  ["locked", new ReplyError({ code: "locked", detail: { reason: "unknown", logRef: reference } })],
  ["moved", new ReplyError({ code: "moved", detail: { to: { id: 456 } } })],
])("the alert of %s holds its words alone", async (_code, error) => {
  const { agent, screen } = await begin(async () => {
    throw error;
  });
  await agent.type("Hello");
  agent.pressKeys();
  await until(() => agent.banners().length > 0, "the banner");
  const banner = screen.container.querySelector("[data-banner]");
  const alerts = [...screen.container.querySelectorAll("[role=alert]:not([hidden])")];
  expect(alerts).toHaveLength(1);
  expect(alerts[0]?.textContent).toMatch(/\w{4}/);
  expect(alerts[0]?.querySelector("button, [role=timer]")).toBeNull();
  expect(alerts[0]?.textContent).not.toMatch(/Try again\W*$|Copy|Retrying|[0-9a-f]{8}-/);
  // What is not read out at once can still be read.
  expect(banner?.textContent).toContain("logRef" in error.detail ? reference : "");
});

test("what went well is said in a region that readers know from the start", async () => {
  const { agent, screen, isShown } = await begin(async () => ({}));
  const regions = [...screen.container.querySelectorAll("[aria-live=polite]")];
  await agent.type("Hello");
  agent.pressKeys();
  await isShown("sent");
  const banner = screen.container.querySelector("[data-banner=sent]");
  expect(banner?.getAttribute("role")).toBe("status");
  await expect.poll(() => regions.map((region) => region.textContent)).toContain("Reply sent");
});
