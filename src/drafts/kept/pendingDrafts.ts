import type { Id } from "../../domain/conversation.js";
import { newUuid } from "../../domain/uuid.js";
import { readDraft, type Draft, type MovingDraft } from "../record/draft.js";
import type { Presses } from "./draftState.js";
import type { OfferedDraft } from "../draftView.js";
import { excerptOf } from "../record/excerpt.js";
import { keyOf, type DraftPlace } from "../storage/storage.js";
import { noted, toDraft } from "../record/toDraft.js";

/**
 * Drafts that wait to be taken, since something else is in the form, and records that this version
 * cannot read. Their files stay stored.
 */
export function createPendingDrafts(
  { scope, storage, keepsFiles }: DraftPlace,
  conversationId: Id,
  onChange: (offered: readonly OfferedDraft[]) => void,
) {
  const drafts = new Map<string, Draft>();
  const key = (id: string) => keyOf("offered", scope, conversationId, id);
  const changed = () =>
    onChange(
      [...drafts].map(([id, draft]) => ({ id, savedAt: draft.savedAt, text: excerptOf(draft) })),
    );
  const keyOfFile = (id: string) => keyOf("file", scope, conversationId, id);
  /** False where it is refused. */
  const store = (id: string, record: unknown): Promise<boolean> =>
    storage.set(key(id), record).then(
      () => true,
      () => false,
    );
  /** False where it is stored nowhere; a refusal is no reason to lose it: it stays in memory. */
  const add = async (draft: Draft): Promise<boolean> => {
    const id = newUuid();
    drafts.set(id, draft);
    changed();
    return store(id, draft);
  };
  const remove = async (id: string): Promise<Draft | undefined> => {
    const draft = drafts.get(id);
    drafts.delete(id);
    changed();
    // One that cannot be deleted is offered again; that is no reason not to give it now.
    await storage.delete(key(id)).catch(() => {});
    return draft;
  };
  return {
    async load() {
      for (const [path, kept] of await storage.entries(keyOf("offered", scope, conversationId))) {
        // What an older version has set aside unread, this one may read.
        const draft = readDraft(kept) ?? readDraft(Object(kept).record);
        if (draft) drafts.set(path.at(-1) ?? "", draft);
      }
      if (drafts.size > 0) changed();
    },
    add,
    /** What a form holds, with the refused files if `about` names them; all in this task. */
    async addHeld({ content, files }: MovingDraft, presses: Presses = [], about = noted(files)) {
      const keep = keepsFiles ? storage.set : storage.hold;
      const stored = files.map(({ id, file }) => keep(keyOfFile(id), file));
      await Promise.allSettled([...stored, add(toDraft(content, about, ...presses))]);
    },
    /** Keeps what cannot be read for a version that can; false where that is refused. */
    setAside: (record: unknown) => store(newUuid(), { at: Date.now(), record }),
    take: remove,
    async discard(id: string) {
      const draft = await remove(id);
      const files = draft?.files ?? [];
      await Promise.all(files.map((file) => storage.delete(keyOfFile(file.id)).catch(() => {})));
      return draft;
    },
  };
}
