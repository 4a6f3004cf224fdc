import { newUuid } from "../domain/uuid.js";
import type { Attachment } from "./attachment.js";
import type { LimitRejection } from "./limits.js";
import { mimeTypeOf } from "./mimeType.js";
import { nameKey, uniqueName } from "./uniqueName.js";

/** What a file of the reply has in every status. */
export type Base = Pick<Attachment, "id" | "file" | "name" | "size" | "mimeType">;

/** A refused file or folder: its name and the reason; its bytes are not kept. */
export interface Refusal {
  name: string;
  rejection: LimitRejection;
  id?: string | undefined;
  size?: number | undefined;
}

export function baseOf(given: File): Base {
  const file = ownFile(given);
  const { name, size } = file;
  return { id: newUuid(), file, name, size, mimeType: mimeTypeOf(file) };
}

export function base({ id, file, name, size, mimeType }: Attachment): Base {
  return { id, file, name, size, mimeType };
}

/** The keys of all names, for `named`. */
export function namesOf(attachments: readonly Attachment[]): Set<string> {
  return new Set(attachments.map(({ name }) => nameKey(name)));
}

/**
 * Gives the file a unique name and adds that to `taken`. The `File` is renamed too, since a draft
 * stores the `File`.
 */
export function named(one: Base, taken: Set<string>): Base {
  const name = uniqueName(one.name, taken);
  taken.add(nameKey(name));
  if (name === one.name) return one;
  const { type, lastModified } = one.file;
  return { ...one, name, file: new File([one.file], name, { type, lastModified }) };
}

export function refusedOne({ rejection, ...about }: Refusal, taken: Set<string>): Attachment {
  const one = named({ ...baseOf(new File([], about.name)), ...about }, taken);
  return { ...one, status: "rejected", rejection };
}

/**
 * Makes a file of another window this window's own: once that window is closed, Chromium never
 * answers a read of its files.
 */
function ownFile(file: File): File {
  const isOwn: boolean = file instanceof File;
  if (isOwn) return file;
  const { name, type, lastModified } = file;
  const own = new File([file], name, { type, lastModified });
  // jsdom turns a File of another kind into the text "[object File]".
  return own.size === file.size ? own : file;
}
