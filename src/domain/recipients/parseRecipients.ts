import { isEmailAddress, listSeparator, type Recipient } from "./recipients.js";

/** A recipient, or the words of an entry that names none. */
export type ParsedRecipient = Recipient | { leftover: string };

let read = readTyped;

/** Makes `parseRecipients` use `reader`, which is loaded later and knows more ways of writing lists. */
export function readWith(reader: (text: string) => ParsedRecipient[]): void {
  read = reader;
}

/**
 * Reads people out of a text, in its order; throws nothing. Before `readWith` is called it knows what
 * `readTyped` knows.
 */
export function parseRecipients(text: string): ParsedRecipient[] {
  return read(text);
}

export function isRecipient(entry: ParsedRecipient): entry is Recipient {
  return "address" in entry;
}

/** Reads bare addresses and `Name <address>`, separated by comma, semicolon, line or space. */
export function readTyped(text: string): ParsedRecipient[] {
  return text.split(new RegExp(listSeparator, "g")).flatMap((piece): ParsedRecipient[] => {
    const leftover = piece.trim();
    if (leftover === "") return [];
    const words = leftover.split(/\s+/);
    if (words.every(isEmailAddress)) return words.map((address) => ({ address }));
    const [, name = "", address = ""] = /^([^<>"@]*)<([^<>]*)>$/.exec(words.join(" ")) ?? [];
    if (!isEmailAddress(address)) return [{ leftover }];
    return [name.trim() === "" ? { address } : { address, name: name.trim() }];
  });
}

/** `Ann Lee <ann@x.com>`, quoted (`"Lee, Ann" <…>`) where it would not be read back as this name. */
export function formatRecipient({ address, name }: Recipient): string {
  if (!name) return address;
  const words = name.split(" ");
  const isPlain =
    /^\p{L}[^\s":<>()@[\]\\“”„«»]*(?: [^\s":<>()@[\]\\“”„«»]+)*$/u.test(name) &&
    /[\p{L}\p{N}]\S*$/u.test(name) &&
    ![words[0], words.at(-1)].some((word) => word !== undefined && isAnd(word)) &&
    // It would be read as the letter that counts an entry of a list.
    !/^(?:[a-z]|[ivx]+)\.(?: |$)/.test(name) &&
    !listSeparator.test(name);
  return `${isPlain ? name : `"${name.replace(/["\\]/g, "\\$&")}"`} <${address}>`;
}

/** A word between two people. */
export function isAnd(word: string): boolean {
  return /^(?:and|or|und|oder|et|ou|y|e|o|en|of|och|eller|og|i|oraz|lub)$/.test(word);
}
