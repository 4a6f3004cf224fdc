/** A file as a browser keeps it that stores no Blob. */
interface StoredFile {
  bytes: ArrayBuffer;
  name: string;
  type: string;
  lastModified: number;
}

/** Reads the whole file into memory. Rejects where it cannot be read. */
export async function toBytes(file: Blob): Promise<StoredFile> {
  const { name, lastModified } = file instanceof File ? file : new File([], "");
  return { bytes: await file.arrayBuffer(), name, type: file.type, lastModified };
}

/** What was stored; the file itself where only its bytes could be. */
export function fromStored(value: unknown): unknown {
  if (!isStoredFile(value)) return value;
  const { bytes, name, type, lastModified } = value;
  return new File([bytes], name, { type, lastModified });
}

function isStoredFile(value: unknown): value is StoredFile {
  const { bytes }: Partial<StoredFile> = { ...Object(value) };
  return bytes instanceof ArrayBuffer;
}
