import { createChunk, loadWithin } from "../../async/chunk.js";
import { isRecipient, readTyped, readWith } from "../../domain/recipients/parseRecipients.js";

/** What reads lists as people paste them. */
export const recipientReader = /* @__PURE__ */ createChunk(async () => {
  const { readPasted } = await import("../../domain/recipients/readPasted.js");
  readWith(readPasted);
  return readPasted;
});

/** Milliseconds that a list waits for its reader, before it is read as if it had been typed. */
const loadTimeoutMs = 1000;

/** At once, but for a text that only the reader of lists understands, while that is being loaded. */
export function whenReadable(text: string, act: () => void): void {
  if (recipientReader.now() || readTyped(text).every(isRecipient)) return act();
  void loadWithin(recipientReader, loadTimeoutMs).then(act);
}
