import { afterEach, expect, test, vi } from "vitest";
import { createOwnership, lockName } from "../../../src/drafts/tabs/ownership.js";
import { newScope } from "../faults.js";

afterEach(() => {
  vi.restoreAllMocks();
});

test("who was robbed within its own page knows it, however late the browser tells", async () => {
  const request = navigator.locks.request.bind(navigator.locks);
  vi.spyOn(navigator.locks, "request").mockImplementation(
    async (name: string, options: LockOptions, granted: LockGrantedCallback<void>) =>
      // Nobody hears of a theft.
      request(name, options, granted).catch(() => new Promise<never>(() => {})),
  );
  const name = lockName(newScope(), 123);
  const [robbed, thief] = [0, 1].map(() => createOwnership(name, () => {}));
  await robbed?.claim();
  expect(await robbed?.isHeld()).toBe(true);
  thief?.steal();
  await expect.poll(() => thief?.owner()).toBe("here");
  expect(robbed?.owner()).toBe("here");
  expect(await robbed?.isHeld()).toBe(false);
  expect(await thief?.isHeld()).toBe(true);
  thief?.release();
});
