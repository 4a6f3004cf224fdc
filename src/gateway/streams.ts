import type { Bytes } from "./bytes.js";

/** The next part of a body; nothing after the last. Rejects where the sender has gone. */
export type ReadPart = () => Promise<Bytes | undefined>;

/** The parts of a stream. */
export function partsOf(stream: ReadableStream<Bytes> | null): {
  read: ReadPart;
  cancel: () => void;
} {
  const reader = stream?.getReader();
  return {
    read: async () => (await reader?.read())?.value,
    cancel: () => void reader?.cancel().catch(() => {}),
  };
}

/** A stream that reads only when it is read. `end` is called when nothing more is read of it. */
export function streamOf(read: ReadPart, end: () => void): ReadableStream<Bytes> {
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const part = await read();
          if (part !== undefined) return controller.enqueue(part);
          controller.close();
        } catch (thrown) {
          controller.error(thrown);
        }
        end();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

/** The beginning of a body: all of it, or more than `most` bytes. */
export async function readUpTo(
  read: ReadPart,
  maxBytes: number,
): Promise<{ bytes: Bytes; isWhole: boolean }> {
  const parts: Bytes[] = [];
  let isWhole = false;
  for (let size = 0; size <= maxBytes && !isWhole;) {
    // oxlint-disable-next-line no-await-in-loop -- one part after the other
    const part = await read();
    if (part === undefined) isWhole = true;
    else size += parts.push(part) && part.length;
  }
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return { bytes: only, isWhole };
  return { bytes: new Uint8Array(await new Blob(parts).arrayBuffer()), isWhole };
}

/** @throws where there is more of it, or where it is no JSON. */
export async function readJson(read: ReadPart, maxBytes: number): Promise<unknown> {
  const { bytes, isWhole } = await readUpTo(read, maxBytes);
  if (!isWhole) throw new Error("It is too long.");
  return JSON.parse(new TextDecoder().decode(bytes));
}
