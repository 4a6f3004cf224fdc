import { expect, test } from "vitest";
import { createVersions } from "../../../src/drafts/kept/versions.js";
import { createMemoryStorage } from "../../../src/drafts/storage/memoryStorage.js";
import { draftPlace } from "../../../src/drafts/storage/places.js";
import type { DraftStorage } from "../../../src/drafts/storage/storage.js";

test("what is being added stays listed while the storage does not show it yet", async () => {
  const memory = createMemoryStorage();
  const written: (() => void)[] = [];
  const storage: DraftStorage = {
    ...memory,
    async set(key, value) {
      await new Promise<void>((resolve) => written.push(resolve));
      await memory.set(key, value);
    },
  };
  const listed: number[] = [];
  let stored = 0;
  const versions = createVersions(
    draftPlace({ scope: "agent", storage }),
    1,
    (all) => listed.push(all.length),
    () => {
      stored += 1;
    },
  );
  const loaded = versions.load();
  versions.add({ format: "plain", value: "Hello" }, "insert");
  versions.add({ format: "plain", value: "Goodbye" }, "paste");
  await loaded;
  for (const write of written) write();
  await expect.poll(() => stored).toBe(2);
  expect(listed).toEqual(listed.toSorted((a, b) => a - b));
  expect(listed.at(-1)).toBe(2);
});
