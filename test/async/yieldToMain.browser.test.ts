import { expect, test, vi } from "vitest";
import { putKeysFirst, yieldToMain } from "../../src/async/yieldToMain.js";

const press = () => dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));

/** A key is pressed, and no time passes until the frame after it: on a busy machine that comes late. */
function pressUntilFrame(): Promise<void> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  press();
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      vi.useRealTimers();
      resolve();
    });
  });
}

test("no turn is given between a key and the frame that shows it, and then they go on", async () => {
  const stop = putKeysFirst();
  const order: string[] = [];
  void pressUntilFrame().then(() => order.push("frame"));
  await Promise.all([1, 2, 3].map(async (n) => yieldToMain().then(() => order.push(`turn ${n}`))));
  stop();
  expect(order).toEqual(["frame", "turn 1", "turn 2", "turn 3"]);
});

test("a key is heard as well while no turn is waited for", async () => {
  const stop = putKeysFirst();
  await yieldToMain();
  const order: string[] = [];
  void pressUntilFrame().then(() => order.push("frame"));
  await yieldToMain().then(() => order.push("turn"));
  stop();
  expect(order).toEqual(["frame", "turn"]);
});

test("turns in the midst of many keys are all given, once each and in order", async () => {
  const stop = putKeysFirst();
  const order: number[] = [];
  const all = Array.from({ length: 30 }, (_, n) =>
    yieldToMain().then(() => {
      order.push(n);
      if (n % 3 === 0) press();
    }),
  );
  await Promise.all(all);
  stop();
  expect(order).toEqual(Array.from({ length: 30 }, (_, n) => n));
});
