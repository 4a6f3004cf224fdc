import type { Bytes } from "../bytes.js";
import type { UpstreamResponse } from "./transport.js";

/** The beginning of a body: all of it where it is no longer than `most`, else the rest as a stream. */
export async function readUpTo(
  body: ReadableStream<Bytes> | null,
  most: number,
): Promise<{ bytes: Bytes; rest?: ReadableStreamDefaultReader<Bytes> }> {
  const parts: Bytes[] = [];
  if (body === null) return { bytes: await joined(parts) };
  const reader = body.getReader();
  for (let size = 0; size <= most;) {
    // oxlint-disable-next-line no-await-in-loop -- one part after the other
    const { done, value } = await reader.read();
    if (done) return { bytes: await joined(parts) };
    parts.push(value);
    size += value.length;
  }
  return { bytes: await joined(parts), rest: reader };
}

async function joined(parts: readonly Bytes[]): Promise<Bytes> {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return new Uint8Array(await new Blob([...parts]).arrayBuffer());
}

/** @throws where there is more of it, or where it is no JSON. */
export async function readJson({ body }: UpstreamResponse, most: number): Promise<unknown> {
  const { bytes, rest } = await readUpTo(body, most);
  if (rest !== undefined) {
    void rest.cancel().catch(() => {});
    throw new Error("The API's answer is too long.");
  }
  return JSON.parse(new TextDecoder().decode(bytes));
}
