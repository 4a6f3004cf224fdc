import { describe, expect, test, vi } from "vitest";
import { ReplyError, type ConversationApi, type Thread } from "../../src/index.js";
import { renderComposer } from "../browser/renderComposer.js";
import { agentAt, until } from "./agent.js";

/** A composer over a server that loses its first answer, of "Hello", saved as a draft. */
async function beginLost() {
  const threads: Thread[] = [];
  const add = (id: number, state: "draft" | "published", body: string) =>
    threads.unshift({ id, type: "reply", state, body, createdAt: "2026-01-01T00:00:00Z" });
  const createReply = vi
    .fn<ConversationApi["createReply"]>(async (_id, { text, draft }) => {
      add(2, draft ? "draft" : "published", text.value);
      return { threadId: 2 };
    })
    .mockRejectedValueOnce(new ReplyError({ code: "maybe-sent", detail: {} }));
  const [onSent, onDraftSaved] = [vi.fn(), vi.fn()];
  const { screen, client } = await renderComposer({
    api: {
      createReply,
      getConversation: async () => undefined,
      listThreads: async () => [...threads],
    },
    onSent,
    onDraftSaved,
    checks: { "new-threads": false },
  });
  const agent = agentAt(screen.container);
  await until(() => client.isFetching() === 0, "what was there before is known");
  await agent.type("Hello");
  agent.toggleDraft();
  agent.pressKeys();
  const said = (kind: string) => agent.banners().find((banner) => banner.kind === kind)?.words;
  const isShown = (kind: string) => until(() => said(kind) !== undefined, `banner ${kind}`);
  await isShown("maybe-sent");
  const arrive = () => add(1, "draft", "Hello");
  return { agent, said, isShown, arrive, createReply, onSent, onDraftSaved };
}

describe("a draft whose answer was lost", () => {
  test("is said to be a draft, and is no email that may have gone", async () => {
    const { agent, said } = await beginLost();
    expect(said("maybe-sent")).toMatch(/not sure this was saved\. Checking/);
    expect(agent.canPress("Mark as sent")).toBe(false);
    agent.press("Mark as saved");
    await until(() => said("draft-saved"), "it is settled");
    expect(agent.read().text).toBe("");
  });

  test("takes nothing out of a form that is a reply by now: the press sends that", async () => {
    const { agent, said, isShown, arrive, createReply, onSent, onDraftSaved } = await beginLost();
    arrive();
    agent.toggleDraft();
    agent.pressKeys();
    await isShown("sent");
    expect(createReply).toHaveBeenCalledTimes(2);
    expect(createReply.mock.lastCall?.[1]).toMatchObject({ text: { value: "Hello" } });
    expect(createReply.mock.lastCall?.[1].draft ?? false).toBe(false);
    expect(onDraftSaved).toHaveBeenCalledExactlyOnceWith({ conversationId: 123, threadId: 1 });
    expect(onSent).toHaveBeenCalledExactlyOnceWith({ conversationId: 123, threadId: 2 });
    expect(said("sent")).toMatch(/draft of it was saved/);
    expect(said("sent")).not.toMatch(/may have been sent/);
    expect(agent.read().text).toBe("");
  });

  test("leaves the reply that the form has become where it is found meanwhile", async () => {
    const { agent, said, isShown, arrive, createReply, onDraftSaved } = await beginLost();
    agent.attach(new File(["bytes"], "notes.txt"));
    agent.toggleDraft();
    arrive();
    await isShown("draft-saved");
    expect(onDraftSaved).toHaveBeenCalledOnce();
    expect(said("draft-saved")).not.toMatch(/still here/);
    expect(agent.read()).toMatchObject({ text: "Hello", draft: false, files: ["notes.txt"] });
    await until(() => agent.hasFiles(1), "the file is prepared");
    agent.pressKeys();
    await isShown("sent");
    expect(createReply).toHaveBeenCalledTimes(2);
  });
});

test("of an earlier try that had arrived nothing is claimed to be left that is not", async () => {
  const { agent, said, isShown, arrive, createReply } = await beginLost();
  await agent.type("Hello again");
  arrive();
  agent.pressKeys();
  await isShown("draft-saved");
  expect(said("draft-saved")).toMatch(/earlier try.*your latest changes/);
  expect(agent.read().text).toBe(" again");
  expect(createReply).toHaveBeenCalledOnce();
});
