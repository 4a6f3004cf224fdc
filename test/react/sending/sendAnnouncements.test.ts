import { expect, onTestFinished, test, vi } from "vitest";
import { createAttachmentStore } from "../../../src/attachments/store.js";
import { createAnnouncements } from "../../../src/react/context/announcements.js";
import { announceSending } from "../../../src/react/sending/useSendAnnouncements.js";
import type { SendState } from "../../../src/sending/sendState.js";
import { createSendingStore } from "../../../src/sending/sendingStore.js";
import { defaultStrings } from "../../../src/strings.js";
import { attemptWith } from "../../sending/attempt.js";

const attempt = attemptWith();
const sendingAt = (sent: number): SendState => ({
  status: "sending",
  attempt,
  progress: { sent, total: 12_000_000 },
});

function listenTo() {
  vi.stubGlobal("window", new EventTarget());
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const sending = createSendingStore();
  const begin = () => {
    sending.press();
    sending.set({ status: "waiting", attempt, for: "files" });
    sending.set(sendingAt(0));
  };
  const said: string[] = [];
  const attachments = createAttachmentStore();
  const wasCancelled = () => sending.signals().cancelled.aborted;
  const session = { sender: { ...sending, wasCancelled }, attachments };
  announceSending(session, defaultStrings, (words) => {
    said.push(words);
    return () => {};
  });
  const spoken = createAnnouncements(() => null);
  announceSending(session, defaultStrings, spoken.say);
  return { sending, begin, said, spoken };
}

test("that it goes is not said once it is over, as after a failure’s alert", () => {
  const { sending, begin, spoken } = listenTo();
  const heard: string[] = [];
  spoken.subscribe(() => heard.push(spoken.getSnapshot().trim()));
  begin();
  vi.advanceTimersByTime(600);
  sending.set({ status: "sent", attempt });
  spoken.say("Retrying in 8 s");
  vi.advanceTimersByTime(1000);
  begin();
  vi.advanceTimersByTime(600);
  sending.set({ status: "sent", attempt });
  vi.advanceTimersByTime(1000);
  expect(heard.filter((words) => words !== "")).toEqual(["Retrying in 8 s"]);
});

test("a send that is over within half a second is not told of", () => {
  const { sending, begin, said } = listenTo();
  begin();
  vi.advanceTimersByTime(499);
  sending.set({ status: "sent", attempt });
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
});

test("a slow one is, after half a second, and then how far it is, every ten seconds", () => {
  const { sending, begin, said } = listenTo();
  begin();
  vi.advanceTimersByTime(500);
  expect(said).toEqual(["Sending reply"]);
  for (const sent of [1, 2, 3]) sending.set(sendingAt(sent * 1_000_000));
  vi.advanceTimersByTime(9_999);
  expect(said).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(said.slice(1)).toEqual(["Sending… 3 of 12 MB"]);
  // It stands still: nothing new to say.
  vi.advanceTimersByTime(30_000);
  sending.set(sendingAt(12_000_000));
  vi.advanceTimersByTime(10_000);
  expect(said.slice(2)).toEqual(["Waiting for the server’s answer"]);
});

test("what replaces an announcement is said once, and stays to be read", () => {
  const { spoken } = listenTo();
  const heard: string[] = [];
  spoken.subscribe(() => heard.push(spoken.getSnapshot()));
  for (const words of ["2 matches", "1 match"]) {
    const unsay = spoken.say(words);
    vi.advanceTimersByTime(100);
    unsay();
  }
  spoken.say("1 match");
  vi.advanceTimersByTime(1000);
  expect(heard).toEqual(["1 match"]);
});

test("one that is taken back is told of, and a failure is not: that has an alert", () => {
  const { sending, said } = listenTo();
  for (const end of [{ status: "idle" } as const, { status: "blocked" } as const]) {
    sending.press();
    sending.set({ status: "waiting", attempt, for: "files" });
    sending.cancel();
    sending.set(end);
  }
  expect(said).toEqual(["Not sent. Your reply is still here."]);
});
