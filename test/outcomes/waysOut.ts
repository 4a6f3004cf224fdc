// What an agent can do about each outcome. Every way ends with the reply sent, and never says so before.
import { expect, onTestFinished, vi } from "vitest";
import { editorNamed } from "../browser/editors.js";
import { conversation, renderComposer } from "../browser/renderComposer.js";
import { agentAt, until } from "./agent.js";
import { setOnline } from "./network.js";
import type { Scene } from "./scene.js";

export type WayOut = (scene: Scene) => Promise<void>;

/** Tries again while it is looked for, and agrees. A draft reaches nobody. */
const tryAnyway: WayOut = async ({ agent, typed }) => {
  agent.press("Try again");
  if (typed.draft) return;
  await until(agent.isAsked, "the question");
  agent.press("Send anyway");
};

/** Presses; the answer is held for long enough to see that all is still there. */
const pressHeld =
  (press: WayOut): WayOut =>
  async (scene) => {
    const { agent, arm, letGo, typed, isDone } = scene;
    await arm({ then: { hang: "after-creating" } });
    await press(scene);
    await until(agent.isSending, "it is on its way");
    expect(agent.read()).toEqual(typed);
    await letGo();
    await isDone();
  };

const pressButton =
  (name: string): WayOut =>
  async ({ agent }) =>
    agent.press(name);

export const tryAgain = pressHeld(pressButton("Try again"));
export const sendTo = (id: number) => pressHeld(pressButton(`Send to conversation ${id}`));

/** The gateway sends no attempt a second time; only the third press is another one. */
export const tryAgainTwice: WayOut = async (scene) => {
  const { onError } = scene;
  await tryAnyway(scene);
  await until(() => onError.mock.calls.length === 2, "the same answer");
  expect(onError.mock.lastCall?.[0].code).toBe(onError.mock.calls[0]?.[0].code);
  await scene.isShown("maybe-sent");
  await pressHeld(tryAnyway)(scene);
};

/** Waits for the look that finds it. */
export const isFound: WayOut = async ({ letGo, isDone, world, agent }) => {
  expect(agent.banners()[0]?.words).toContain("Checking…");
  await letGo();
  await until(async () => {
    vi.advanceTimersByTime(100);
    return agent.banners().some(({ role }) => role === "status");
  }, "a look that finds it");
  await isDone();
  expect(await world.replies()).toHaveLength(1);
};

/** A press that looks before it posts, and need not. */
export const tryAgainFindsIt: WayOut = async ({ agent, letGo, isDone, world }) => {
  await letGo();
  agent.press("Try again");
  await isDone();
  expect(await world.replies()).toHaveLength(1);
};

/** The agent has looked. */
export const wasSent: WayOut = async ({ agent, isDone, world }) => {
  agent.press(agent.read().draft ? "Mark as saved" : "Mark as sent");
  await isDone();
  expect(await world.replies()).toHaveLength(1);
};

/** Goes by itself, and not a moment before the countdown's end. */
export const countDown: WayOut = async ({ agent, typed, world, letGo, isDone, arm }) => {
  await arm({ then: { hang: "after-creating" } });
  expect(agent.banners()[0]?.words).toContain("in 10 s");
  vi.advanceTimersByTime(9_900);
  expect(agent.isSending()).toBe(false);
  expect(await world.replies()).toHaveLength(1);
  vi.advanceTimersByTime(100);
  await until(agent.isSending, "it goes by itself");
  expect(agent.read()).toEqual(typed);
  await letGo();
  await isDone();
};

/** Takes the countdown away first. */
export const stopCountDown: WayOut = async (scene) => {
  const { agent, world } = scene;
  agent.press("Stop");
  await until(() => !agent.canPress("Stop"), "no countdown");
  vi.advanceTimersByTime(60_000);
  expect(await world.replies()).toHaveLength(1);
  await tryAgain(scene);
};

/** Back online, it waits for the agent. */
export const sendWhenBack: WayOut = async (scene) => {
  const { agent, world } = scene;
  setOnline(true);
  await until(() => agent.canPress("Send now"), "the offer to send");
  expect(await world.replies()).toEqual([]);
  await pressHeld(pressButton("Send now"))(scene);
};

/** The conversation takes nothing more: what was typed can be copied, and goes on in another one. */
export const copyAndStartNew: WayOut = async (scene) => {
  const { agent, typed, editor, signature, onStartNewConversation, world, client, api } = scene;
  expect(await copiedBy(() => agent.press("Copy reply"))).toEqual([typed.text]);
  agent.press("Continue in a new conversation");
  const request = onStartNewConversation.mock.lastCall?.[0];
  const { text, cc, bcc, draft, status } = typed;
  expect(request?.initial).toMatchObject({ text: { value: text }, cc, bcc });
  expect(request?.files.map(({ name }) => name)).toEqual(typed.files);
  expect(agent.read()).toEqual(typed);

  await scene.screen.unmount();
  const next = await renderComposer({
    api,
    client,
    conversation: { ...conversation, id: 101 },
    editor: editorNamed(editor),
    signature,
    initial: { ...request?.initial, draft, status: "pending" },
  });
  next.ref.current?.addFiles(request?.files ?? []);
  const there = agentAt(next.screen.container);
  await until(() => there.hasFiles(typed.files.length), "the files are prepared");
  expect(there.read()).toEqual({ ...typed, status });
  there.pressKeys();
  await until(() => there.banners().some(({ role }) => role === "status"), "it is sent there");
  expect((await world.replies()).at(-1)?.path).toContain("/conversations/101/reply");
};

/** What a press puts on the clipboard, as it can be read anywhere. */
async function copiedBy(press: () => void): Promise<string[]> {
  const plain = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const all = vi.spyOn(navigator.clipboard, "write").mockResolvedValue();
  onTestFinished(() => {
    plain.mockRestore();
    all.mockRestore();
  });
  press();
  const items = all.mock.calls.flatMap(([written]) => written);
  const texts = items.map(async (item) => (await item.getType("text/plain")).text());
  return [...plain.mock.calls.flat(), ...(await Promise.all(texts))];
}
