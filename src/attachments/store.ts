import type { Attachment } from "./attachment.js";
import { encode, EncodeError } from "./encode.js";
import { defaultLimits, rejectionOf, type AttachmentLimits } from "./limits.js";
import { mimeTypeOf } from "./mimeType.js";
import { createNotifier } from "./notifier.js";

/** Owns the files of one reply and their encoded bytes, outside React. */
export interface AttachmentStore {
  /** The same checks for files dropped, pasted and chosen; encoding starts at once. */
  add: (files: Iterable<File>) => void;
  /** Also stops reading it and lets go of what was encoded. */
  remove: (id: string) => void;
  /** Reads a failed file again, or checks a refused one again. */
  retry: (id: string) => void;
  /** Removes all, or those given. */
  clear: (ids?: readonly string[]) => void;
  setLimits: (limits: Partial<AttachmentLimits>) => void;
  limits: () => AttachmentLimits;
  /** The same array until something changes. */
  getSnapshot: () => readonly Attachment[];
  subscribe: (listener: () => void) => () => void;
  /** Resolves when no file is being encoded any more. */
  settled: (signal?: AbortSignal) => Promise<void>;
}

export function createAttachmentStore(given: Partial<AttachmentLimits> = {}): AttachmentStore {
  let limits = withDefaults(given);
  let attachments: readonly Attachment[] = [];
  const running = new Map<string, AbortController>();
  const listeners = new Set<() => void>();
  const settling = new Set<() => void>();

  const { notify, notifySoon } = createNotifier(listeners);

  /** `soon`: what encoding reports, so that a hundred files are one render a frame. */
  const publish = (next: readonly Attachment[], soon = false) => {
    attachments = next;
    if (soon) notifySoon();
    else notify();
    if (attachments.some(isEncoding)) return;
    for (const settle of settling) settle();
    settling.clear();
  };
  const replace = (id: string, change: (attachment: Attachment) => Attachment, soon = false) =>
    publish(
      attachments.map((a) => (a.id === id ? change(a) : a)),
      soon,
    );

  const start = ({ id, file }: Attachment) => {
    const controller = new AbortController();
    const { signal } = controller;
    running.set(id, controller);
    const onProgress = (encoded: number) =>
      replace(id, (a) => (a.status === "encoding" ? { ...a, encoded } : a), true);
    encode(file, { signal, onProgress })
      .then((data) => replace(id, (a) => ({ ...base(a), status: "ready", data }), true))
      .catch((error: unknown) => {
        if (signal.aborted) return;
        const code = error instanceof EncodeError ? error.code : "unreadable";
        replace(id, (a) => ({ ...base(a), status: "failed", code }));
      })
      .finally(() => {
        if (running.get(id) === controller) running.delete(id);
      });
  };

  /** Checks a file against the others and takes it in, as encoding or as rejected. */
  const admit = (one: Base, others: readonly Attachment[]): Attachment => {
    const rejection = rejectionOf({ ...one, type: one.mimeType }, others, limits);
    return rejection
      ? { ...one, status: "rejected", rejection }
      : { ...one, status: "encoding", encoded: 0 };
  };

  const remove = (gone: (attachment: Attachment) => boolean) => {
    if (!attachments.some(gone)) return;
    for (const { id } of attachments.filter(gone)) {
      running.get(id)?.abort();
      running.delete(id);
    }
    publish(attachments.filter((a) => !gone(a)));
  };

  return {
    add(files) {
      let next = attachments;
      for (const file of files) {
        const { name, size } = file;
        const one = { id: newId(), file, name, size, mimeType: mimeTypeOf(file) };
        next = [...next, admit(one, next)];
      }
      const added = next.slice(attachments.length);
      if (added.length === 0) return;
      publish(next);
      for (const one of added) if (one.status === "encoding") start(one);
    },
    remove: (id) => remove((a) => a.id === id),
    retry(id) {
      const one = attachments.find((a) => a.id === id);
      if (one?.status !== "failed" && one?.status !== "rejected") return;
      const others = attachments.filter((a) => a.id !== id);
      const next = admit(base(one), others);
      replace(id, () => next);
      if (next.status === "encoding") start(next);
    },
    clear: (ids) => remove((a) => ids === undefined || ids.includes(a.id)),
    setLimits(next) {
      limits = withDefaults(next);
    },
    limits: () => limits,
    getSnapshot: () => attachments,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settled: (signal) =>
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

type Base = Pick<Attachment, "id" | "file" | "name" | "size" | "mimeType">;

function base({ id, file, name, size, mimeType }: Attachment): Base {
  return { id, file, name, size, mimeType };
}

let count = 0;
function newId(): string {
  count += 1;
  return `attachment-${count}`;
}

function withDefaults(given: Partial<AttachmentLimits>): AttachmentLimits {
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaultLimits, ...Object.fromEntries(set) };
}
