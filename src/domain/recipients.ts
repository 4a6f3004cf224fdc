/** A person a reply goes to. */
export interface Recipient {
  address: string;
  name?: string;
}

/** What a text holds: the addresses in it, and in `leftovers` all that could not be read as one. */
export interface ParsedRecipients {
  recipients: Recipient[];
  leftovers: string[];
}

type Word =
  | { kind: "text"; value: string; raw: string }
  | { kind: "quoted"; value: string; raw: string }
  | { kind: "comment"; raw: string };
type Token =
  | Word
  | { kind: "angle"; value: string; raw: string }
  | { kind: "separator"; raw: string };

/**
 * `ann@x.com`, plus addresses and internationalised ones (`jörg@münchen.de`) included; quoted local
 * parts and address literals are not, since no helpdesk accepts them.
 */
export function isEmailAddress(text: string): boolean {
  if (text.length > 254 || listSeparator.test(text)) return false;
  if (/[\s\p{C}"():<>[\]\\：＠＜＞（）]/u.test(text)) return false;
  const [local = "", domain = "", ...more] = text.split("@");
  if (more.length > 0 || local.length > 64 || local.split(".").includes("")) return false;
  const labels = domain.split(".");
  return (
    labels.length > 1 &&
    labels.every((label) => label.length < 64 && /^[\p{L}\p{N}\p{M}-]+$/u.test(label)) &&
    !labels.some((label) => label.startsWith("-") || label.endsWith("-")) &&
    !/^\d+$/.test(labels.at(-1) ?? "")
  );
}

const signs = ",;，；、،؛";

/** What stands between people of a list, also where Chinese, Japanese or Arabic is written. */
export const listSeparator = /* @__PURE__ */ (() => new RegExp(`[${signs}\\n\\r\\t]`))();

/** Two spellings of one address: mail servers ignore case, and keyboards differ in composition. */
export function isSameAddress(a: string, b: string): boolean {
  return addressKey(a) === addressKey(b);
}

/** Equal for all spellings of one address. */
export function addressKey(address: string): string {
  return address.trim().normalize("NFC").toLowerCase();
}

/** `"Lee, Ann" <ann@x.com>`: quoted where the name needs it. */
export function formatRecipient({ address, name }: Recipient): string {
  if (!name) return address;
  // Words of plain characters, one space between them, are read back as they are.
  const isPlain =
    /^[^\s":<>()@[\]\\]+(?: [^\s":<>()@[\]\\]+)*$/.test(name) && !listSeparator.test(name);
  return `${isPlain ? name : `"${name.replace(/["\\]/g, "\\$&")}"`} <${address}>`;
}

/**
 * Reads people out of whatever was typed or pasted: `Ann Lee <ann@x.com>`, `"Lee, Ann" <…>`,
 * `Lee, Ann <…>`, `mailto:`, lists by comma, semicolon, line, tab, or spaces between bare
 * addresses, mixed. Linear in the length; throws nothing.
 */
export function parseRecipients(text: string): ParsedRecipients {
  const recipients: Recipient[] = [];
  const leftovers: string[] = [];
  let group: Token[] = [];
  let nameBefore: string | undefined;

  const flush = (separator: string) => {
    const found = readGroup(group, nameBefore);
    if (nameBefore !== undefined && !found.usedName) leftovers.push(nameBefore);
    for (const recipient of found.recipients) recipients.push(recipient);
    nameBefore = undefined;
    const [only] = found.leftovers;
    // "Doe, John <john@x.com>": a comma inside a name that nobody quoted.
    const isSurname =
      /[,，،]/.test(separator) &&
      found.recipients.length === 0 &&
      found.leftovers.length === 1 &&
      only !== undefined &&
      !only.includes("@");
    if (isSurname) nameBefore = only;
    else for (const leftover of found.leftovers) leftovers.push(leftover);
    group = [];
  };

  for (const token of tokens(text)) {
    if (token.kind === "separator") flush(token.raw);
    else group.push(token);
  }
  flush("");
  if (nameBefore !== undefined) leftovers.push(nameBefore);
  return { recipients, leftovers };
}

