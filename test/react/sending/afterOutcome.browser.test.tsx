import { describe, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { Thread } from "../../../src/index.js";
import { takeClipboard } from "../../browser/clipboard.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";

const apiError = { logRef: "abc-123", message: "It went wrong" };

/** A composer that has seen what is in the conversation. */
async function renderSeen(props: Parameters<typeof renderComposer>[0] = {}) {
  const composer = await renderComposer(props);
  const asked = async () => {
    const requests = (await composer.world.control("GET", "/requests")) as {
      path: string;
      status: number | null;
    }[];
    return requests.filter(({ path, status }) => path.endsWith("/threads") && status === 200);
  };
  await expect.poll(asked).not.toHaveLength(0);
  return { ...composer, asked };
}

async function published(world: Awaited<ReturnType<typeof renderComposer>>["world"]) {
  const state = (await world.control("GET", "/state/conversations/123")) as {
    threads: { body: string }[];
  };
  return state.threads.filter(({ body }) => body.includes("Every word of it"));
}

describe("a reply that may have been sent", () => {
  test("is found in the conversation, and the agent is told that it was sent", async () => {
    const onSent = vi.fn();
    const { world, reply, banner, text, attach, files } = await renderSeen({ onSent });
    // Listed with entities, paragraphs and other quotes, as some servers do.
    await world.control("POST", "/settings", { typesets: true });
    await world.control("POST", "/faults", { then: { drop: "after-creating" } });
    attach(new File(["x"], "notes.txt"));
    await reply(`Every word of it: "déjà  vu" -- it's €5 & 🙂\n\n\tשלום\nhttps://x.com/?a=1&b=2`);
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(text).toHaveValue("");
    await expect.element(files.getByRole("listitem")).not.toBeInTheDocument();
    expect(onSent).toHaveBeenCalledExactlyOnceWith({
      conversationId: 123,
      threadId: expect.any(Number),
    });
    expect(await world.replies()).toHaveLength(1);
  });

  test("is said to be under review, and is not sent again while it is", async () => {
    const words = /held for review/;
    const { world, reply, banner, screen, text } = await renderSeen();
    await world.control("POST", "/settings", { replyState: "underreview" });
    await world.control("POST", "/faults", { then: { drop: "after-creating" } });
    await reply("Every word of it");
    await expect.poll(() => banner("maybe-sent")?.textContent).toMatch(words);
    expect(banner("maybe-sent")?.textContent).not.toMatch(/may have been sent/);
    await text.fill("Every word of it, and more");
    await screen.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => banner("maybe-sent")?.textContent).toMatch(words);
    await expect.element(text).toHaveValue("Every word of it, and more");
    await screen.getByRole("button", { name: "Mark as sent" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.replies()).toHaveLength(1);
  });

  test("is looked for before Try again sends it once more", async () => {
    let answers: readonly Thread[] | undefined = [];
    const createReply = vi.fn(() => {
      // The look by itself gets no answer before Try again is pressed.
      answers = undefined;
      return Promise.reject(new Error("the connection was lost"));
    });
    const { reply, banner, screen } = await renderComposer({
      api: {
        createReply,
        getConversation: async () => undefined,
        listThreads: async () => answers ?? new Promise<never>(() => {}),
      },
    });
    await reply("Every word of it");
    await expect.poll(() => banner("maybe-sent")).toBeTruthy();
    answers = [{ id: 9, type: "reply", body: "Every word of it", createdAt: "" }];
    await screen.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(createReply).toHaveBeenCalledOnce();
  });

  test("is sent by Try again where it is not there", async () => {
    const onError = vi.fn();
    const { world, reply, banner, screen } = await renderSeen({ onError });
    await world.control("POST", "/faults", { then: { drop: "after-reading" } });
    await reply("Every word of it");
    await expect.poll(() => banner("maybe-sent")?.textContent).toMatch(/Checking…/);
    const tryAnyway = async () => {
      await screen.getByRole("button", { name: "Try again" }).click();
      await screen.getByRole("button", { name: "Send anyway" }).click();
    };
    await tryAnyway();
    // The gateway sends no attempt a second time; only the next press is another one.
    await expect.poll(() => onError.mock.calls).toHaveLength(2);
    await tryAnyway();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await published(world)).toHaveLength(1);
  });

  test("is done with when the agent says that it was sent", async () => {
    const { world, reply, banner, screen, text } = await renderSeen();
    await world.control("POST", "/faults", { then: { drop: "after-reading" } });
    await reply("Every word of it");
    await screen.getByRole("button", { name: "Mark as sent" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(text).toHaveValue("");
    expect(await world.replies()).toHaveLength(1);
  });

  test("is asked for by its id where the backend can tell", async () => {
    const asked: string[] = [];
    const { reply, banner, screen } = await renderComposer({
      api: {
        createReply: () => Promise.reject(new Error("the connection was lost")),
        getConversation: async () => undefined,
        listThreads: async () => [],
        findAttempt: async (id) => {
          asked.push(id);
          return "not-sent";
        },
      },
    });
    await reply();
    await expect.poll(() => banner("failed")?.getAttribute("data-code")).toBe("network");
    expect(asked).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    await expect.element(screen.getByRole("button", { name: "Try again" })).toBeVisible();
  });
});

describe("a rate limit", () => {
  const limited = { status: 429, headers: { "X-RateLimit-Retry-After": "1" } };

  test("counts down, and then it goes by itself, once", async () => {
    const { world, reply, banner } = await renderSeen();
    await world.control("POST", "/faults", { then: limited });
    await reply("Every word of it");
    await expect.poll(() => banner("rate-limited")?.textContent).toMatch(/Retrying in 1 s/);
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await published(world)).toHaveLength(1);
    expect(await world.replies()).toHaveLength(2);
  });

  test("waits longer each time where the server says at once, again and again", async () => {
    const { world, reply, banner } = await renderSeen();
    await world.control("POST", "/faults", {
      times: null,
      then: { status: 429, headers: { "X-RateLimit-Retry-After": "0" } },
    });
    await reply("Every word of it");
    await expect.poll(() => banner("rate-limited")?.textContent).toMatch(/Retrying in [34] s/);
    expect(await world.replies()).toHaveLength(3);
  });

  test("of many minutes is told, and nothing goes by itself after it", async () => {
    const { world, reply, banner } = await renderSeen();
    const hour = { status: 429, headers: { "X-RateLimit-Retry-After": "3600" } };
    await world.control("POST", "/faults", { then: hour });
    await reply("Every word of it");
    await expect.poll(() => banner("rate-limited")?.textContent).toMatch(/in 60 minutes/);
    expect(banner("rate-limited")?.textContent).not.toMatch(/Retrying/);
  });

  test.each(["cancelled", "written on"])("does not go by itself once it is %s", async (what) => {
    const { world, reply, banner, screen, text } = await renderSeen();
    const later = { ...limited, headers: { "Retry-After": "60" } };
    await world.control("POST", "/faults", { then: later });
    await reply("Every word of it");
    await expect.poll(() => banner("rate-limited")?.textContent).toMatch(/Retrying in/);
    if (what === "cancelled") {
      await screen.getByRole("button", { name: "Stop" }).click();
    } else {
      await text.fill("Every word of it, and more");
    }
    await expect.poll(() => banner("rate-limited")?.textContent).not.toMatch(/Retrying/);
    await screen.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await published(world)).toHaveLength(1);
  });
});

