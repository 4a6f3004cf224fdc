/** @import { CDPSession } from "playwright" */

/**
 * Bytes that survive a collection: the JS heap, and the array buffers that hang on it.
 * @param {CDPSession} cdp
 */
export async function retainedHeap(cdp) {
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await cdp.send("Runtime.getHeapUsage");
  return usedSize + (backingStorageSize ?? 0);
}
