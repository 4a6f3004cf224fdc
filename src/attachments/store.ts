import { withDefaults, type Optional } from "../domain/optional.js";
import { newUuid } from "../domain/uuid.js";
import type { Attachment, FileWork } from "./attachment.js";
import { base, baseOf, named, namesOf, refusedOne, type Base, type Refusal } from "./base.js";
import { encoder } from "./encoder.js";
import { defaultLimits, rejectionOf, type AttachmentLimits } from "./limits.js";
import { createNotifier } from "./notifier.js";
import type { Folder } from "./transferred.js";
import { createListeners } from "../async/createStore.js";
import { yieldToMain } from "../async/yieldToMain.js";

/** Owns the files of one reply and their encoded bytes, outside React. */
export interface AttachmentStore {
  /** Checks the files, which were dropped, pasted or chosen, and starts to encode them. */
  add: (files: Iterable<File>) => void;
  /** Adds the files of a folder once it is read. A folder without files is listed as refused. */
  addFolder: (folder: Folder) => void;
  /** Adds the files of a draft under their ids, with the same checks. Known ids stay as they are. */
  restore: (files: readonly { id: string; file: File }[], refused?: readonly Refusal[]) => void;
  /** Reads a failed file again, or checks a refused one again. */
  retry: (id: string) => void;
  /** Uploads a file, as a picture in the text, instead of encoding it; without `upload` it is a file again. */
  place: (id: string, upload?: FileWork) => void;
  /** Removes all, or those given, and stops reading them. What it returns puts them back. */
  clear: (ids?: readonly string[]) => PutBack;
  setLimits: (limits: Optional<AttachmentLimits>) => void;
  limits: () => AttachmentLimits;
  /** The same array until something changes. */
  getSnapshot: () => readonly Attachment[];
  subscribe: (listener: () => void) => () => void;
  /** Resolves when all that was added is in the list; a folder must be read first. */
  arrived: () => Promise<void>;
  /** Resolves when no file is being encoded. */
  whenEncoded: (signal?: AbortSignal) => Promise<void>;
}

/**
 * Puts removed files back in their places, as far as the limits allow by now. `asNew`: under new ids,
 * if a press went out without the old ones.
 */
export type PutBack = (options?: { asNew?: boolean | undefined }) => void;

/** Files added in one task: reading the size of a file takes a quarter of a millisecond. */
const atOnce = 20;

/** Milliseconds within which a ready file, or its progress, is shown. */
const readyIntervalMs = 4;
const progressIntervalMs = 250;

