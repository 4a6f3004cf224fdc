import { isRecipient, parseRecipients } from "../../src/domain/parseRecipients.js";
import "./pastedReader.js";

/** What a text holds, people and what is nobody apart. */
export function readRecipients(text: string) {
  const all = parseRecipients(text);
  return {
    recipients: all.filter(isRecipient),
    leftovers: all.flatMap((one) => (isRecipient(one) ? [] : [one.leftover])),
  };
}
