import { readDraft } from "./record/draft.js";
import { findLastWords, lifetimeMs } from "./lastWords.js";
import { lockName } from "./tabs/ownership.js";
import { keyOf, type DraftKey, type DraftPlace } from "./storage/storage.js";

const expired = new Set<string>();

type Place = Pick<DraftPlace, "scope" | "storage" | "isOurs">;

/** Deletes what is too old, and files that no draft has: once a page and scope. Never rejects. */
export async function expire(place: Place): Promise<void> {
  if (expired.has(place.scope)) return;
  expired.add(place.scope);
  try {
    await sweep(place);
  } catch {
    // What cannot be read cannot be too old.
  }
}

async function sweep({ scope, storage, isOurs }: Place): Promise<void> {
  // What is too old of those goes when they are read.
  if (isOurs) findLastWords(scope);
  // Listed first, so that a file which a tab writes meanwhile is not among them.
  const files = await storage.entries(keyOf("file", scope));
  const edited = await editedNames();
  const surplus: DraftKey[] = [];
  const used = new Set<string>();
  const isEdited = ([, , conversationId]: DraftKey) =>
    conversationId !== undefined && (edited?.has(lockName(scope, conversationId)) ?? false);
  for (const kind of ["draft", "offered", "versions"] as const) {
    // oxlint-disable-next-line no-await-in-loop -- a draft may become an offered one meanwhile
    for (const [key, record] of await storage.entries(keyOf(kind, scope))) {
      if (isOld(record) && !isEdited(key)) surplus.push(key);
      else if (kind !== "versions") for (const file of filesOf(key, record)) used.add(nameOf(file));
    }
  }
  const isUsed = (key: DraftKey) => used.has(nameOf(key)) || used.has(nameOf(key.slice(0, 3)));
  // Where tabs cannot tell each other apart, a file may be of a draft that one of them still writes.
  if (edited) for (const [key] of files) if (!isUsed(key) && !isEdited(key)) surplus.push(key);
  await Promise.all(surplus.map((key) => storage.delete(key)));
}

/** Drafts that a tab edits now are not for this one to delete. */
async function editedNames(): Promise<ReadonlySet<string | undefined> | undefined> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  const { held } = (await locks?.query()) ?? {};
  return held && new Set(held.map(({ name }) => name));
}

/** By when it was saved, or set aside. A record without a time is not old. */
function isOld(record: unknown): boolean {
  const { savedAt, at = savedAt }: Record<string, unknown> = { ...Object(record) };
  return typeof at === "number" && at < Date.now() - lifetimeMs;
}

/** The keys of a draft's files; of one that cannot be read, what all of its conversation's begin with. */
function filesOf([, scope = "", conversationId]: DraftKey, record: unknown): DraftKey[] {
  const draft = readDraft(record);
  if (!draft) return [keyOf("file", scope, conversationId)];
  return draft.files.map(({ id }) => keyOf("file", scope, conversationId, id));
}

function nameOf(key: DraftKey): string {
  return JSON.stringify(key);
}
