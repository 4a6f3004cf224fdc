import type { Bytes } from "./bytes.js";
import { quietly } from "./deadline.js";

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
    cancel: () => void quietly(() => reader?.cancel()),
  };
}

/** A stream that reads only when it is read. `end` is called when nothing more is read of it. */
export function streamOf(read: ReadPart, end = () => {}): ReadableStream<Bytes> {
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

/** A part that is there, and then what comes. */
export function startingWith(first: Bytes, rest: ReadPart = async () => undefined): ReadPart {
  let part: Bytes | undefined = first;
  return async () => {
    const next = part ?? (await rest());
    part = undefined;
    return next;
  };
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
  return { bytes: new Uint8Array(await new Blob(parts).arrayBuffer()), isWhole };
}

/** @throws where it is no JSON, as the beginning of a longer one is not. */
export async function readJson(read: ReadPart, maxBytes: number): Promise<unknown> {
  const { bytes } = await readUpTo(read, maxBytes);
  return JSON.parse(new TextDecoder().decode(bytes));
}
