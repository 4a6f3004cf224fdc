import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { createHelpScoutApi, ReplyError, type ConversationApi } from "../../../src/index.js";
import { RichText } from "../../../src/rich-text.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";
import { readReply, writeReply } from "../../browser/replyText.js";

describe("one press, one thread", () => {
  test("sends once for ten Ctrl+Enter in a row", async () => {
    const { text, banner, world } = await renderComposer();
    await text.fill("Hello");
    const press = new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true });
    for (let count = 0; count < 10; count += 1) text.element().dispatchEvent(press);
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.replies()).toHaveLength(1);
  });

  test("sends once for a double click", async () => {
    const { text, send, banner, world } = await renderComposer();
    await text.fill("Hello");
    await send.dblClick();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.replies()).toHaveLength(1);
  });

  test("asks the port once for ten presses in one task", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>(async () => ({}));
    const { text, banner } = await renderComposer({ api: { ...silent, createReply } });
    await text.fill("Hello");
    const press = new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true });
    for (let count = 0; count < 10; count += 1) text.element().dispatchEvent(press);
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(createReply).toHaveBeenCalledOnce();
  });

  test("the second half of a double click never flips a switch that moved under it", async () => {
    const { send, draft } = await renderComposer();
    const click = (target: Element, detail: number) =>
      target.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail }));
    click(send.element(), 1);
    click(draft.element(), 2);
    await expect.element(draft).not.toBeChecked();
    click(draft.element(), 1);
    await expect.element(draft).toBeChecked();
  });
});

const silent: ConversationApi = {
  createReply: async () => ({}),
  getConversation: async () => undefined,
  listThreads: async () => [],
};
const maybeSent = new ReplyError({ code: "maybe-sent", detail: {} });
const unexpected = new ReplyError({ code: "unexpected", detail: { status: 200 } });
const offline = new ReplyError({ code: "offline", detail: {} });
const server = new ReplyError({ code: "server", detail: { status: 500 } });

/** Resolves with the change that makes it so. */
function changed(element: Element, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => isSo() && resolve();
    new MutationObserver(look).observe(element, { subtree: true, attributes: true });
    look();
  });
}

/** Lets each try fail in turn, presses Try again after each, and tells the ids they went out with. */
async function idsOver(...failures: ReplyError[]): Promise<string[]> {
  const ids: string[] = [];
  const createReply: ConversationApi["createReply"] = async (_id, _reply, { attemptId }) => {
    const failure = failures[ids.push(attemptId) - 1];
    if (failure) throw failure;
    return {};
  };
  const { reply, screen, banner } = await renderComposer({ api: { ...silent, createReply } });
  await reply();
  for (const { code } of failures) {
    await expect
      .poll(() => screen.container.querySelector("[data-code]")?.getAttribute("data-code"))
      .toBe(code);
    // Offline says so as soon as the browser is online again.
    await screen.getByRole("button", { name: /^(Try again|Send now)$/ }).click();
    // While it may still arrive.
    if (code === "maybe-sent" || code === "unexpected")
      await screen.getByRole("button", { name: "Send anyway" }).click();
  }
  await expect.poll(() => banner("sent")).toBeTruthy();
  return ids;
}

describe("the id of a press", () => {
  test("is kept while a try may have been sent, whatever fails for certain after it", async () => {
    const ids = await idsOver(maybeSent, offline, server);
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(4);
  });

  test("is a new one after a try that certainly failed", async () => {
    const [first, second] = await idsOver(server);
    expect(second).not.toBe(first);
  });

  test("is a new one once two answers were uncertain", async () => {
    const [first, second, third] = await idsOver(maybeSent, unexpected);
    expect(second).toBe(first);
    expect(third).not.toBe(second);
  });
});

