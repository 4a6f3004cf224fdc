import { joinBytes } from "./bytes.js";
import { sleep } from "./sleep.js";

export type BodyRead =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; reason: "too-large" | "interrupted" };

export interface ReadOptions {
  limit: number;
  bytesPerSecond?: number | undefined;
  signal: AbortSignal;
}

/**
 * Reads the whole body. One that is too large is read to its end and thrown away: a client that is
 * still sending would otherwise see a reset connection instead of the 413.
 */
export async function readBody(request: Request, options: ReadOptions): Promise<BodyRead> {
  const { limit, bytesPerSecond, signal } = options;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = request.body?.getReader();
    for (
      let chunk = await reader?.read();
      chunk?.value !== undefined;
      chunk = await reader?.read()
    ) {
      length += chunk.value.length;
      if (length <= limit) chunks.push(chunk.value);
      else chunks.length = 0;
      if (bytesPerSecond !== undefined) {
        const outlasted = await sleep((chunk.value.length / bytesPerSecond) * 1_000, signal);
        if (!outlasted) return { ok: false, reason: "interrupted" };
      }
    }
  } catch {
    return { ok: false, reason: "interrupted" };
  }
  return length > limit
    ? { ok: false, reason: "too-large" }
    : { ok: true, bytes: joinBytes(chunks) };
}
