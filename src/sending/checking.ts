import { yieldToMain } from "../async/yieldToMain.js";
import type { Concern } from "../domain/concern.js";
import type { Id } from "../domain/conversation.js";
import type { Known, PreparedReply, SenderHost } from "./hosts.js";
import type { SentReply } from "./outcomes.js";
import type { SendingStore } from "./sendingStore.js";
import { knownThreadsOf } from "./threads.js";
import type { AttemptContent } from "./tries.js";

/** Milliseconds after which checks that still run are shown as what Send waits for. */
const slowMs = 100;

/** Milliseconds that a step of a press may take of a task, if the next one is to follow in it. */
const inOneTaskMs = 12;

/**
 * What is to be sent, and what there is to ask first. `undefined` where that was cancelled. `started`: as
 * `performance.now()`.
 */
export async function checkReply(
  { attachments, of }: SentReply,
  store: SendingStore,
  { api }: SenderHost,
  prepared: PreparedReply,
  to: Id | undefined,
  known: Known,
  started: number,
): Promise<{ content: AttemptContent; concerns: readonly Concern[] } | void> {
  const waiting = setTimeout(() => {
    store.set({ status: "waiting", attempt: { ...prepared.content(), id: "" }, for: "checks" });
  }, slowMs);
  const { cancelled } = store.signals();
  const giveUp = new Promise<void>((resolve) => {
    cancelled.addEventListener("abort", () => resolve());
  });
  // On a slow machine one task for all of it would be the longest block of a send.
  const inTasks = async () => {
    if (performance.now() - started <= inOneTaskMs) return;
    await yieldToMain();
    started = performance.now();
  };
  const check = async () => {
    await inTasks();
    // What was dropped before the press goes with it.
    await attachments.arrived();
    const content = prepared.content();
    const concerns = await prepared.concerns(content, known);
    await inTasks();
    if (to === undefined) return { content, concerns };
    // Where it goes instead, nothing was seen before: what is there now is no news.
    const before = await knownThreadsOf(api, to, of(to));
    return { content: { ...content, before }, concerns };
  };
  return Promise.race([check(), giveUp]).finally(() => clearTimeout(waiting));
}
