import { escapeHtml } from "./body.js";
import { decodeAttribute, decodeEntities } from "./entities.js";
import { attributeOf, htmlPieces } from "./htmlPieces.js";

/** Words, or an element of mail: nothing else of foreign HTML is taken over. */
export type Quoted = { text: string } | QuotedElement;

export interface QuotedElement {
  name: string;
  /** Of an `a`. */
  href?: string;
  /** Of an `ol`. */
  start?: number;
  children: Quoted[];
}

const looks: Record<string, string> = {
  b: "strong",
  strong: "strong",
  i: "em",
  em: "em",
  u: "u",
  ins: "u",
  s: "s",
  strike: "s",
  del: "s",
  code: "code",
  kbd: "code",
  samp: "code",
  tt: "code",
  span: "",
  font: "",
};
const blocks =
  /^(?:address|article|aside|blockquote|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|li|main|nav|ol|p|pre|section|table|tr|ul)$/;
/** What stands in one of them ends no paragraph around it. */
const holders = /^(?:blockquote|div|li|table)$/;
const kept = /^(?:blockquote|li|ol|p|pre|ul)$/;
const safe = /^(?:https?:\/\/|mailto:|tel:)[^\s/]/i;
/** Elements that are deeper are left out, and not what is in them. */
const deepest = 30;

interface Open {
  /** As the source has it. */
  tag: string;
  element: QuotedElement;
  isPre: boolean;
}

/**
 * Foreign HTML as it can go out again: words, their look, links, lists and quotes. Without pictures,
 * which would be requested of a stranger, without styles, and without all that acts.
 */
export function readQuoted(html: string): Quoted[] {
  const root: Open = { tag: "", element: { name: "", children: [] }, isPre: false };
  const stack = [root];
  const top = () => stack.at(-1) ?? root;
  const add = (child: Quoted) => void top().element.children.push(child);
  const open = (tag: string, name: string, more: Partial<QuotedElement> = {}) => {
    const { element, isPre } = top();
    const isKept = name !== "" && stack.length < deepest;
    const next = isKept ? { name, children: [], ...more } : element;
    if (isKept) add(next);
    stack.push({ tag, element: next, isPre: isPre || name === "pre" });
  };
  /** Ends the innermost one of these tags, unless it stands around one that holds it. */
  const end = (tags: RegExp, holding?: RegExp) => {
    const isEither = ({ tag }: Open) => tags.test(tag) || holding?.test(tag);
    const at = stack.findLastIndex((one, index) => index > 0 && isEither(one));
    if (tags.test(stack[at]?.tag ?? "")) stack.length = at;
  };
  const openBlock = (name: string, source: string) => {
    end(/^p$/, holders);
    if (name === "li") end(/^li$/, /^(?:ol|ul|table)$/);
    if (name === "table") return open(name, "");
    if (name === "ol") {
      const start = Number(attributeOf(source, "start") ?? 1);
      return open(name, name, Number.isInteger(start) && start !== 1 ? { start } : {});
    }
    const isHeading = /^h\d$/.test(name);
    const isLoose = name === "li" && !/^[ou]l$/.test(top().element.name);
    open(name, isHeading ? "p" : kept.test(name) && !isLoose ? name : "div");
    if (isHeading) open("", "strong");
  };
  for (const piece of htmlPieces(html)) {
    if (piece.kind === "words") {
      const words = decodeEntities(piece.words);
      add({ text: top().isPre ? words : words.replace(/[ \t\n\r\f]+/g, " ") });
      continue;
    }
    const { name, isEnd, source } = piece;
    if (name === "br") add({ name, children: [] });
    else if (isEnd) end(new RegExp(`^${name}$`), blocks.test(name) ? undefined : blocks);
    else if (name === "td" || name === "th") {
      const before = top().element.children.at(-1);
      if (before && !isEdge(before)) add({ text: " | " });
    } else if (blocks.test(name)) openBlock(name, source);
    else if (name === "a") {
      end(/^a$/, blocks);
      const href = decodeAttribute(attributeOf(source, "href") ?? "").replace(/\s/g, "");
      if (safe.test(href)) open(name, name, { href });
      else open(name, "");
    } else if (name in looks) open(name, lookOf(name, attributeOf(source, "style") ?? ""));
  }
  return tidied(root.element.children);
}

function lookOf(name: string, style: string): string {
  // Google Docs puts all of a text into one.
  if (/font-weight:\s*normal/i.test(style)) return "";
  if (looks[name]) return looks[name];
  if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) return "strong";
  if (/font-style:\s*italic/i.test(style)) return "em";
  if (/text-decoration[^;]*underline/i.test(style)) return "u";
  return /text-decoration[^;]*line-through/i.test(style) ? "s" : "";
}

/** Whether a line ends there, or has ended. */
function isEdge(node: Quoted | undefined): boolean {
  return !node || ("name" in node && !/^(?:a|code|em|s|strong|u)$/.test(node.name));
}

/** Without what is empty, without white space that nobody sees, and without blank lines around it. */
export function tidied(nodes: readonly Quoted[]): Quoted[] {
  return trimmed(withoutEmpty(nodes));
}

function withoutEmpty(children: readonly Quoted[], name = "div"): Quoted[] {
  const all = children.flatMap((child): Quoted[] => {
    if ("text" in child || child.name === "br") return [child];
    const inner = withoutEmpty(child.children, name === "pre" ? name : child.name);
    return inner.length > 0 ? [{ ...child, children: inner }] : [];
  });
  const isWords = name === "pre" || !isEdge({ name, children: [] });
  return all.flatMap((child, index): Quoted[] => {
    if (!("text" in child)) return [child];
    let { text } = child;
    if (!isWords && isEdge(all[index - 1])) text = text.replace(/^ +/, "");
    if (!isWords && isEdge(all[index + 1])) text = text.replace(/ +$/, "");
    return text === "" ? [] : [{ text }];
  });
}

function isSeen(node: Quoted): boolean {
  return "text" in node ? node.text.trim() !== "" : node.children.some(isSeen);
}

function trimmed(nodes: readonly Quoted[]): Quoted[] {
  const first = nodes.findIndex(isSeen);
  return first < 0 ? [] : nodes.slice(first, nodes.findLastIndex(isSeen) + 1);
}

function wordsOf(node: Quoted): string {
  return "text" in node ? node.text : node.children.map(wordsOf).join(" ");
}

function escaped(text: string): string {
  return escapeHtml(text).replaceAll("\u00a0", "&nbsp;");
}

/**
 * As HTML for mail. `isRightToLeft` tells of words whether they run so, since mail has no `dir="auto"`;
 * `isAround`: what stands around it does.
 */
export function writeQuoted(
  nodes: readonly Quoted[],
  isRightToLeft: (words: string) => boolean,
  isAround = false,
): string {
  const write = (node: Quoted): string => {
    if ("text" in node) return escaped(node.text);
    const { name, href, start, children } = node;
    if (name === "br") return "<br>";
    const words = isEdge(node) ? wordsOf(node) : "";
    const is = /\p{L}/u.test(words) ? isRightToLeft(words) : isAround;
    const attributes = [
      href === undefined ? "" : ` href="${escaped(href)}"`,
      start === undefined ? "" : ` start="${start}"`,
      is === isAround ? "" : ` dir="${is ? "rtl" : "ltr"}"`,
    ];
    return `<${name}${attributes.join("")}>${writeQuoted(children, isRightToLeft, is)}</${name}>`;
  };
  return nodes.map(write).join("");
}
