import { expect, test } from "vitest";
import { createPendingDrafts } from "../../../src/drafts/kept/pendingDrafts.js";
import { createMemoryStorage } from "../../../src/drafts/storage/memoryStorage.js";
import { draftPlace } from "../../../src/drafts/storage/places.js";
import { untouched } from "../../domain/values.js";

const file = new File(["1"], "one.txt");
const held = { content: { values: untouched, untouched: [] }, files: [{ id: "1", file }] };

// A host that keeps files out of the browser means those of a reply that waits as well.
test.each([
  [undefined, [file]],
  [false, []],
] as const)("with files: %s, those of a waiting draft are stored: %o", async (files, stored) => {
  const storage = createMemoryStorage();
  const place = draftPlace({ scope: "ann", storage, files });
  const offered = createPendingDrafts(place, 1, () => {});
  await offered.addHeld(held);
  const kept = await storage.entries(["file"]);
  expect(kept.map(([, value]) => value)).toEqual(stored);
  // Taken back while the page lives, it is whole in any case.
  expect(await place.storage.get(["file", "ann", "1", "1"])).toBe(file);
});
