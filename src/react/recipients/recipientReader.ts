import { createChunk, loadWithin } from "../../async/chunk.js";
import { isRecipient, readTyped, readWith } from "../../domain/recipients/parseRecipients.js";

/** Loads the reader of pasted lists. */
export const recipientReader = /* @__PURE__ */ createChunk(async () => {
  const { readPasted } = await import("../../domain/recipients/readPasted.js");
  readWith(readPasted);
  return readPasted;
});

/** Milliseconds that a list waits for its reader; then it is read as if it had been typed. */
const loadTimeoutMs = 1000;

/** Calls `act` at once, or once the reader is loaded where only it understands the text. */
export function whenReadable(text: string, act: () => void): void {
  if (recipientReader.now() || readTyped(text).every(isRecipient)) return act();
  void loadWithin(recipientReader, loadTimeoutMs).then(act);
}
