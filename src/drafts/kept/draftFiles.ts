import type { Attachment } from "../../attachments/attachment.js";
import type { AttachmentStore } from "../../attachments/store.js";
import type { Id } from "../../domain/conversation.js";
import type { DraftFile, IdentifiedFile } from "../record/draft.js";
import { isRefused } from "../record/refusedFile.js";
import { keyOf, type DraftPlace } from "../storage/storage.js";

/** Keeps the files of a reply beside its text: each is written once, and never again on a keystroke. */
export function createDraftFiles(
  attachments: AttachmentStore,
  { scope, storage, keepsFiles }: DraftPlace,
  conversationId: Id,
  onChange: () => void,
) {
  const known = new Map<string, "writing" | "kept" | "unkept">();
  /** Their stored bytes belong to another draft. */
  const left = new Set<string>();
  const writing = new Set<Promise<void>>();
  const key = (id: string) => keyOf("file", scope, conversationId, id);
  const erase = (id: string) => void storage.delete(key(id)).catch(() => {});
  /** Refused ones are no part of the reply. */
  const own = () => attachments.getSnapshot().filter(({ status }) => status !== "rejected");

  const put = async ({ id, file }: IdentifiedFile) => {
    let isKept = true;
    try {
      await storage.set(key(id), file);
    } catch {
      isKept = false;
    }
    // Removed or given up while it was written.
    if (known.get(id) !== "writing") return left.has(id) ? undefined : erase(id);
    known.set(id, isKept ? "kept" : "unkept");
  };
  const write = (one: IdentifiedFile) => {
    left.delete(one.id);
    known.set(one.id, keepsFiles ? "writing" : "unkept");
    if (!keepsFiles) return onChange();
    const written = put(one).then(() => {
      writing.delete(written);
      onChange();
    });
    writing.add(written);
  };

  return {
    /** Writes what is new, deletes what is gone. */
    sync() {
      const present = own();
      for (const one of present) if (!known.has(one.id)) write(one);
      const ids = new Set(present.map(({ id }) => id));
      for (const id of known.keys()) {
        if (ids.has(id)) continue;
        known.delete(id);
        erase(id);
        onChange();
      }
    },
    list: (): readonly DraftFile[] => own().map(noted),
    /** As they are noted with the text: a reload must not make a refused file seem attached. */
    withRefused: (): readonly DraftFile[] =>
      attachments
        .getSnapshot()
        .map((one) =>
          one.status === "rejected" ? { ...noted(one), rejection: one.rejection } : noted(one),
        ),
    /** The files themselves. */
    all: (): readonly IdentifiedFile[] => own().map(({ id, file }) => ({ id, file })),
    /** Names of those that a reload would lose. */
    unkept: (): readonly string[] =>
      own().flatMap(({ id, name }) => (known.get(id) === "unkept" ? [name] : [])),
    isWriting: () => writing.size > 0,
    /** Resolves when none is being written. */
    written: () => Promise.all(writing),
    /**
     * Makes the reply's files these: reads those that are missing, lets go of others. Resolves with
     * the names of those whose bytes are not there.
     */
    async show(wanted: readonly DraftFile[]): Promise<readonly string[]> {
      const ids = new Set(wanted.map(({ id }) => id));
      const present = new Set(attachments.getSnapshot().map(({ id }) => id));
      attachments.clear([...present].filter((id) => !ids.has(id)));
      const absent = wanted.filter(({ id }) => !present.has(id));
      const refused = absent.filter(isRefused);
      const missing = absent.filter(({ rejection }) => !rejection);
      const found = await Promise.all(
        missing.map(async ({ id, name }) => {
          const value = await storage.get(key(id)).catch(() => undefined);
          if (!(value instanceof Blob)) return [];
          const { type } = value;
          return [{ id, file: value instanceof File ? value : new File([value], name, { type }) }];
        }),
      );
      for (const { id } of found.flat()) known.set(id, "kept");
      attachments.restore(found.flat(), refused);
      return missing.filter(({ id }) => !known.has(id)).map(({ name }) => name);
    },
    /** Gives up the stored bytes, to make room for text. False where there are none. */
    makeRoom() {
      const stored = [...known].filter(([, state]) => state !== "unkept");
      for (const [id] of stored) {
        known.set(id, "unkept");
        erase(id);
      }
      onChange();
      return stored.length > 0;
    },
    /** Leaves the stored bytes to another draft. */
    forget() {
      for (const id of known.keys()) left.add(id);
      known.clear();
    },
  };
}

function noted({ id, name, size }: Attachment): DraftFile {
  return { id, name, size };
}