test("back online the banner offers to send", async () => {
  const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  const { reply, banner, screen, world } = await renderComposer();
  await reply("Later");
  await expect.poll(() => banner("offline")).toBeTruthy();
  expect(await world.replies()).toEqual([]);
  onLine.mockRestore();
  window.dispatchEvent(new Event("online"));
  await expect.poll(() => banner("offline")?.textContent).toMatch(/back online/);
  expect(await world.replies()).toEqual([]);
  await screen.getByRole("button", { name: "Send now" }).click();
  await expect.poll(() => banner("sent")).toBeTruthy();
});

test("the browser's belief that it is offline holds up one press, and no more", async () => {
  const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  onTestFinished(() => onLine.mockRestore());
  const { reply, banner, world, client, screen } = await renderComposer();
  await reply("Now");
  await expect.poll(() => banner("offline")).toBeTruthy();
  expect(await world.replies()).toEqual([]);
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(() => banner("sent")).toBeTruthy();
  // It has been wrong before: the next replies, in other conversations too, are not held up.
  await screen.unmount();
  const other = await renderComposer({ client, conversation: { ...conversation, id: 101 } });
  await other.reply("And now");
  await expect.poll(() => other.banner("sent")).toBeTruthy();
  // Once it was right, it is believed again.
  onLine.mockReturnValue(true);
  await other.reply("Online");
  await expect.poll(() => other.world.sent()).toHaveLength(2);
  await expect.element(other.text).toHaveValue("");
  onLine.mockReturnValue(false);
  await other.reply("Offline");
  await expect.poll(() => other.banner("offline")).toBeTruthy();
  expect(await other.world.sent()).toHaveLength(2);
});

test("a locked conversation's reply is handed over to a new one, and stays here", async () => {
  const onStartNewConversation = vi.fn();
  const { reply, screen, attach, cc, text } = await renderComposer({
    conversation: { ...conversation, id: 114 },
    onStartNewConversation,
  });
  const file = new File(["x"], "notes.txt");
  attach(file);
  await cc.fill("copy@example.org");
  await reply("Every word of it");
  await screen.getByRole("button", { name: "Continue in a new conversation" }).click();
  expect(onStartNewConversation).toHaveBeenCalledExactlyOnceWith({
    initial: {
      text: { format: "plain", value: "Every word of it" },
      customer: conversation.customer,
      cc: ["copy@example.org"],
      bcc: [],
      signature: null,
      quote: { format: "plain", value: "" },
      status: "",
      draft: false,
      imported: false,
    },
    files: [expect.objectContaining({ name: "notes.txt" })],
    reason: "too-old",
  });
  await expect.element(text).toHaveValue("Every word of it");
});

test("the server's reference can be copied", async () => {
  await takeClipboard();
  const { reply, screen, world } = await renderComposer();
  await world.control("POST", "/faults", { then: { status: 500, body: apiError } });
  await reply();
  await screen.getByRole("button", { name: "Copy reference" }).click();
  await expect.poll(() => navigator.clipboard.readText()).toBe("abc-123");
});
