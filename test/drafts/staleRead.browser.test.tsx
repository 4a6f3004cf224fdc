// What is stored may change between the moment it is read and the one in which its lock is free.
import { describe, expect, test } from "vitest";
import { renderComposer } from "../browser/renderComposer.js";
import { agentAt, until } from "../outcomes/agent.js";
import { newScope, refusing } from "./faults.js";

const record = (value: string) => ({
  version: 1,
  savedAt: Date.now(),
  values: { text: { format: "plain", value } },
});

/** A composer that has read "Hello", and is open; another tab has stored `later` since it was read. */
async function openBefore(later: unknown) {
  const { storage, memory } = refusing(() => undefined);
  const scope = newScope();
  const key = ["draft", scope, "123"];
  await memory.set(key, record("Hello"));
  let isRead = false;
  storage.get = async (asked) => {
    const found = await memory.get(asked);
    if (!isRead && asked[0] === "draft") await memory.set(key, later);
    isRead ||= asked[0] === "draft";
    return found;
  };
  let isOpen = false;
  storage.entries = (prefix) => {
    isOpen ||= prefix[0] === "offered";
    return memory.entries(prefix);
  };
  const composer = await renderComposer({ drafts: { scope, storage } });
  await expect.poll(() => isOpen).toBe(true);
  return composer;
}

test("a tab that writes its last as another one opens loses none of it", async () => {
  const { text } = await openBefore(record("Hello Ann"));
  await expect.element(text).toHaveValue("Hello Ann");
});

test("a reply that is sent in a tab as another one opens is not there to be sent again", async () => {
  const { text } = await openBefore(undefined);
  await expect.element(text).toHaveValue("");
});

describe("what a tab wrote just before it closed", () => {
  /** Two tabs that show an empty reply. */
  async function openTwo() {
    const { storage, memory } = refusing(() => undefined);
    const drafts = { scope: newScope(), storage };
    const openTab = async () => {
      const { screen } = await renderComposer({ drafts });
      const agent = agentAt(screen.container);
      await until(agent.canType, "what is stored is known");
      return { ...agent, close: screen.unmount };
    };
    const tabs = [await openTab(), await openTab()] as const;
    return { tabs, kept: () => memory.get(["draft", drafts.scope, "123"]) };
  }

  test("is in the one that was open beside it", async () => {
    const [first, second] = (await openTwo()).tabs;
    await first.type("From the first");
    await first.close();
    await until(() => second.read().text !== "", "the second has it");
    expect(second.read().text).toBe("From the first");
  });

  test("stands beside what was typed there at the same time", async () => {
    const { tabs, kept } = await openTwo();
    const [first, second] = tabs;
    await first.type("From the first");
    await second.type("From the second");
    await until(kept, "one is stored");
    await first.close();
    const shown = () => [second.read().text, ...second.banners().map(({ words }) => words)].join();
    await until(() => shown().includes("From the first"), "the first's");
    expect(shown()).toContain("From the second");
  });
});