describe("a running send", () => {
  test("that is over at once guards the form, and flashes no progress", async () => {
    // Answers as soon as nothing more can be typed.
    const createReply = vi.fn<ConversationApi["createReply"]>(async () => {
      const area = text.element();
      await changed(area, () => area.hasAttribute("readonly"));
      return {};
    });
    const { reply, screen, text, send, banner } = await renderComposer({
      api: { ...silent, createReply },
    });
    const flashed: Element[] = [];
    new MutationObserver(() => {
      flashed.push(...screen.container.querySelectorAll("progress"));
    }).observe(screen.container, { childList: true, subtree: true });
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(createReply).toHaveBeenCalledOnce();
    expect(flashed).toEqual([]);
    await expect.element(text).not.toHaveAttribute("readonly");
    await expect.element(send).not.toHaveAttribute("aria-disabled");
  });

  test("keeps its files and its draft before it is shown as one", async () => {
    const drafts = { scope: crypto.randomUUID() };
    const earlier = await renderComposer({ drafts });
    earlier.attach(new File(["x"], "scan.bin"));
    await earlier.text.fill("Hello");
    await expect.element(earlier.screen.getByText("Saved on this device")).toBeVisible();
    await earlier.screen.unmount();

    const createReply = vi.fn<ConversationApi["createReply"]>(async (_id, { attachments }) => {
      await changed(container, () => remove?.ariaDisabled === "true");
      remove?.click();
      found = {
        sent: attachments.length,
        listed: files.getByRole("listitem").elements().length,
        isShown: container.querySelector("progress") !== null,
        canDiscard: banner("draft-restored") !== null,
      };
      return {};
    });
    let found = {};
    const { text, send, screen, files, banner } = await renderComposer({
      drafts,
      api: { ...silent, createReply },
    });
    const { container } = screen;
    await expect.poll(() => banner("draft-restored")).toBeTruthy();
    await expect.element(files.getByText("scan.bin")).toBeVisible();
    const remove = container.querySelector<HTMLElement>("[aria-label='Remove scan.bin']");
    await expect.element(text).toHaveValue("Hello");
    await send.click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(found).toEqual({ sent: 1, listed: 1, isShown: false, canDiscard: false });
  });

  test("stops by Cancel while the host's token never comes", async () => {
    const { reply, screen, text } = await renderComposer({
      api: createHelpScoutApi({ baseUrl: "", getAccessToken: () => new Promise<never>(() => {}) }),
    });
    await reply("Waits");
    await screen.getByRole("button", { name: "Cancel sending" }).click();
    await expect.element(text).not.toHaveAttribute("readonly");
    await expect.element(text).toHaveValue("Waits");
  });

  test("stops by Cancel, and keeps everything, where nothing can have arrived", async () => {
    const createReply: ConversationApi["createReply"] = (_id, _reply, { signal, onProgress }) =>
      new Promise((_, reject) => {
        onProgress?.({ sent: 1_000_000, total: 8_000_000 });
        signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
      });
    const api = { ...silent, createReply };
    const { attach, reply, screen, text, files, banner } = await renderComposer({ api });
    attach(new File(["x"], "big.bin"));
    await reply("Hello");
    const progress = screen.getByRole("progressbar", { name: "Sending reply" });
    await expect.element(progress).toHaveAttribute("value", "1000000");
    await expect.element(text).toHaveAttribute("readonly");
    await screen.getByRole("button", { name: "Cancel sending" }).click();
    await expect.element(progress).not.toBeInTheDocument();
    await expect.element(text).toHaveValue("Hello");
    await expect.element(text).toHaveFocus();
    await expect.element(files.getByRole("listitem")).toBeVisible();
    expect(banner("sent") ?? banner("failed") ?? banner("maybe-sent")).toBeNull();
  });

  test("goes by itself once its files are encoded", async () => {
    const { attach, reply, banner, world } = await renderComposer();
    const bytes = new Uint8Array(3_000_001).fill(7);
    attach(new File([bytes], "photo.png", { type: "image/png" }));
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([
      {
        attachments: [
          { fileName: "photo.png", mimeType: "image/png", data: { length: 3_000_001 } },
        ],
      },
    ]);
  });

  test("asks about its attachment when the last file is removed while it is waited for", async () => {
    const { attach, reply, screen, banner, text, world } = await renderComposer();
    const file = new File(["x"], "endless.bin");
    file.slice = () =>
      Object.assign(new Blob(), { arrayBuffer: () => new Promise<never>(() => {}) });
    attach(file);
    await reply("The log is attached.");
    await expect.element(screen.getByText(/Preparing your files/).first()).toBeVisible();
    await screen.getByRole("button", { name: "Remove endless.bin" }).click();
    await expect.element(screen.getByRole("dialog")).toHaveTextContent(/nothing is attached/);
    expect(await world.replies()).toEqual([]);
    await expect.element(text).toHaveValue("The log is attached.");
    await screen.getByRole("button", { name: "Send anyway" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.replies()).toHaveLength(1);
  });

  test("never goes without a file that was refused, until it is removed", async () => {
    const { attach, reply, screen, send, banner, world } = await renderComposer({
      maxFileSize: 10,
    });
    attach(new File(["eleven byte"], "long.txt"), new File(["short"], "short.txt"));
    await reply();
    await expect.element(screen.getByText(/Nothing was sent. Retry or remove/)).toBeVisible();
    expect(await world.replies()).toEqual([]);
    await screen.getByRole("button", { name: "Remove long.txt" }).click();
    await send.click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ attachments: [{ fileName: "short.txt" }] }]);
  });

  test("goes on when the composer is unmounted, and a composer mounted again shows its outcome, and tells of it", async () => {
    const client = new QueryClient();
    const onSent = vi.fn();
    const first = await renderComposer({ client, onSent: vi.fn() });
    await first.world.control("POST", "/faults", { then: { hang: "after-creating" } });
    await first.reply("Said before leaving");
    await expect.element(first.screen.getByRole("progressbar")).toBeVisible();
    await first.screen.unmount();
    const second = await renderComposer({ client, onSent });
    await expect.element(second.screen.getByRole("progressbar")).toBeVisible();
    await expect.element(second.text).toHaveValue("Said before leaving");
    await first.world.control("DELETE", "/faults");
    await expect.poll(() => second.banner("sent")).toBeTruthy();
    await expect.element(second.text).toHaveValue("");
    expect(await first.world.replies()).toHaveLength(1);
    await expect.poll(() => onSent.mock.calls.length).toBe(1);
  });
});

