// Base64 alone: the same bytes through each encoder.
import { encode as encodeArrayBuffer } from "base64-arraybuffer";
import { fromUint8Array } from "js-base64";
import { encode } from "../../../src/attachments/encode.js";
import { createHeartbeat } from "./heartbeat.js";

const encoders: Record<string, (bytes: Uint8Array<ArrayBuffer>) => unknown> = {
  slices: (bytes) => encode(new Blob([bytes])),
  toBase64: (bytes) => bytes.toBase64(),
  jsBase64: (bytes) => fromUint8Array(bytes),
  base64ArrayBuffer: (bytes) => encodeArrayBuffer(bytes.buffer),
};

window.heartbeat = createHeartbeat();
window.encodeWith = async (name, size) => {
  const run = encoders[name];
  if (!run) throw new Error(`There is no encoder "${name}"`);
  const bytes = new Uint8Array(size);
  // No more at a time is given.
  for (let at = 0; at < size; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  }
  await window.heartbeat.start();
  const started = performance.now();
  await run(bytes);
  const milliseconds = performance.now() - started;
  const { block } = await window.heartbeat.stop();
  return { milliseconds, block };
};

declare global {
  interface Window {
    /** One run over `size` random bytes. */
    encodeWith: (name: string, size: number) => Promise<{ milliseconds: number; block: number }>;
  }
}
