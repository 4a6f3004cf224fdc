// A press that is faster than what keeps its draft.
import { afterEach, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { keeping } from "../../../src/drafts/arrivingDraft.js";
import { createMemoryStorage } from "../../../src/drafts/storage/memoryStorage.js";
import { ReplyError, type ConversationApi, type ReplyComposerProps } from "../../../src/index.js";
import { renderComposer } from "../../browser/renderComposer.js";
import { newScope, refusing } from "../../drafts/faults.js";

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

/** What keeps drafts is there only then, as in a page that is opened for the first time. */
function keepOnly(arrives: Promise<unknown>): void {
  const { load, now } = keeping;
  let isThere = false;
  vi.spyOn(keeping, "load").mockImplementation(async () => {
    await arrives;
    isThere = true;
    return load();
  });
  vi.spyOn(keeping, "now").mockImplementation(() => (isThere ? now() : undefined));
}

/** A reply that is pressed before that, and stays on the wire unless it is answered. */
async function pressEarly(
  drafts: NonNullable<ReplyComposerProps["drafts"]>,
  answer: ConversationApi["createReply"] = () => new Promise(() => {}),
) {
  const createReply = vi.fn(answer);
  const api = { createReply, getConversation: async () => undefined, listThreads: async () => [] };
  const composer = await renderComposer({ drafts, api });
  await composer.reply("Hello");
  const isOnWire = async () => {
    await expect.poll(() => createReply.mock.calls.length).toBe(1);
  };
  return { ...composer, api, isOnWire };
}

test("is known after a reload in mid-send where that never comes", async () => {
  keepOnly(new Promise(() => {}));
  const drafts = { scope: newScope() };
  const { api, isOnWire, screen } = await pressEarly(drafts);
  await isOnWire();
  window.dispatchEvent(new PageTransitionEvent("pagehide"));
  await screen.unmount();
  vi.restoreAllMocks();
  const second = await renderComposer({ drafts, api });
  await expect.element(second.text).toHaveValue("Hello");
  await expect.poll(() => second.banner("maybe-sent")).toBeTruthy();
});

test("is known to the next page though the one before is only just writing it down", async () => {
  let arrive = () => {};
  keepOnly(new Promise<void>((resolve) => (arrive = resolve)));
  const drafts = { scope: newScope() };
  const first = await pressEarly(drafts, async () => {
    throw new ReplyError({ code: "maybe-sent", detail: {} });
  });
  await expect.poll(() => first.banner("maybe-sent")).toBeTruthy();
  window.dispatchEvent(new PageTransitionEvent("pagehide"));
  await first.screen.unmount();
  const second = await renderComposer({ drafts, api: first.api });
  arrive();
  await expect.poll(() => second.banner("maybe-sent")).toBeTruthy();
  await expect.element(second.text).toHaveValue("Hello");
});

// A place of the host's has no last word, and what is stored there is not known yet.
test("is recorded as soon as that comes, in a place of the host's too", async () => {
  let arrive = () => {};
  keepOnly(new Promise<void>((resolve) => (arrive = resolve)));
  const { storage, memory } = refusing(() => undefined);
  const scope = newScope();
  const { isOnWire } = await pressEarly({ scope, storage });
  arrive();
  await isOnWire();
  await expect
    .poll(() => memory.get(["draft", scope, "123"]))
    .toMatchObject({ attempt: { reply: { text: { value: "Hello" } } } });
});

test.each([
  ["as it stands", ""],
  ["as it stands again", "x{Backspace}"],
])("a reply that the host has begun goes out %s", async (_when, keys) => {
  const scope = newScope();
  const { text, world, send } = await renderComposer({
    drafts: { scope, storage: createMemoryStorage() },
    initial: { text: { format: "plain", value: "Hello Ann" } },
  });
  await text.click();
  if (keys !== "") await userEvent.keyboard(keys);
  await send.click();
  await expect.poll(world.sent).toMatchObject([{ text: "Hello Ann" }]);
  // The next tab that opens it can write.
  const isHeld = async () =>
    (await navigator.locks.query()).held?.some(({ name }) => name?.includes(scope));
  await expect.poll(isHeld).toBe(false);
});
