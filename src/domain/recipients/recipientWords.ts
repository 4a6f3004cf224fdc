import { isAnd } from "./parseRecipients.js";
import { isEmailAddress, separatorCharacters } from "./recipients.js";

/** A piece of a list that is no address. */
export interface Word {
  kind: "text" | "quoted" | "comment";
  /** Without its quotes or parentheses. */
  value: string;
  at: number;
  end: number;
}

/** Text that was meant as an address, so it is no name. */
export function isMistyped({ kind, value }: Word): boolean {
  return kind === "text" && /\S@/.test(value);
}

/** Whether the words announce another recipient: `Bob and` */
export function endsInAnd(words: readonly Word[]): boolean {
  const last = words.at(-1);
  return last?.kind === "text" && isAnd(last.value);
}

export function joined(a: string, b: string): string {
  return a === "" || b === "" ? a + b : `${a} ${b}`;
}

export function nameOf(words: readonly Word[]): string {
  const [first, ...others] = words;
  if (first && first.kind !== "text" && others.length === 0) {
    return first.kind === "comment" && counted.test(`(${first.value})`) ? "" : first.value;
  }
  let name = "";
  let end = 0;
  for (const { kind, value, at, end: next } of words) {
    name += (at > end ? " " : "") + (kind === "comment" ? `(${value})` : value);
    end = next;
  }
  return asName(name);
}

/**
 * Removes the label before an entry: `De : Ann Lee`, `Team: Ann`, `收件人：`. Right before an address
 * it is kept as a name if the address resembles it: `Ann Lee: ann@x.com`.
 */
export function withoutLabel(words: readonly Word[], address?: string): readonly Word[] {
  const other = words.findIndex(({ kind }) => kind !== "text");
  const texts = words.slice(0, other < 0 ? undefined : other);
  // A double colon, and that of a time, may be part of a name.
  const colon = texts.findLastIndex(({ value }) => /(?<![:：\d])[:：]$/.test(value));
  const said = texts.slice(0, colon + 1).map(({ value }) => value);
  if (!/\p{L}/u.test(said.join())) return words;
  const isTold = colon === words.length - 1 && address !== undefined && tells(address, said.join());
  return isTold ? words : words.slice(colon + 1);
}