describe("a send that ends while nobody looks", () => {
  test("leaves nothing behind that could be sent again", async () => {
    const client = new QueryClient();
    const first = await renderComposer({ client });
    await first.world.control("POST", "/faults", { then: { hang: "after-creating" } });
    await first.reply("Said before leaving");
    await expect.element(first.screen.getByRole("progressbar")).toBeVisible();
    await first.screen.unmount();
    await first.world.control("DELETE", "/faults");
    await expect.poll(async () => (await first.world.replies())[0]?.status).toBe(201);
    const second = await renderComposer({ client });
    await expect.poll(() => second.banner("sent")).toBeTruthy();
    await expect.element(second.text).toHaveValue("");
  });

  test("has its refusal beside the field on the way back", async () => {
    const client = new QueryClient();
    const first = await renderComposer({ client });
    const body = {
      message: "Validation error",
      _embedded: { errors: [{ path: "cc[0]", message: "is on the blocklist" }] },
    };
    await first.world.control("POST", "/faults", { then: { status: 400, body } });
    await first.cc.fill("copy@example.org");
    await first.reply("Hello");
    await first.screen.unmount();
    await expect.poll(async () => (await first.world.replies())[0]?.status).toBe(400);
    const second = await renderComposer({ client });
    await expect.element(second.cc).toHaveAccessibleDescription("is on the blocklist");
    await expect.element(second.text).toHaveValue("Hello");
  });
});

