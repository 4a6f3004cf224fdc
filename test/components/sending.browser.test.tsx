import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { ReplyError, type ConversationApi } from "../../src/index.js";
import { renderComposer } from "../browser/renderComposer.js";

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

  test("keeps its id over one retry whose first try may have been sent, and takes a new one else", async () => {
    const ids: string[] = [];
    const failures = [
      new ReplyError({ code: "maybe-sent", detail: {} }),
      new ReplyError({ code: "unexpected", detail: { status: 200 } }),
      new ReplyError({ code: "maybe-sent", detail: {} }),
      new ReplyError({ code: "server", detail: { status: 500 } }),
    ];
    const api: ConversationApi = {
      createReply: async (_id, _reply, { attemptId }) => {
        const failure = failures[ids.push(attemptId) - 1];
        if (failure) throw failure;
        return {};
      },
      getConversation: async () => undefined,
      listThreads: async () => [],
    };
    const { reply, screen, banner } = await renderComposer({ api });
    await reply();
    for (const { code } of failures) {
      await expect
        .poll(() => screen.container.querySelector("[data-code]")?.getAttribute("data-code"))
        .toBe(code);
      await screen.getByRole("button", { name: "Try again" }).click();
    }
    await expect.poll(() => banner("sent")).toBeTruthy();
    const [first, second, third, fourth, fifth] = ids;
    expect(second).toBe(first);
    expect(third).not.toBe(second);
    expect(fourth).toBe(third);
    expect(fifth).not.toBe(fourth);
  });
});

describe("a running send", () => {
  test("stops by Cancel before the upload ended, and keeps everything", async () => {
    const { world, attach, reply, screen, text, files, banner } = await renderComposer();
    await world.control("POST", "/faults", { times: null, then: { readBytesPerSecond: 200_000 } });
    await attach(new File([new Uint8Array(6_000_000)], "big.bin"));
    await reply("Hello");
    const progress = screen.getByRole("progressbar", { name: "Sending reply" });
    await expect.element(progress).toBeVisible();
    await expect.element(text).toHaveAttribute("readonly");
    await screen.getByRole("button", { name: "Cancel sending" }).click();
    await expect.element(progress).not.toBeInTheDocument();
    await expect.element(text).toHaveValue("Hello");
    await expect.element(files.getByRole("listitem")).toBeVisible();
    expect(banner("sent") ?? banner("failed") ?? banner("maybe-sent")).toBeNull();
  });

  test("goes by itself once its files are encoded", async () => {
    const { attach, reply, banner, world } = await renderComposer();
    const bytes = new Uint8Array(3_000_001).fill(7);
    await attach(new File([bytes], "photo.png", { type: "image/png" }));
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

  test("never goes without a file that was refused, until it is removed", async () => {
    const { attach, reply, screen, send, banner, world } = await renderComposer({
      maxFileSize: 10,
    });
    await attach(new File(["eleven byte"], "long.txt"), new File(["short"], "short.txt"));
    await reply();
    await expect.element(screen.getByText(/Nothing was sent. Retry or remove/)).toBeVisible();
    expect(await world.replies()).toEqual([]);
    await screen.getByRole("button", { name: "Remove long.txt" }).click();
    await send.click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ attachments: [{ fileName: "short.txt" }] }]);
  });

  test("goes on when the composer is unmounted, and a composer mounted again shows its outcome", async () => {
    const client = new QueryClient();
    const onSent = vi.fn();
    const first = await renderComposer({ client, onSent });
    await first.world.control("POST", "/faults", { then: { delayMs: 600 } });
    await first.reply("Said before leaving");
    await expect.element(first.screen.getByRole("progressbar")).toBeVisible();
    await first.screen.unmount();
    const second = await renderComposer({ client });
    await expect.element(second.screen.getByRole("progressbar")).toBeVisible();
    await expect.element(second.text).toHaveValue("Said before leaving");
    await expect.poll(() => second.banner("sent")).toBeTruthy();
    await expect.element(second.text).toHaveValue("");
    expect(await first.world.replies()).toHaveLength(1);
    expect(onSent).toHaveBeenCalledOnce();
  });
});

describe("after 201", () => {
  test("empties the form, tells the host, and lets the agent go on writing", async () => {
    const onSent = vi.fn();
    const { cc, status, attach, reply, banner, text, files, ccList } = await renderComposer({
      onSent,
    });
    await cc.fill("copy@example.org");
    await status.selectOptions("closed");
    await attach(new File(["x"], "x.txt"));
    await reply();
    await expect.poll(() => banner("sent")?.getAttribute("role")).toBe("status");
    expect(onSent).toHaveBeenCalledExactlyOnceWith({
      threadId: expect.any(Number),
      conversationId: 123,
    });
    await expect.element(text).toHaveValue("");
    await expect.element(status).toHaveValue("");
    await expect.element(files.getByRole("listitem")).not.toBeInTheDocument();
    await expect.element(ccList).not.toHaveTextContent("copy@example.org");
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

describe("a hostile QueryClient", () => {
  const onError = vi.fn();
  const hostile = (onMutate?: () => void) => {
    const client = new QueryClient({
      defaultOptions: {
        mutations: {
          throwOnError: true,
          retry: 3,
          networkMode: "offlineFirst",
          gcTime: 0,
          onError,
        },
        queries: { throwOnError: true, retry: 3, networkMode: "offlineFirst", gcTime: 0 },
      },
    });
    if (onMutate) client.getMutationCache().config.onMutate = onMutate;
    return client;
  };

  test("neither repeats a failed reply nor takes the composer down", async () => {
    const { world, reply, banner, text, screen } = await renderComposer({ client: hostile() });
    await world.control("POST", "/faults", { then: { status: 500, body: { message: "No" } } });
    await reply("Hello");
    await expect.poll(() => banner("failed")).toBeTruthy();
    await expect.element(text).toHaveValue("Hello");
    expect(await world.replies()).toHaveLength(1);
    expect(onError).toHaveBeenCalledOnce();
    await screen.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(text).toHaveValue("");
    expect(await world.replies()).toHaveLength(2);
  });

  test("whose onMutate throws stops the press, not the composer", async () => {
    const client = hostile(() => {
      throw new Error("global onMutate");
    });
    const { world, reply, banner, text } = await renderComposer({ client });
    await reply("Hello");
    await expect.poll(() => banner("failed")).toBeTruthy();
    await expect.element(text).toHaveValue("Hello");
    expect(await world.replies()).toEqual([]);
  });

  test("can tell our mutations by their meta and finds no text in its cache", async () => {
    const client = hostile();
    const seen: unknown[] = [];
    client.getMutationCache().subscribe(({ mutation }) => {
      if (mutation) seen.push([mutation.meta, mutation.state.variables]);
    });
    const { reply, banner } = await renderComposer({ client });
    await reply("A secret");
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(seen).toContainEqual([{ source: "reply-composer" }, undefined]);
    expect(JSON.stringify(seen)).not.toContain("secret");
    await expect.poll(() => client.getMutationCache().getAll()).toEqual([]);
  });
});