function readGroup(group: readonly Token[], nameBefore: string | undefined) {
  const recipients: Recipient[] = [];
  const leftovers: string[] = [];
  let usedName = false;
  let words: Word[] = [];

  /** Bare addresses among the words stand for themselves; the rest is a name, or left over. */
  const takeBare = () => {
    const rest: typeof words = [];
    for (const word of words) {
      const address = word.kind === "text" ? readAddress(word.value) : undefined;
      if (address) recipients.push({ address });
      else rest.push(word);
    }
    words = [];
    return rest;
  };
  const leave = (raw: string) => {
    if (raw.trim() !== "") leftovers.push(raw.trim());
  };

  for (const token of group) {
    if (token.kind === "text" || token.kind === "quoted" || token.kind === "comment") {
      words.push(token);
    }
    if (token.kind !== "angle") continue;
    const rest = takeBare();
    const address = readAddress(token.value.trim());
    const own = rest.flatMap((word) => (word.kind === "comment" ? [] : [word.value])).join(" ");
    if (!address) {
      leave([...rest.map((word) => word.raw), token.raw].join(" "));
      continue;
    }
    const name = nameBefore !== undefined && !usedName ? `${nameBefore}, ${own}` : own;
    usedName ||= nameBefore !== undefined;
    recipients.push(name === "" ? { address } : { address, name });
  }
  const rest = takeBare();
  // A comment beside an address is a remark; alone it is somebody's attempt at a recipient.
  const isRemark = recipients.length > 0 && rest.every((word) => word.kind === "comment");
  if (!isRemark) leave(rest.map((word) => word.raw).join(" "));
  return { recipients, leftovers, usedName };
}

function readAddress(word: string): string | undefined {
  // Most words of a long text are none: told apart before any costly look.
  if (!/.[@%]./s.test(word)) return undefined;
  const text = withoutMarks(word);
  if (isEmailAddress(text)) return text;
  // A link that names further people in its query is not one address.
  const link = /^mailto:([^?]*)(?:\?(?!.*(?:@|%40)).*)?$/i.exec(text)?.[1];
  if (link === undefined) return undefined;
  const address = percentDecoded(link);
  return isEmailAddress(address) ? address : undefined;
}

/** Windows and spreadsheets put marks around what is copied there that nobody sees, nor could remove. */
function withoutMarks(word: string): string {
  // A few: any number of them would be searched again from each.
  return word.replace(/^\p{Cf}{1,8}|\p{Cf}{1,8}$/gu, "");
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function* tokens(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (listSeparator.test(char)) {
      yield { kind: "separator", raw: char };
      at += 1;
      continue;
    }
    const space = match(/[^\S\n\r\t]+/y, text, at);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const enclosed = match(enclosures[char], text, at);
    if (enclosed !== undefined) {
      const value = enclosed.slice(1, -1);
      const isAddress = readAddress(value.trim()) !== undefined;
      if (char === "(" && !isAddress) yield { kind: "comment", raw: enclosed };
      else if (char !== '"') yield { kind: "angle", value, raw: enclosed };
      else yield { kind: "quoted", value: value.replace(/\\(.)/g, "$1"), raw: enclosed };
      at += enclosed.length;
      continue;
    }
    // One that nothing closes is text like any other.
    const start = match(opened, text, at) ?? char;
    const word = start + (match(restOfWord, text, at + start.length) ?? "");
    yield { kind: "text", value: word, raw: word };
    at += word.length;
  }
}

/** Within a line and of bounded length, so that a stray quote neither eats a list nor costs time. */
const enclosures: Record<string, RegExp> = {
  // Nothing in quotes many times is one word: a text of nothing else would be half a million.
  '"': /(?:""){2,}|"(?:[^"\\\n\r]|\\.){0,500}"/y,
  "(": /\([^()\n\r]{0,500}\)/y,
  "<": /<[^<>\n\r]{0,500}>/y,
};

/**
 * What opens nothing: of brackets in a row all but the last, and an escaped quote. A text of them
 * would be searched again from each.
 */
const opened = /[<(]+(?=[<(])|\\["\\]/y;

const restOfWord = /* @__PURE__ */ (() =>
  new RegExp(`(?:[^\\s${signs}"(<\\\\]+|\\\\["\\\\]?)*`, "y"))();

function match(pattern: RegExp | undefined, text: string, at: number): string | undefined {
  if (!pattern) return undefined;
  pattern.lastIndex = at;
  // Without the array of `exec`, for each of a million signs.
  return pattern.test(text) ? text.slice(at, pattern.lastIndex) : undefined;
}