export function createAttachmentStore(given: Optional<AttachmentLimits> = {}): AttachmentStore {
  let limits = withDefaults(defaultLimits, given);
  let attachments: readonly Attachment[] = [];
  const running = new Map<string, AbortController>();
  const arriving: File[] = [];
  const arrivals = new Set<Promise<void>>();
  const track = (arrival: Promise<void>) => {
    arrivals.add(arrival);
    void arrival.finally(() => arrivals.delete(arrival));
  };
  const { subscribe, emit } = createListeners();
  const settling = new Set<() => void>();

  const { notify, notifyWithin } = createNotifier(emit);

  /** `within`: milliseconds, for reports of encoding, so that 100 files cause one render. */
  const publish = (next: readonly Attachment[], within = 0) => {
    attachments = next;
    if (within > 0) notifyWithin(within);
    else notify();
    if (attachments.some(isEncoding)) return;
    for (const settle of settling) settle();
    settling.clear();
  };
  const replace = (id: string, change: (attachment: Attachment) => Attachment, within = 0) =>
    publish(
      attachments.map((a) => (a.id === id ? change(a) : a)),
      within,
    );

  const start = ({ id, file }: Attachment, work: FileWork = encoded) => {
    const controller = new AbortController();
    const { signal } = controller;
    running.set(id, controller);
    const onProgress = (bytes: number) =>
      replace(
        id,
        (a) => (a.status === "encoding" ? { ...a, encoded: bytes } : a),
        progressIntervalMs,
      );
    void work(file, { signal, onProgress }).then((outcome) => {
      if (signal.aborted) return;
      running.delete(id);
      replace(id, (a) => ({ ...base(a), ...outcome }), readyIntervalMs);
    });
  };

  /** One that a listener has placed in the text meanwhile is uploaded already. */
  const begin = (ones: readonly Attachment[]) => {
    for (const one of ones) if (isEncoding(one) && attachments.includes(one)) start(one);
  };

  /** Checks a file against the others: it becomes `encoding` or `rejected`. */
  const admit = (one: Base, others: readonly Attachment[]): Attachment => {
    const rejection = rejectionOf({ ...one, type: one.mimeType }, others, limits);
    return rejection
      ? { ...one, status: "rejected", rejection }
      : { ...one, status: "encoding", encoded: 0 };
  };

  const clear = (ids?: readonly string[]): PutBack => {
    const before = attachments;
    const gone = new Set(ids ?? before.map(({ id }) => id));
    const removed = before.filter(({ id }) => gone.has(id));
    if (ids === undefined) arriving.length = 0;
    for (const id of gone) {
      running.get(id)?.abort();
      running.delete(id);
    }
    if (removed.length > 0) publish(before.filter(({ id }) => !gone.has(id)));
    return ({ asNew = false } = {}) => {
      const present = new Map(attachments.map((a) => [a.id, a]));
      const taken = namesOf(attachments);
      const back: Attachment[] = [];
      for (const one of removed.filter(({ id }) => !present.has(id))) {
        const unique = named({ ...base(one), ...(asNew && { id: newUuid() }) }, taken);
        const admitted = admit(unique, [...attachments, ...back]);
        const isEncoded = one.status === "ready" && isEncoding(admitted);
        const again = isEncoded || one.status === "rejected" ? { ...one, ...unique } : admitted;
        back.push(again);
        present.set(one.id, again);
      }
      const known = new Set(before.map(({ id }) => id));
      const inOrder = before.flatMap(({ id }) => present.get(id) ?? []);
      publish([...inOrder, ...attachments.filter(({ id }) => !known.has(id))]);
      begin(back);
    };
  };

  const takeIn = (ones: readonly Base[], within = 0) => {
    const next = [...attachments];
    const taken = namesOf(next);
    for (const one of ones) next.push(admit(named(one, taken), next));
    const added = next.slice(attachments.length);
    if (added.length > 0) publish(next, within);
    begin(added);
  };
  const admitNext = (within = 0) => takeIn(arriving.splice(0, atOnce).map(baseOf), within);
  const admitRest = async () => {
    while (arriving.length > 0) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other is what it is for
      await yieldToMain();
      admitNext(readyIntervalMs);
    }
  };
  const add = (files: Iterable<File>) => {
    const isBusy = arriving.length > 0;
    arriving.push(...files);
    if (isBusy) return;
    // Tracked before listeners hear of the first files, so that `arrived` waits for the rest.
    if (arriving.length > atOnce) track(admitRest());
    admitNext();
  };

  const refuse = (refused: readonly Refusal[]) => {
    const taken = namesOf(attachments);
    const more = refused.map((one) => refusedOne(one, taken));
    if (more.length > 0) publish([...attachments, ...more]);
  };

  const readFolder = async ({ name, files }: Folder) => {
    try {
      const found = await files;
      if (found.length === 0) refuse([{ name, rejection: { code: "folder-empty" } }]);
      const packages = found.filter((one) => typeof one === "string");
      refuse(packages.map((one) => ({ name: one, rejection: { code: "folder-package" } })));
      add(found.filter((one) => typeof one !== "string"));
    } catch {
      refuse([{ name, rejection: { code: "folder-unreadable" } }]);
    }
  };

  return {
    add,
    restore(files, refused = []) {
      const known = new Set(attachments.map(({ id }) => id));
      const missing = files.filter(({ id }) => !known.has(id));
      takeIn(missing.map(({ id, file }) => ({ ...baseOf(file), id })));
      refuse(refused);
    },
    addFolder: (folder) => track(readFolder(folder)),
    async arrived() {
      // Files of a folder are added in turns, too.
      // oxlint-disable-next-line no-await-in-loop
      while (arrivals.size > 0) await Promise.all(arrivals);
    },
    retry(id) {
      const one = attachments.find((a) => a.id === id);
      if (one?.status !== "failed" && one?.status !== "rejected") return;
      // A folder can only be dropped again.
      if (one.status === "rejected" && one.rejection.code.startsWith("folder-")) return;
      const others = attachments.filter((a) => a.id !== id);
      const next = admit(base(one), others);
      replace(id, () => next);
      begin([next]);
    },
    place(id, upload) {
      running.get(id)?.abort();
      const one = attachments.find((a) => a.id === id);
      if (!one) return;
      replace(id, (a) => ({ ...base(a), status: "encoding", encoded: 0, isInText: !!upload }));
      start(one, upload);
    },
    clear,
    setLimits(next) {
      limits = withDefaults(defaultLimits, next);
    },
    limits: () => limits,
    getSnapshot: () => attachments,
    subscribe,
    whenEncoded: (signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        if (!attachments.some(isEncoding)) return resolve();
        settling.add(resolve);
        const abort = () => {
          settling.delete(resolve);
          reject(signal?.reason);
        };
        signal?.addEventListener("abort", abort, { once: true });
      }),
  };
}

function isEncoding({ status }: Attachment): boolean {
  return status === "encoding";
}

const encoded: FileWork = async (file, options) => {
  try {
    const loaded = encoder.now() ?? (await encoder.load());
    options.signal.throwIfAborted();
    return { status: "ready", data: await loaded.encode(file, options) };
  } catch (error) {
    return { status: "failed", code: encoder.now()?.failureOf(error) ?? "unreadable" };
  }
};
