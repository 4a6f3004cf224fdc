import type { Bytes } from "../bytes.js";
import { kernelModule } from "./kernelModule.js";

/** Two loops over 16 bytes at a time, which JavaScript has no word for: they take a tenth of its time. */
export interface ByteKernel {
  /** The first byte from `from` on that is no plain letter of a JSON string, or the chunk's length. */
  skipPlain: (chunk: Bytes, from: number) => number;
  /** Takes a chunk into a sum, which is the same however the bytes are cut. */
  createSum: () => { add(chunk: Bytes): void; end(): Bytes };
}

/** Bytes of a sum, and of what it takes in at a time. */
const blockSize = 64;
const pageSize = 65_536;
/** Where a chunk lies; before it, what was left of the last one, and the sum. */
const base = 128;

let shared: { kernel: ByteKernel | undefined } | undefined;

/** Nothing where the runtime has no such loops. */
export function byteKernel(): ByteKernel | undefined {
  shared ??= { kernel: createByteKernel() };
  return shared.kernel;
}

function createByteKernel(): ByteKernel | undefined {
  let exports: WebAssembly.Exports;
  try {
    ({ exports } = new WebAssembly.Instance(new WebAssembly.Module(kernelModule(2))));
  } catch {
    return undefined;
  }
  const { memory, plain, sum } = exports;
  if (!(memory instanceof WebAssembly.Memory)) return undefined;
  if (typeof plain !== "function" || typeof sum !== "function") return undefined;
  let bytes = new Uint8Array(memory.buffer);
  let loaded: Bytes | undefined;
  const load = (chunk: Bytes) => {
    if (chunk === loaded) return;
    // Both functions look at whole blocks.
    const missing = base + chunk.length + blockSize - bytes.length;
    if (missing > 0) {
      memory.grow(Math.ceil(missing / pageSize));
      bytes = new Uint8Array(memory.buffer);
    }
    bytes.set(chunk, base);
    loaded = chunk;
  };
  return {
    skipPlain(chunk, from) {
      load(chunk);
      return Math.min(Number(plain(base + from, base + chunk.length)) - base, chunk.length);
    },
    createSum() {
      const lanes = new Uint8Array(blockSize);
      const rest = new Uint8Array(blockSize);
      let left = 0;
      return {
        add(chunk) {
          load(chunk);
          const start = base - left;
          const size = left + chunk.length;
          const whole = size - (size % blockSize);
          bytes.set(lanes);
          bytes.set(rest.subarray(0, left), start);
          sum(start, start + whole);
          left = size - whole;
          lanes.set(bytes.subarray(0, blockSize));
          rest.set(bytes.subarray(start + whole, start + size));
        },
        end() {
          const all = new Uint8Array(blockSize + left);
          all.set(lanes);
          all.set(rest.subarray(0, left), blockSize);
          return all;
        },
      };
    },
  };
}