describe("after 201", () => {
  test("keeps what was inserted meanwhile, and only that", async () => {
    const { reply, ref, text, screen, banner, world } = await renderComposer();
    await world.control("POST", "/faults", { then: { hang: "after-creating" } });
    await reply("Sent");
    await expect.element(screen.getByRole("progressbar")).toBeVisible();
    ref.current?.insert({ format: "plain", value: " and a saved reply" }, "end");
    await world.control("DELETE", "/faults");
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(text).toHaveValue(" and a saved reply");
    expect(await world.sent()).toMatchObject([{ text: "Sent" }]);
  });

  const ways = [
    ["a textarea", undefined],
    ["the rich editor", RichText],
  ] as const;

  /** Presses Send, and types on in the same task, before anything can be held. */
  async function typeBehind(composer: Awaited<ReturnType<typeof renderComposer>>) {
    const { text } = composer;
    await expect.element(text).toBeVisible();
    await writeReply(text.element() as HTMLElement, "These words go out. ");
    const press = new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true });
    text.element().dispatchEvent(press);
    document.execCommand("insertText", false, "And more");
  }

  test.for(ways)(
    "keeps what was typed behind the press, and only that, in %s",
    async ([, editor]) => {
      const composer = await renderComposer(editor ? { editor } : {});
      const { text, banner, world } = composer;
      await typeBehind(composer);
      await expect.poll(() => banner("sent")).toBeTruthy();
      await expect.poll(() => readReply(text.element()).words).toBe("And more");
      const words: unknown = expect.stringMatching(/^These words go out\.\s?$/);
      expect(await world.sent()).toMatchObject([{ text: words }]);
    },
  );

  test.for(ways)(
    "so it does where the conversation was left at once, in %s",
    async ([, editor]) => {
      const composer = await renderComposer({
        ...(editor ? { editor } : {}),
        drafts: { scope: crypto.randomUUID() },
      });
      const { text, world, rerender } = composer;
      await world.control("POST", "/faults", { then: { hang: "after-creating" } });
      await typeBehind(composer);
      await expect.poll(() => world.sent()).toHaveLength(1);
      await rerender({ conversation: { ...conversation, id: 101 } });
      await expect.poll(() => readReply(text.element()).words).toBe("");
      await world.control("DELETE", "/faults");
      await expect.poll(() => composer.client.isMutating()).toBe(0);
      await rerender({ conversation });
      await expect.poll(() => readReply(text.element()).words).toBe("And more");
    },
  );

  test("empties the form, tells the host, and lets the agent go on writing", async () => {
    const onSent = vi.fn();
    const { cc, status, attach, reply, banner, text, files, ccList } = await renderComposer({
      onSent,
    });
    await cc.fill("copy@example.org");
    await status.selectOptions("closed");
    attach(new File(["x"], "x.txt"));
    await reply();
    await expect.poll(() => banner("sent")?.getAttribute("role")).toBe("status");
    expect(onSent).toHaveBeenCalledExactlyOnceWith({
      threadId: expect.any(Number),
      conversationId: 123,
    });
    await expect.element(text).toHaveValue("");
    await expect.element(status).toHaveValue("");
    await expect.element(files.getByRole("listitem")).not.toBeInTheDocument();
    await expect.element(ccList).not.toBeInTheDocument();
    await userEvent.keyboard("next");
    await expect.element(text).toHaveValue("next");
  });

  test("a host callback that throws changes nothing about the outcome", async () => {
    const thrown = vi.fn((event: ErrorEvent) => event.preventDefault());
    window.addEventListener("error", thrown, { once: true });
    const { reply, banner, text } = await renderComposer({
      onSent: () => {
        throw new Error("a fault of the host's");
      },
    });
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(text).toHaveValue("");
    expect(thrown).toHaveBeenCalledOnce();
  });

  test("tells a saved draft from a sent reply", async () => {
    const onDraftSaved = vi.fn();
    const onSent = vi.fn();
    const { draft, text, screen, banner, world } = await renderComposer({ onDraftSaved, onSent });
    await draft.click();
    await text.fill("Not yet");
    await screen.getByRole("button", { name: "Save draft" }).click();
    await expect.poll(() => banner("draft-saved")).toBeTruthy();
    expect(onDraftSaved).toHaveBeenCalledOnce();
    expect(onSent).not.toHaveBeenCalled();
    expect(await world.sent()).toMatchObject([{ draft: true }]);
  });
});
