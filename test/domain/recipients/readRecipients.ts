import {
  isRecipient,
  parseRecipients,
  readWith,
} from "../../../src/domain/recipients/parseRecipients.js";
import { readPasted } from "../../../src/domain/recipients/readPasted.js";

// As in a page, once the composer is there.
readWith(readPasted);

/** What a text holds, people and what is nobody apart. */
export function readRecipients(text: string) {
  const all = parseRecipients(text);
  return {
    recipients: all.filter(isRecipient),
    leftovers: all.flatMap((one) => (isRecipient(one) ? [] : [one.leftover])),
  };
}
