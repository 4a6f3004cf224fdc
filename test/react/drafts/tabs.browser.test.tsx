import { QueryClient } from "@tanstack/react-query";
import { createRef } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import {
  createHelpScoutApi,
  ReplyComposer,
  ReplyError,
  type ComposerHandle,
  type ConversationApi,
} from "../../../src/index.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";
import { blankValues } from "../../../src/domain/fields.js";
import { newUuid } from "../../../src/domain/uuid.js";
import { createWorld, type Recorded } from "../../browser/world.js";
import { asksBeforeLeaving, newScope, refusing } from "../../drafts/faults.js";

interface Timing {
  undoSeconds?: number;
}

/** An upload that goes on until it is stopped. */
const uploading: ConversationApi["createReply"] = (_id, _reply, { signal }) =>
  new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
  });

/** Two pages of one profile, as far as drafts are concerned: each has a client of its own. */
async function openTwo({ undoSeconds = 0, ...network }: Partial<ConversationApi> & Timing = {}) {
  const world = createWorld();
  const api = { ...createHelpScoutApi({ baseUrl: world.baseUrl }), ...network };
  const reading = slowly();
  const drafts = { scope: newScope(), storage: reading.storage };
  const clients = [new QueryClient(), new QueryClient()] as const;
  const open = async (client: QueryClient) => {
    const onSentElsewhere = vi.fn();
    const shared = { conversation, api, drafts, undoSeconds };
    const given = { ...shared, queryClient: client, onSentElsewhere };
    const handle = createRef<ComposerHandle>();
    const screen = await render(<ReplyComposer {...given} ref={handle} />);
    const banner = (kind: string) => screen.container.querySelector(`[data-banner="${kind}"]`);
    const part = (selector: string) => {
      const found = screen.container.querySelector(selector);
      if (!(found instanceof HTMLElement)) throw new Error(`There is no ${selector}`);
      return found;
    };
    const buttonOf = (name: string) =>
      [...screen.container.querySelectorAll("button")].find(
        (one) => (one.ariaLabel ?? one.textContent) === name,
      );
    return {
      banner,
      handle,
      onSentElsewhere,
      close: () => screen.unmount(),
      hasDialog: () => screen.container.querySelector("dialog[open]") !== null,
      versions: () =>
        [...screen.container.querySelectorAll("dialog li")].map((one) => one.textContent),
      text: () => screen.container.querySelector("textarea")?.value,
      isReadOnly: () => screen.container.querySelector("textarea")?.readOnly,
      type: (words: string) => userEvent.fill(part("textarea"), words),
      has: (name: string) => buttonOf(name) !== undefined,
      click: (name: string) => buttonOf(name)?.click(),
    };
  };
  const first = await open(clients[0]);
  return {
    world,
    first,
    openSecond: () => open(clients[1]),
    openAnother: () => open(new QueryClient()),
    reading,
    scope: drafts.scope,
  };
}

/** A storage whose answers can be held back: what is read is what was there when it was asked. */
function slowly() {
  const { storage, memory } = refusing(() => undefined);
  let answered = Promise.resolve();
  let answer = () => {};
  storage.get = async (key) => {
    const found = await memory.get(key);
    await answered;
    return found;
  };
  const hold = () => {
    answered = new Promise((resolve) => {
      answer = resolve;
    });
  };
  return { storage, hold, answer: () => answer() };
}

/** A draft with a file whose bytes come when they are told to. */
async function withSlowFile() {
  const { storage, memory } = refusing(() => undefined);
  const scope = newScope();
  const files = [{ id: "a", name: "notes.txt", size: 1 }];
  const values = { text: { format: "plain", value: "From before the reload" } };
  await memory.set(["draft", scope, "123"], { version: 1, savedAt: Date.now(), values, files });
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  storage.get = async (key) => {
    if (key[0] !== "file") return memory.get(key);
    await answered;
    return new File(["x"], "notes.txt");
  };
  return { scope, storage, answer };
}

