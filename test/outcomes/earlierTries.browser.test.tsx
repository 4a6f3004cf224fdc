import { QueryClient } from "@tanstack/react-query";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ReplyError, type ConversationApi, type SentReply, type Thread } from "../../src/index.js";
import { heldFile } from "../attachments/files.js";
import { looking } from "../../src/sending/looking.js";
import { outboxOf } from "../../src/session/outbox.js";
import { conversation, renderComposer } from "../browser/renderComposer.js";
import { newScope } from "../drafts/faults.js";
import { agentAt, until } from "./agent.js";

const lost = () => new ReplyError({ code: "maybe-sent", detail: {} });
const threadOf = (id: number, body: string, cc: readonly string[] = []): Thread => ({
  id,
  type: "reply",
  state: "published",
  body,
  createdAt: "2026-01-01T00:00:00Z",
  cc,
  bcc: [],
  attachmentNames: [],
});

/** A composer over a port whose answers are given one by one. */
async function begin(
  api: Partial<ConversationApi>,
  props: Parameters<typeof renderComposer>[0] = {},
) {
  const onSent = vi.fn<(reply: SentReply) => void>();
  const composer = await renderComposer({
    api: {
      createReply: async () => ({}),
      getConversation: async () => undefined,
      listThreads: async () => [],
      ...api,
    },
    onSent,
    ...props,
  });
  const agent = agentAt(composer.screen.container);
  const isShown = async (kind: string) => {
    await until(() => agent.banners().some((banner) => banner.kind === kind), `banner ${kind}`);
    // The host is told a little later.
    if (kind === "sent") await until(() => onSent.mock.calls.length > 0, "the host is told");
  };
  /** The question whether to send though an earlier try may still arrive. */
  const sendAnyway = async () => {
    await until(agent.isAsked, "the question");
    const question = composer.screen.getByRole("dialog");
    await expect.element(question).toHaveTextContent("An earlier try");
    agent.press("Send anyway");
  };
  return { ...composer, agent, onSent, isShown, sendAnyway };
}

