import { newUuid } from "../domain/uuid.js";
import type { Attachment } from "./attachment.js";
import type { LimitRejection } from "./limits.js";
import { mimeTypeOf } from "./mimeType.js";
import { ownFile } from "./ownFile.js";
import { nameKey, uniqueName } from "./uniqueName.js";

/** A file of the reply, whatever becomes of it. */
export type Base = Pick<Attachment, "id" | "file" | "name" | "size" | "mimeType">;

/** A file, or a folder, of which there is only what it was called and why it was refused. */
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

/** The names that are taken, as `named` wants them. */
export function namesOf(attachments: readonly Attachment[]): Set<string> {
  return new Set(attachments.map(({ name }) => nameKey(name)));
}

/**
 * The file under a unique name, which is added to `taken`. The `File` itself has it too, so that a
 * draft keeps it.
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
