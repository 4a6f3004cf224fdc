import { newUuid } from "../domain/uuid.js";
import { openDraftChannel } from "./tabs/channel.js";
import { draftStores } from "./storage/draftStores.js";
import { removeLastWords } from "./lastWords.js";
import { draftPlace, type DraftOptions } from "./storage/places.js";
import { draftKinds, keyOf } from "./storage/storage.js";

/**
 * Deletes every draft of a scope with its files and earlier versions, say when the agent logs out.
 * Rejects where the storage refuses.
 */
export async function clearDrafts(options: Pick<DraftOptions, "scope" | "storage">): Promise<void> {
  const { scope, storage: given } = options;
  if (given === false) return;
  const { storage } = draftPlace({ scope, storage: given });
  for (const draft of draftStores) {
    if (draft.options.scope === scope && draft.options.storage === given) draft.forget();
  }
  if (given === undefined) removeLastWords(scope);
  const drafts = await storage.entries(keyOf("draft", scope));
  await Promise.all(draftKinds.map((kind) => storage.delete(keyOf(kind, scope))));
  const channel = openDraftChannel(scope, newUuid(), () => {});
  for (const [[, , conversationId]] of drafts) {
    if (conversationId !== undefined) channel.post(conversationId, { type: "cleared" });
  }
  channel.close();
}
