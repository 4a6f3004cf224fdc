import { readDraft } from "./draft.js";
import { draftKinds, keyOf, type DraftPlace } from "./storage.js";

/** Milliseconds: an unsent reply of a month ago is nobody's any more. */
const lifetime = 30 * 24 * 60 * 60 * 1000;

const expired = new Set<string>();

/** Deletes what is too old: once a page and scope. Never rejects. */
export async function expire({
  scope,
  storage,
}: Pick<DraftPlace, "scope" | "storage">): Promise<void> {
  if (expired.has(scope)) return;
  expired.add(scope);
  const isOld = (at: number) => at < Date.now() - lifetime;
  try {
    for (const [[, , conversationId], record] of await storage.entries(keyOf("draft", scope))) {
      const draft = readDraft(record);
      if (!draft || !isOld(draft.savedAt) || conversationId === undefined) continue;
      const all = draftKinds.map((kind) => storage.delete(keyOf(kind, scope, conversationId)));
      // oxlint-disable-next-line no-await-in-loop -- there are few
      await Promise.all(all);
    }
  } catch {
    // What cannot be read cannot be too old.
  }
}