/** Who asks for a draft hears of it late, as on a busy machine. */
function answerSlowly() {
  const request = navigator.locks.request.bind(navigator.locks);
  const slow = async (name: string, options: LockOptions, granted: LockGrantedCallback<void>) => {
    await new Promise((resolve) => setTimeout(resolve, 250));
    return request(name, options, granted);
  };
  vi.spyOn(navigator.locks, "request").mockImplementation(slow);
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("two tabs", () => {
  test("one edits, the other follows, and takes over without losing a word", async () => {
    const { first, openSecond } = await openTwo();
    await first.type("From the first");
    const second = await openSecond();
    await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
    await expect.poll(second.text).toBe("From the first");
    expect(second.isReadOnly()).toBe(true);
    await first.type("From the first, and more");
    await expect.poll(second.text).toBe("From the first, and more");
    second.click("Take over");
    await expect.poll(second.isReadOnly).toBe(false);
    await expect.poll(first.isReadOnly).toBe(true);
    await second.type("Now from the second");
    await expect.poll(first.text).toBe("Now from the second");
    await second.type("Now");
    first.click("More options");
    await expect.poll(() => first.versions().join()).toContain("Now from the second");
  });

  test("what the host adds to a reply goes along to the tab that takes it over", async () => {
    const createReply = vi.fn<ConversationApi["createReply"]>(async () => ({}));
    const { first, openSecond } = await openTwo({ createReply });
    await first.type("About the lamp");
    const second = await openSecond();
    await expect.poll(second.text).toBe("About the lamp");
    first.handle.current?.set({ extra: { product: "lamp", tags: ["new"] } });
    second.click("Take over");
    await expect.poll(second.isReadOnly).toBe(false);
    second.click("Send reply");
    await expect.poll(() => createReply).toHaveBeenCalledOnce();
    const [[, reply] = []] = createReply.mock.calls;
    expect(reply?.extra).toEqual({ product: "lamp", tags: ["new"] });
  });

  test("a tab that closes hands its draft on", async () => {
    const { first, openSecond } = await openTwo();
    await first.type("Left behind");
    const second = await openSecond();
    await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
    await first.close();
    await expect.poll(second.isReadOnly).toBe(false);
    expect(second.text()).toBe("Left behind");
  });

  test("a send in one empties the other, and only one can send", async () => {
    const { world, first, openSecond } = await openTwo();
    await first.type("Once");
    const second = await openSecond();
    await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
    second.click("Send reply");
    first.click("Send reply");
    await expect.poll(() => first.banner("sent")).toBeTruthy();
    await expect.poll(second.text).toBe("");
    expect(second.banner("draft-elsewhere")).toBeNull();
    expect(await world.sent()).toMatchObject([{ text: "Once" }]);
  });

  test("a send in one is said in the other, whose host is told, and is no news there", async () => {
    const { world, first, openSecond } = await openTwo();
    await first.type("Once");
    const second = await openSecond();
    await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
    first.click("Send reply");
    await expect
      .poll(() => second.banner("sent-elsewhere")?.textContent)
      .toBe("You sent this reply from another tab.");
    expect(second.onSentElsewhere).toHaveBeenCalledExactlyOnceWith({
      conversationId: 123,
      threadId: expect.any(Number),
    });
    expect(first.onSentElsewhere).not.toHaveBeenCalled();
    const lists = async () => {
      const requests = (await world.control("GET", "/requests")) as Recorded[];
      return requests.filter(({ path, status }) => path.includes("/threads") && status).length;
    };
    const before = await lists();
    document.dispatchEvent(new Event("visibilitychange"));
    await expect.poll(lists).toBe(before + 2);
    await second.type("Twice");
    expect(second.banner("sent-elsewhere")).toBeNull();
    second.click("Send reply");
    await expect.poll(() => first.banner("sent-elsewhere")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ text: "Once" }, { text: "Twice" }]);
  });

  test("a discard in one is said in the other, and so is another draft that waits", async () => {
    const { first, openSecond, openAnother, reading, scope } = await openTwo();
    await first.type("Not any more");
    const key = ["draft", scope, "123"];
    await expect.poll(() => reading.storage.get(key)).toBeTruthy();
    await first.close();
    const second = await openSecond();
    await expect.poll(() => second.has("Discard")).toBe(true);
    const values = { text: { format: "plain", value: "Of before" } };
    const waiting = { version: 1, savedAt: Date.now(), values, files: [] };
    await reading.storage.set(["offered", scope, "123", "a"], waiting);
    const third = await openAnother();
    await expect
      .poll(() => third.banner("draft-elsewhere")?.textContent)
      .toContain("Another draft is waiting here");
    second.click("Discard");
    await expect
      .poll(() => third.banner("discarded-elsewhere")?.textContent)
      .toBe("You discarded this reply in another tab.");
    expect(third.text()).toBe("");
    third.click("More options");
    await expect.poll(() => third.versions().join()).toContain("Not any more");
    expect(third.onSentElsewhere).not.toHaveBeenCalled();
  });

  test("a reply that was taken over in its time to undo is not sent from here", async () => {
    const { world, first, openSecond } = await openTwo({ undoSeconds: 30 });
    await first.type("Not yet");
    const second = await openSecond();
    await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
    first.click("Send reply");
    await expect.poll(() => first.has("Send now")).toBe(true);
    second.click("Take over");
    await expect.poll(second.isReadOnly).toBe(false);
    await expect.poll(() => first.banner("draft-elsewhere")).toBeTruthy();
    await expect.poll(() => first.has("Send now")).toBe(false);
    await expect.poll(() => second.banner("not-sent")).toBeTruthy();
    expect(await world.sent()).toEqual([]);
    second.click("Send now");
    await expect.poll(() => second.banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ text: "Not yet" }]);
  });

  test("a countdown that another tab takes over ends, and is told of there", async () => {
    const createReply = async () => {
      throw new ReplyError({ code: "rate-limited", detail: { retryAfter: 60 } });
    };
    const { first, openSecond } = await openTwo({ createReply });
    await first.type("Not yet");
    const second = await openSecond();
    await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
    first.click("Send reply");
    await expect.poll(() => first.banner("rate-limited")?.textContent).toContain("Retrying");
    second.click("Take over");
    await expect.poll(() => second.banner("not-sent")).toBeTruthy();
    expect(first.banner("rate-limited")?.textContent).not.toContain("Retrying");
  });

  test("a reply that is being sent is not given up; one that was cancelled is, and is no riddle", async () => {
    const { first, openSecond } = await openTwo({ createReply: uploading });
    await first.type("On its way");
    const second = await openSecond();
    await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
    first.click("Send reply");
    await expect.poll(() => first.has("Cancel sending")).toBe(true);
    second.click("Take over");
    await expect
      .poll(() => second.banner("draft-elsewhere")?.textContent)
      .toBe("This reply is being sent from another tab.");
    expect(second.has("Take over")).toBe(false);
    first.click("Cancel sending");
    await expect.poll(() => second.has("Take over")).toBe(true);
    second.click("Take over");
    await expect.poll(second.isReadOnly).toBe(false);
    expect(second.text()).toBe("On its way");
    expect(second.banner("maybe-sent")).toBeNull();
  });

  test("what is asked or shown over the reply closes when another tab takes it over", async () => {
    const { world, first, openSecond } = await openTwo();
    await first.type("The scan is attached");
    const second = await openSecond();
    await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
    first.click("Send reply");
    await expect.poll(first.hasDialog).toBe(true);
    second.click("Take over");
    await expect.poll(second.isReadOnly).toBe(false);
    await expect.poll(first.hasDialog).toBe(false);
    second.click("More options");
    await expect.poll(() => second.has("Earlier versions")).toBe(true);
    second.click("Earlier versions");
    expect(second.hasDialog()).toBe(true);
    first.click("Take over");
    await expect.poll(first.isReadOnly).toBe(false);
    await expect.poll(second.hasDialog).toBe(false);
    expect(first.hasDialog()).toBe(false);
    expect(await world.sent()).toEqual([]);
  });

  test("what is typed before a draft that was taken over is read can be found again", async () => {
    const { first, openSecond, reading } = await openTwo();
    await first.type("One");
    const second = await openSecond();
    await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
    reading.hold();
    second.click("Take over");
    await expect.poll(second.isReadOnly).toBe(false);
    await second.type("One, two");
    await expect.poll(() => first.banner("draft-elsewhere")).toBeTruthy();
    first.click("Take over");
    await expect.poll(second.isReadOnly).toBe(true);
    reading.answer();
    await expect.poll(first.isReadOnly).toBe(false);
    second.click("More options");
    await expect.poll(() => second.versions().join()).toContain("One, two");
  });

  test("what was taken over is sent though the storage does not answer, and once", async () => {
    const { world, first, openSecond, reading } = await openTwo();
    await first.type("Once");
    const second = await openSecond();
    await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
    reading.hold();
    second.click("Take over");
    await expect.poll(() => second.banner("draft-elsewhere")).toBeNull();
    second.click("Send reply");
    await expect.poll(() => second.banner("sent")).toBeTruthy();
    await expect.poll(first.text).toBe("");
    reading.answer();
    await expect.poll(second.isReadOnly).toBe(false);
    expect(second.text()).toBe("");
    expect(await world.sent()).toMatchObject([{ text: "Once" }]);
  });

  test("what is typed after a take-over stays, where the storage answers late", async () => {
    const { first, openSecond, reading } = await openTwo();
    await first.type("One");
    const second = await openSecond();
    await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
    reading.hold();
    second.click("Take over");
    await expect.poll(second.isReadOnly).toBe(false);
    await second.type("One, two");
    await expect.poll(first.text).toBe("One, two");
    reading.answer();
    await second.type("One, two, three");
    await expect.poll(first.text).toBe("One, two, three");
    expect(second.banner("draft-restored")).toBeNull();
  });

  test("a press of a tab that crashed is looked for though the storage does not answer", async () => {
    const { storage, hold } = slowly();
    const scope = newScope();
    const text = { format: "plain", value: "Once" };
    const values = { ...blankValues(), text };
    const about = { conversationId: 123, reply: { text }, values };
    const attempt = { id: newUuid(), ...about, attachmentIds: [], attachmentNames: [] };
    const draft = { version: 1, savedAt: Date.now(), values, files: [], attempt };
    await storage.set(["draft", scope, "123"], draft);
    let crash = () => {};
    void navigator.locks.request(`reply-composer:${scope}:123`, () => {
      return new Promise<void>((resolve) => {
        crash = resolve;
      });
    });
    const { banner } = await renderComposer({ drafts: { scope, storage } });
    await expect.poll(() => banner("draft-elsewhere")).toBeTruthy();
    hold();
    crash();
    await expect.poll(() => banner("maybe-sent")).toBeTruthy();
  });

  test("a draft that is begun while another tab looks for one is followed there", async () => {
    const { first, openSecond, reading, scope } = await openTwo();
    reading.hold();
    const second = await openSecond();
    const channel = new BroadcastChannel(`reply-composer:${scope}`);
    channel.addEventListener("message", reading.answer);
    await first.type("Once");
    await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
    expect(second.text()).toBe("Once");
    channel.close();
  });

  test("a draft whose tab lets go of it while it is being read is restored", async () => {
    const { scope, storage, answer } = await withSlowFile();
    let close = () => {};
    void navigator.locks.request(`reply-composer:${scope}:123`, () => {
      return new Promise<void>((resolve) => {
        close = resolve;
      });
    });
    const { banner } = await renderComposer({ drafts: { scope, storage } });
    await expect.poll(() => banner("draft-elsewhere")).toBeTruthy();
    close();
    await expect.poll(() => banner("draft-elsewhere")).toBeNull();
    answer();
    await expect.poll(() => banner("draft-restored")).toBeTruthy();
  });

  test("a reply is not taken for another tab's where the browser is slow to say whose it is", async () => {
    answerSlowly();
    const { storage } = refusing(() => undefined);
    const { text, screen } = await renderComposer({ drafts: { scope: newScope(), storage } });
    await expect.element(text).not.toHaveAttribute("readonly");
    await text.fill("Hello Ann");
    await expect.poll(asksBeforeLeaving, { interval: 10 }).toBe(true);
    await expect.element(screen.getByText("Saved on this device")).toBeVisible();
    await expect.element(text).toHaveValue("Hello Ann");
    expect(asksBeforeLeaving()).toBe(false);
  });

  test("what is typed just before a composer goes is kept, where the browser is slow", async () => {
    answerSlowly();
    const { storage, memory } = refusing(() => undefined);
    const scope = newScope();
    const { text, screen } = await renderComposer({ drafts: { scope, storage } });
    await expect.element(text).not.toHaveAttribute("readonly");
    await text.fill("Hello Ann");
    await screen.unmount();
    const draft = { values: { text: { value: "Hello Ann" } } };
    await expect.poll(() => memory.get(["draft", scope, "123"])).toMatchObject(draft);
    const name = `reply-composer:${scope}:123`;
    const held = async () => (await navigator.locks.query()).held?.map((lock) => lock.name);
    await expect.poll(held).not.toContain(name);
  });

  test("what is typed before the storage answers is kept, even if its composer is gone by then", async () => {
    const { storage, hold, answer } = slowly();
    hold();
    const drafts = { scope: newScope(), storage };
    const { text, screen } = await renderComposer({ drafts });
    await expect.element(text).not.toHaveAttribute("readonly");
    await text.fill("Hello Ann");
    await screen.unmount();
    answer();
    const draft = { values: { text: { value: "Hello Ann" } } };
    await expect.poll(() => storage.get(["draft", drafts.scope, "123"])).toMatchObject(draft);
  });
});
