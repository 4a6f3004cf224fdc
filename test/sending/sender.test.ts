import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createAttachmentStore } from "../../src/attachments/store.js";
import { ReplyError } from "../../src/domain/errors.js";
import type { ConversationApi, Thread } from "../../src/index.js";
import type { PreparedReply, SenderHost } from "../../src/sending/hosts.js";
import { looking } from "../../src/sending/looking.js";
import { createSender, type Sender } from "../../src/sending/sender.js";
import type { SentReply } from "../../src/sending/outcomes.js";
import { attemptWith } from "./attempt.js";

const { id: _, ...content } = attemptWith();

/** What it comes to in the conversation. */
const thread: Thread = {
  id: 3,
  type: "reply",
  state: "published",
  body: "Hello<br><br>Ann",
  createdAt: "2026-11-24T10:00:00Z",
  cc: [],
  bcc: [],
  attachmentNames: [],
};

// On a busy machine it may take longer than a wait for what follows.
beforeAll(() => looking.load());

beforeEach(() => {
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("navigator", { onLine: true });
  onTestFinished(() => void vi.unstubAllGlobals());
});

/** A sender of one reply, and a composer that shows it. */
function begin(prepared: Partial<PreparedReply> = {}) {
  const createReply = vi.fn<ConversationApi["createReply"]>().mockResolvedValue({ threadId: 9 });
  const emit = vi.fn<SenderHost["emit"]>();
  const reply: SentReply = {
    conversationId: 1,
    attachments: createAttachmentStore(),
    connection: { isDoubted: false },
    ownThreads: new Set(),
    unidentifiedThreads: 0,
    of: () => shown,
  };
  const sender: Sender = createSender(reply);
  const shown = Object.assign(reply, { sender });
  const disconnect = sender.connect({
    api: { createReply, getConversation: async () => undefined, listThreads: async () => [] },
    emit,
    run: (press) => press(),
    prepare: () => ({
      content: () => content,
      concerns: async () => [],
      expect: () => {},
      undoSeconds: 0,
      ...prepared,
    }),
  });
  const ends = (status: string) =>
    vi.waitFor(() => expect(sender.getSnapshot().status).toBe(status));
  return { sender, createReply, emit, disconnect, ends };
}

test("whom the agent agreed to write to in one reply is asked about in the next", async () => {
  const asked: number[] = [];
  const { sender, ends } = begin({
    concerns: async (_content, { agreed, isConfirmed }) => {
      asked.push(agreed.size);
      if (isConfirmed) agreed.add("eve@example.com");
      return isConfirmed || agreed.size > 0 ? [] : [{ code: "checks-missing" }];
    },
  });
  sender.send();
  await ends("asking");
  sender.send({ isConfirmed: true });
  await ends("sent");
  sender.send();
  await ends("asking");
  expect(asked).toEqual([0, 0, 0]);
});

test("a question goes with the composer that asked it", async () => {
  const { sender, createReply, disconnect, ends } = begin({
    concerns: async () => [{ code: "checks-missing" }],
  });
  sender.send();
  await ends("asking");
  disconnect();
  expect(sender.getSnapshot().status).toBe("idle");
  expect(createReply).not.toHaveBeenCalled();
});

test("a press from the outbox during a countdown holds the reply until its outcome", async () => {
  const { sender, createReply, disconnect, ends } = begin();
  const limited = new ReplyError({ code: "rate-limited", detail: { retryAfter: 60 } });
  createReply.mockRejectedValueOnce(limited);
  sender.send();
  await vi.waitFor(() => expect(sender.getSnapshot()).toHaveProperty("resendAt"));
  disconnect();
  let answer = () => {};
  createReply.mockReturnValueOnce(new Promise((resolve) => (answer = () => resolve({}))));
  sender.sendAgain();
  await vi.waitFor(() => expect(createReply).toHaveBeenCalledTimes(2));
  expect(sender.isPressed()).toBe(true);
  sender.sendAgain();
  answer();
  await ends("sent");
  expect(createReply).toHaveBeenCalledTimes(2);
});

test.each<[string, ReplyError | undefined]>([
  ["its answer", undefined],
  ["a look after it", new ReplyError({ code: "maybe-sent", detail: {} })],
])("%s is told to the composer that holds the reply by then", async (_how, lost) => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { sender, createReply, emit, ends } = begin();
  const host = sender.host();
  if (!host) throw new Error("No composer is connected");
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  const listThreads = vi.fn(() => opened.then(() => [thread]));
  host.api = { ...host.api, listThreads };
  createReply.mockImplementationOnce(async () => {
    if (lost) throw lost;
    await opened;
    return {};
  });
  sender.send();
  // A look begins a while after the failure.
  await vi.advanceTimersByTimeAsync(3000);
  expect(lost ? listThreads : createReply).toHaveBeenCalled();
  const tell = vi.fn<SenderHost["emit"]>();
  sender.connect({ ...host, emit: tell });
  open();
  await ends("sent");
  const sent = expect.objectContaining({ status: "sent" });
  expect(tell.mock.calls).toEqual([[sent]]);
  expect(emit).not.toHaveBeenCalledWith(sent);
});

test("an invalid press leaves what was said before", async () => {
  const { sender, createReply, ends } = begin();
  createReply.mockRejectedValueOnce(new ReplyError({ code: "offline", detail: {} }));
  sender.send();
  await ends("failed");
  const host = sender.host();
  if (host) host.prepare = () => "invalid";
  const before = sender.getSnapshot();
  sender.send();
  expect(sender.getSnapshot()).toBe(before);
  expect(sender.isPressed()).toBe(false);
});