describe("an earlier try that may have arrived", () => {
  test("is not sent again by a press that waits for the host while it is found", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    const threads: Thread[] = [];
    const listThreads = async () => [...threads];
    let allow = () => {};
    const asked = new Promise<[]>((resolve) => (allow = () => resolve([])));
    const beforeSend = vi.fn(() => asked).mockResolvedValueOnce([]);
    const { agent, onSent, isShown, client, sendAnyway } = await begin(
      { createReply, listThreads },
      { beforeSend },
    );
    await until(() => client.isFetching() === 0, "what was there before is known");
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    agent.press("Try again");
    await until(() => beforeSend.mock.calls.length === 2, "the host is asked");
    createReply.mockResolvedValue({ threadId: 2 });
    threads.push(threadOf(1, "Hello"));
    allow();
    await sendAnyway();
    await until(() => !agent.isSending() && onSent.mock.calls.length > 0, "it is known");
    await isShown("sent");
    expect(onSent).toHaveBeenCalledOnce();
    expect(createReply).toHaveBeenCalledOnce();
  });

  test("that was filed and is held is not told as saved by the email that follows", async () => {
    const createReply = vi
      .fn<ConversationApi["createReply"]>()
      .mockRejectedValueOnce(lost())
      .mockResolvedValue({ threadId: 2 });
    const listThreads = vi
      .fn<ConversationApi["listThreads"]>(async () => [
        { ...threadOf(1, "Hello"), state: "hidden" },
      ])
      .mockResolvedValueOnce([]);
    const { agent, onSent, isShown, screen } = await begin(
      { createReply, listThreads },
      { allowImported: true, checks: { "new-threads": false } },
    );
    const imported = screen.getByRole("switch", { name: "Imported" });
    const more = screen.getByRole("button", { name: "More options" });
    await more.click();
    await imported.click();
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    await more.click();
    await imported.click();
    await agent.type("Hello, Ann");
    agent.pressKeys();
    await isShown("sent");
    expect(onSent.mock.calls.map(([{ threadId }]) => threadId)).toEqual([2]);
  });

  test("is not sent again by a press that waits for the host when the agent says it was sent", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    let allow = () => {};
    const asked = new Promise<[]>((resolve) => (allow = () => resolve([])));
    const beforeSend = vi.fn(() => asked).mockResolvedValueOnce([]);
    const { agent, onSent, isShown } = await begin({ createReply }, { beforeSend });
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    agent.pressKeys();
    agent.press("Mark as sent");
    await until(() => beforeSend.mock.calls.length === 2, "the host is asked");
    createReply.mockResolvedValue({ threadId: 2 });
    allow();
    await until(() => !agent.isSending() && onSent.mock.calls.length > 0, "it is known");
    await isShown("sent");
    expect(onSent).toHaveBeenCalledOnce();
    expect(createReply).toHaveBeenCalledOnce();
  });

  test("is asked about again after leaving in the middle of a question", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    const client = new QueryClient();
    const first = await begin({ createReply }, { client });
    await first.agent.type("Hello");
    first.agent.pressKeys();
    await first.isShown("maybe-sent");
    await first.agent.type("Hello {{name}}");
    first.agent.pressKeys();
    await until(first.agent.isAsked, "the question");
    await first.screen.unmount();
    const second = await begin({ createReply }, { client });
    expect(second.agent.read().text).toBe("Hello {{name}}");
    await second.isShown("maybe-sent");
  });

  test("keeps its own words while the agent writes others, which are another press", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    const { agent, isShown, sendAnyway } = await begin({ createReply });
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    await agent.type("Hello again");
    agent.pressKeys();
    // Never two in silence, while the first is still looked for.
    await until(agent.isAsked, "the question");
    expect(createReply).toHaveBeenCalledOnce();
    await sendAnyway();
    await until(() => createReply.mock.calls.length === 2, "the second post");
    const [first, second] = createReply.mock.calls;
    expect(first?.[1].text.value).toBe("Hello");
    expect(second?.[1].text.value).toBe("Hello again");
    // With the same id a server would answer it with what became of the first.
    expect(second?.[2].attemptId).not.toBe(first?.[2].attemptId);
  });

  test("is not followed by the same words in silence while it is looked for", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    const { agent, isShown, sendAnyway } = await begin({ createReply });
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    agent.press("Try again");
    await until(() => agent.isAsked() || createReply.mock.calls.length === 2, "what comes of it");
    expect(createReply).toHaveBeenCalledOnce();
    await sendAnyway();
    await until(() => createReply.mock.calls.length === 2, "the second post");
    const [first, second] = createReply.mock.calls;
    expect(second?.[2].attemptId).toBe(first?.[2].attemptId);
  });

  test("is followed by the same words unasked where the server knows its id, once", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    const findAttempt = async () => "unknown" as const;
    const { agent, isShown, sendAnyway } = await begin({ createReply, findAttempt });
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    agent.press("Try again");
    await until(() => createReply.mock.calls.length === 2 && !agent.isSending(), "the same again");
    agent.press("Try again");
    await sendAnyway();
    await until(() => createReply.mock.calls.length === 3, "another one");
    const [first, second, third] = createReply.mock.calls.map(([, , { attemptId }]) => attemptId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test("is not sent again by the outbox while it is looked for and nobody could be asked", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    // What was there before is not known: one look is enough to know that there is nothing to go by.
    const listThreads = async () => Promise.reject(new Error("not now"));
    const client = new QueryClient();
    const { agent, isShown, screen } = await begin({ createReply, listThreads }, { client });
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    await screen.unmount();
    const entry = () => outboxOf(client).getSnapshot()[0];
    expect(entry()).toMatchObject({ status: "uncertain", text: "Hello" });
    expect(entry()?.tryAgain).toBeUndefined();
    await expect.poll(() => entry()?.tryAgain, { timeout: 5000 }).toBeDefined();
    entry()?.tryAgain?.();
    await until(() => createReply.mock.calls.length === 2, "it goes");
  });

  test("is looked for and spoken of though a later one may have arrived, too", async () => {
    const threads: Thread[] = [];
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    const { agent, isShown, onSent, client, sendAnyway } = await begin(
      { createReply, listThreads: async () => [...threads] },
      { checks: { "new-threads": false } },
    );
    await until(() => client.isFetching() === 0, "what was there before is known");
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    await agent.type("Thank you");
    agent.pressKeys();
    await sendAnyway();
    await until(() => createReply.mock.calls.length === 2, "the second post");
    await until(() => agent.banners()[0]?.words.includes("An earlier try"), "both are asked about");
    // The first one was only slow.
    threads.push(threadOf(1, "Hello"));
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("sent");
    expect(onSent).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ threadId: 1 }));
    expect(createReply).toHaveBeenCalledTimes(2);
    expect(agent.banners()[0]?.words).toContain("earlier try may have been sent too");
    threads.unshift(threadOf(2, "Thank you"));
    await agent.type("Thank you");
    agent.pressKeys();
    await until(() => onSent.mock.calls.length === 2, "the second is found");
    expect(onSent.mock.lastCall?.[0].threadId).toBe(2);
    expect(createReply).toHaveBeenCalledTimes(2);
  });

  test("is not taken for a later one to somebody else where the list does not say who got it", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    const threads: Thread[] = [];
    const { agent, onSent, isShown, client, sendAnyway } = await begin({
      createReply,
      listThreads: async () => [...threads],
    });
    await until(() => client.isFetching() === 0, "what was there before is known");
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    agent.halfType("Customer", "new@rival.example");
    agent.pressKeys();
    await sendAnyway();
    await until(() => createReply.mock.calls.length === 2 && !agent.isSending(), "the second try");
    // The first one was only slow.
    threads.push(threadOf(1, "Hello"));
    agent.pressKeys();
    await until(
      () => agent.banners()[0]?.words.includes("can’t check from here"),
      "what is not known",
    );
    expect(agent.read().text).toBe("Hello");
    expect(agent.customer()).toBe("new@rival.example");
    expect(createReply).toHaveBeenCalledTimes(2);
    agent.press("Try again");
    await until(() => createReply.mock.calls.length === 3, "it goes once the agent was told");
    expect(onSent).not.toHaveBeenCalled();
  });

  test("is looked for after a reload, too, though a later one may have arrived", async () => {
    const threads: Thread[] = [];
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    let isThere = true;
    // A page that is gone finds nothing more.
    const ofFirst = async () => (isThere ? [] : new Promise<never>(() => {}));
    const given = { drafts: { scope: newScope() }, checks: { "new-threads": false } };
    const first = await begin({ createReply, listThreads: ofFirst }, given);
    await until(() => first.client.isFetching() === 0, "what was there before is known");
    first.agent.addCc("copy@example.org");
    await first.agent.type("Hello");
    first.agent.pressKeys();
    await first.isShown("maybe-sent");
    await first.agent.type("Hello Ann");
    first.agent.pressKeys();
    await first.sendAnyway();
    // Not the banner alone, which the first press has put there.
    await until(() => first.agent.banners()[0]?.words.includes("An earlier try"), "both are lost");
    expect(createReply).toHaveBeenCalledTimes(2);
    window.dispatchEvent(new PageTransitionEvent("pagehide"));
    await first.screen.unmount();
    isThere = false;
    const second = await begin({ createReply, listThreads: async () => [...threads] }, given);
    await until(
      () => second.agent.banners()[0]?.words.includes("An earlier try"),
      "both are asked about",
    );
    threads.push(threadOf(1, "Hello", ["copy@example.org"]));
    await until(() => second.onSent.mock.calls.length === 1, "the first is found");
    expect(second.onSent.mock.lastCall?.[0].threadId).toBe(1);
    // That is not what stands here, and is still looked for.
    expect(second.agent.read()).toMatchObject({ text: "Hello Ann", cc: ["copy@example.org"] });
    await until(() => !second.agent.banners()[0]?.words.includes("An earlier try"), "one is left");
    threads.unshift(threadOf(2, "Hello Ann", ["copy@example.org"]));
    second.agent.pressKeys();
    await second.isShown("sent");
    await until(() => second.onSent.mock.calls.length === 2, "the second is found");
    expect(second.onSent.mock.lastCall?.[0].threadId).toBe(2);
    expect(createReply).toHaveBeenCalledTimes(2);
  });

  test("keeps its id when its words are sent again after others that may have arrived", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    const { agent, isShown, sendAnyway } = await begin({ createReply });
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    for (const [at, text] of ["Thank you", "Hello"].entries()) {
      await agent.type(text);
      agent.pressKeys();
      // oxlint-disable-next-line no-await-in-loop -- one press after the other
      await sendAnyway();
      // oxlint-disable-next-line no-await-in-loop
      await until(() => createReply.mock.calls.length === at + 2, "the next post");
      // oxlint-disable-next-line no-await-in-loop
      await until(() => !agent.isSending(), "its outcome");
    }
    const [first, second, third] = createReply.mock.calls.map(([, , { attemptId }]) => attemptId);
    expect(second).not.toBe(first);
    expect(third).toBe(first);
  });

  test("is asked about again after Undo", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    const { agent, isShown, sendAnyway } = await begin({ createReply }, { undoSeconds: 30 });
    await agent.type("Hello");
    agent.pressKeys();
    await until(agent.isDelayed, "the time to undo");
    agent.press("Send now");
    await isShown("maybe-sent");
    agent.press("Try again");
    await sendAnyway();
    await until(agent.isDelayed, "the time to undo");
    agent.press("Undo");
    await until(() => !agent.isDelayed(), "it is undone");
    expect(agent.banners()).toMatchObject([{ kind: "maybe-sent", role: "alert" }]);
  });

  test("is asked about again after going back from a question", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    const { agent, isShown } = await begin({ createReply });
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    await agent.type("Hello {{name}}");
    agent.pressKeys();
    await until(agent.isAsked, "the question");
    agent.press("Go back");
    await until(() => !agent.isAsked(), "the form");
    expect(agent.banners()).toMatchObject([{ kind: "maybe-sent", role: "alert" }]);
  });

  test("is asked about again after a cancelled upload", async () => {
    const createReply = vi
      .fn<ConversationApi["createReply"]>(
        (_id, _reply, { signal }) =>
          new Promise((_, reject) => {
            signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
          }),
      )
      .mockRejectedValueOnce(lost());
    const { agent, isShown, sendAnyway } = await begin({ createReply });
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    agent.pressKeys();
    await sendAnyway();
    await until(() => createReply.mock.calls.length === 2, "the second post");
    await until(() => agent.canPress("Cancel sending"), "the upload");
    agent.press("Cancel sending");
    await until(() => !agent.isSending(), "it is cancelled");
    expect(agent.banners()).toMatchObject([{ kind: "maybe-sent", role: "alert" }]);
  });

  test("is found without a file that was removed while Send waited for it", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(lost());
    const found = { ...threadOf(1, "Hello"), attachmentNames: ["notes.txt"] };
    const listThreads = vi
      .fn<ConversationApi["listThreads"]>(async () => [found])
      .mockResolvedValueOnce([]);
    const { agent, isShown } = await begin({ createReply, listThreads });
    agent.attach(heldFile("held.bin").file, new File(["n"], "notes.txt"));
    await agent.type("Hello");
    agent.pressKeys();
    await until(() => agent.isSending() && agent.canPress("Remove held.bin"), "it waits");
    agent.press("Remove held.bin");
    await isShown("maybe-sent");
    agent.press("Try again");
    await isShown("sent");
    expect(createReply).toHaveBeenCalledOnce();
  });

  test("is looked for after it was stopped on the way, too", async () => {
    const threads: Thread[] = [];
    const createReply = vi.fn<ConversationApi["createReply"]>(
      (_id, _reply, { signal }) =>
        new Promise((_, reject) => {
          signal?.addEventListener("abort", () => {
            threads.push(threadOf(1, "Hello"));
            reject(new DOMException("", "AbortError"));
          });
        }),
    );
    const { agent, isShown, onSent, client } = await begin({
      createReply,
      listThreads: async () => [...threads],
    });
    await until(() => client.isFetching() === 0, "what was there before is known");
    await agent.type("Hello");
    agent.pressKeys();
    await until(() => agent.canPress("Cancel sending"), "the upload");
    agent.press("Cancel sending");
    await until(() => !agent.isSending(), "it is cancelled");
    expect(agent.banners()).toEqual([]);
    agent.pressKeys();
    await isShown("sent");
    expect(onSent).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ threadId: 1 }));
    expect(createReply).toHaveBeenCalledOnce();
  });

  test("is not followed by another in silence where what looks for it cannot be loaded", async () => {
    vi.spyOn(looking, "load").mockRejectedValue(new Error("the file is not there"));
    onTestFinished(() => void vi.restoreAllMocks());
    const createReply = vi
      .fn<ConversationApi["createReply"]>(async () => ({ threadId: 2 }))
      .mockImplementationOnce(
        (_id, _reply, { signal }) =>
          new Promise((_, reject) => {
            signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
          }),
      );
    const { agent, isShown } = await begin({ createReply });
    await agent.type("Hello");
    agent.pressKeys();
    await until(() => agent.canPress("Cancel sending"), "the upload");
    agent.press("Cancel sending");
    await until(() => !agent.isSending(), "it is cancelled");
    agent.pressKeys();
    await isShown("maybe-sent");
    expect(createReply).toHaveBeenCalledOnce();
    agent.press("Try again");
    await isShown("sent");
    expect(createReply).toHaveBeenCalledTimes(2);
  });

  test("is not looked for where it was cancelled before it went", async () => {
    const listThreads = vi.fn<ConversationApi["listThreads"]>(async () => []);
    const createReply = vi.fn<ConversationApi["createReply"]>(async () => ({}));
    const { agent, isShown, client } = await begin({ createReply, listThreads });
    await until(() => client.isFetching() === 0, "what was there before is known");
    vi.spyOn(Blob.prototype, "arrayBuffer").mockReturnValue(new Promise(() => {}));
    onTestFinished(() => void vi.restoreAllMocks());
    agent.attach(new File(["x"], "slow.txt"));
    await agent.type("Hello");
    agent.pressKeys();
    await until(() => agent.canPress("Cancel sending"), "it waits for the file");
    agent.press("Cancel sending");
    await until(() => !agent.isSending(), "it is cancelled");
    agent.press("Remove slow.txt");
    const before = listThreads.mock.calls.length;
    agent.pressKeys();
    await isShown("sent");
    expect(listThreads).toHaveBeenCalledTimes(before);
  });

  test("is not taken for a reply of the same words whose id nobody told", async () => {
    const threads: Thread[] = [];
    const createReply = vi
      .fn<ConversationApi["createReply"]>(async () => {
        throw lost();
      })
      .mockImplementationOnce(async () => {
        threads.push(threadOf(1, "Thank you!"));
        return {};
      });
    const listThreads = vi.fn<ConversationApi["listThreads"]>(async () => [...threads]);
    const { agent, isShown, onSent } = await begin({ createReply, listThreads });
    await agent.type("Thank you!");
    agent.pressKeys();
    await isShown("sent");
    const before = listThreads.mock.calls.length;
    await agent.type("Thank you!");
    agent.pressKeys();
    await until(() => createReply.mock.calls.length === 2, "the second reply");
    await until(
      () =>
        listThreads.mock.calls.length > before ||
        agent.banners()[0]?.words.includes("can’t check from here"),
      "a look, or that there is none",
    );
    await until(() => !agent.isSending(), "the outcome");
    expect(onSent).toHaveBeenCalledOnce();
    expect(agent.banners()).toMatchObject([{ kind: "maybe-sent" }]);
    expect(agent.read().text).toBe("Thank you!");
  });

  test("is not taken for a later reply of the same words that was sent", async () => {
    const threads: Thread[] = [];
    const createReply = vi
      .fn<ConversationApi["createReply"]>(async () => ({ threadId: 2 }))
      .mockRejectedValueOnce(lost())
      .mockImplementationOnce(async () => {
        threads.push(threadOf(1, "Hello"));
        return { threadId: 1 };
      });
    const { agent, isShown, onSent, client, sendAnyway } = await begin({
      createReply,
      listThreads: async () => threads,
    });
    await until(() => client.isFetching() === 0, "what was there before is known");
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    // With a status of its own, so that it is another reply.
    agent.pressKeys({ key: "Enter", ctrlKey: true, shiftKey: true });
    await sendAnyway();
    await isShown("sent");
    await agent.type("Hello");
    agent.pressKeys();
    await until(() => onSent.mock.calls.length === 2, "the last one is sent");
    expect(createReply).toHaveBeenCalledTimes(3);
  });

  test("is still looked for after the same words were sent with a file", async () => {
    const threads: Thread[] = [];
    const createReply = vi
      .fn<ConversationApi["createReply"]>(async () => ({ threadId: 3 }))
      .mockRejectedValueOnce(lost())
      .mockResolvedValueOnce({ threadId: 2 });
    const { agent, isShown, onSent, client, sendAnyway } = await begin(
      { createReply, listThreads: async () => threads },
      { checks: { "new-threads": false } },
    );
    await until(() => client.isFetching() === 0, "what was there before is known");
    await agent.type("Hello");
    agent.pressKeys();
    await isShown("maybe-sent");
    agent.attach(new File(["bytes"], "notes.txt", { type: "text/plain" }));
    await until(() => agent.hasFiles(1), "the file is prepared");
    agent.pressKeys();
    await sendAnyway();
    await isShown("sent");
    threads.push(threadOf(1, "Hello"));
    await agent.type("Hello");
    agent.pressKeys();
    await until(() => onSent.mock.calls.length === 2, "the first one is found");
    expect(onSent.mock.lastCall?.[0].threadId).toBe(1);
    expect(createReply).toHaveBeenCalledTimes(2);
  });

  test("is still looked for after another reply was sent and the composer was left", async () => {
    const threads: Thread[] = [];
    const createReply = vi
      .fn<ConversationApi["createReply"]>(async () => ({ threadId: 3 }))
      .mockRejectedValueOnce(lost())
      .mockResolvedValueOnce({ threadId: 2 });
    const api = { createReply, listThreads: async () => threads };
    const client = new QueryClient();
    const first = await begin(api, { client });
    await until(() => client.isFetching() === 0, "what was there before is known");
    await first.agent.type("Hello");
    first.agent.pressKeys();
    await first.isShown("maybe-sent");
    await first.agent.type("Thank you");
    first.agent.pressKeys();
    await first.sendAnyway();
    await first.isShown("sent");
    await first.screen.unmount();
    // As long as a session that nobody needs is kept.
    await new Promise((resolve) => setTimeout(resolve));
    threads.push(threadOf(1, "Hello"));
    const second = await begin(api, { client, checks: { "new-threads": false } });
    await second.agent.type("Hello");
    second.agent.pressKeys();
    await second.isShown("sent");
    expect(second.onSent.mock.lastCall?.[0].threadId).toBe(1);
    expect(createReply).toHaveBeenCalledTimes(2);
  });
});

test("a new conversation is handed over that it was a draft, and its status", async () => {
  const onStartNewConversation = vi.fn();
  const locked = new ReplyError({ code: "locked", detail: { reason: "too-old" } });
  const createReply = vi.fn<ConversationApi["createReply"]>().mockRejectedValue(locked);
  const { agent, isShown, ref } = await begin(
    { createReply },
    { conversation: { ...conversation, id: 114 }, onStartNewConversation },
  );
  await agent.type("Not yet");
  agent.toggleDraft();
  ref.current?.set({ status: "pending" });
  agent.pressKeys();
  await isShown("locked");
  agent.press("Continue in a new conversation");
  expect(onStartNewConversation.mock.lastCall?.[0]).toMatchObject({
    initial: { draft: true, status: "pending" },
  });
});