/** Whether an address resembles a name, as `jgarcia@x.com` does `Julia García`. */
export function tells(address: string, name: string): boolean {
  const [local = ""] = plain(address).split("@");
  const words = name.match(/\p{L}+/gu) ?? [];
  return words.some((word) => word.length > 2 && local.includes(plain(word)));
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Removes what a list puts around its entries: bullets, numbers, labels, "and", dashes, quotes. */
export function asName(text: string): string {
  const words = text.trim().split(/\s+/);
  const from = words.findIndex((word) => !isMark(word));
  const to = words.findLastIndex((word) => !isMarks(word)) + 1;
  if (from < 0) return "";
  const name = words
    .slice(from, to)
    .join(" ")
    .replace(/[:：]+$/, "");
  return /^(?:'.*'|[‘"“”„«»].*[’"“”«»]|\[[^[\]]*\])$/su.test(name) ? name.slice(1, -1) : name;
}

/** A word that only introduces the next: a bullet, a number, "and", a label. */
export function isMark(word: string): boolean {
  return isMarks(word) || isAnd(word) || counted.test(word) || label.test(word);
}

export function isMarks(text: string): boolean {
  return /^[\uFE0F\p{Pd}\s•·‣▪◦●○■□►☐☑☒✓✔✗✘→➔➤⇒*|/\\_&+~=#.…:：'"‘’“”„«»<>[\](){}]*$/u.test(text);
}

const counted = /^(?:[(#[]?\d{1,4}[.)\]]|[a-z][.)]|[ivx]{2,4}[.)]|\[x\])$/;

const label =
  /^(?:(?:reply-)?to|b?cc|from|e-?mails?|mail|smtp|an|von|aan|van|à|a|de|da|para|per|do|od|till?|från|fra|kopi[ea])[:：]$/i;

/**
 * Whether a line of a copied mail's head names no people: an address in a subject is no recipient, and
 * a date with commas becomes one entry.
 */
export function isOfNobody(line: string): boolean {
  return subject.test(line) || (!line.includes("@") && date.test(line));
}

const subject =
  /^[\s>*]*(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|тема|件名|主[题題旨])\*?\s*[:：]/i;

const date =
  /^[\s>*]*(?:date|sent|datum|gesendet|envoyé|fecha|enviado|data|inviato|verzonden|skickat|sendt|wysłano|дата|отправлено|日期|日付|送信日時|发送时间)\*?\s*[:：].*\d/i;

/** The address in a word, without the marks around it. */
export function readAddress(word: string): string | undefined {
  // Most words of a long text hold no address: a cheap test goes first.
  if (!/.[@%]./s.test(word)) return undefined;
  const isBare = /^\w.*\w$/s.test(word);
  const text = isBare ? word : word.replace(/^"([^"\\]+)"@/, "$1@").replace(around, "");
  if (isEmailAddress(text)) return text;
  // A link with further people in its query is no single address.
  const link =
    /^(?:mailto:|(?=[^?]*\?\w+=))([^?]*)(?:\?(?!.*(?:@|%40)).*)?$/i.exec(text)?.[1] ?? "";
  const address = percentDecoded(link).replace(around, "");
  return isEmailAddress(address) ? address : undefined;
}

/**
 * The parts of `a@x.com/b@x.com`, `a@x.com|b@x.com`, and `a@x.com—Ann` (its dash is a part too); empty
 * where the slash, bar or dash belongs to an address.
 */
export function partsOf(word: string): string[] {
  if (!word.includes("@") || !/[/|–—]/.test(word) || /^<?mailto:[^|]*\|/i.test(word)) return [];
  const parts = word.split(/[/|]|([–—])/).filter((part) => part !== undefined && part !== "");
  const isPlaced = (part: string) => readAddress(part) !== undefined;
  const isList = /[/|]/.test(word) ? parts.every(isPlaced) : parts.some(isPlaced);
  return isList && parts.every((part) => !part.includes("@") || isPlaced(part)) ? parts : [];
}

/** The link of a chat, with what it shows: `mailto:ann@x.com|Ann Lee` */
export function readShownLink(text: string): { address: string; name?: string } | undefined {
  const [, link = "", shown = ""] = /^(mailto:[^|]*)\|\s*([^|]*)$/i.exec(text) ?? [];
  const address = readAddress(link);
  if (address === undefined) return undefined;
  if (shown === "" || readAddress(shown) === address) return { address };
  // It shows another address: which of the two was meant is unknown.
  return shown.includes("@") ? undefined : { address, name: shown };
}

/**
 * Marks around an address: quotes, brackets, bullets, a full stop, and invisible characters. At most
 * eight on each side: without a limit, long runs take quadratic time.
 */
const around =
  /^[\p{Cf}'"`‘’“”„«»‹›•·‣▪◦●☐☑✓→*<([{]{1,8}|[\p{Cf}\p{Pd}'"`‘’“”„«»‹›*>)\]}.…!?:：,;]{1,8}$/gu;

/**
 * Mistyped addresses with a separator within: `{ann, bob}@x.com`, `ann@x,com`. No part of them is a
 * recipient.
 */
export const broken = /* @__PURE__ */ (() =>
  new RegExp(
    "\\{(?=[^{}@,;\\s]{1,99}[,;\\s])[^{}@]{1,200}\\}@[^\\s,;<>]+|" +
      `<?[^\\s${separatorCharacters}@"(<[\\\\]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:,(?:com|org|net|edu|info|[a-z]{2}))+` +
      `(?=$|[\\s>)\\]${separatorCharacters}])>?`,
    "uy",
  ))();

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
