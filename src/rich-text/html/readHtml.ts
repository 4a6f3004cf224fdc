import { decodeEntities } from "../../domain/text/entities.js";
import { htmlPieces } from "../../domain/text/htmlPieces.js";
import type { Block } from "../tree.js";
import { createBuilder } from "./builder.js";
import { createOpenElements } from "./openElements.js";
import { hasNoMargins, styleFrom } from "./style.js";
import { clearedBlocks, ownBlocks } from "./tidy.js";

/**
 * Our own HTML, or a host's: what is in it is meant, pictures on the web too unless `isKnownPicture`
 * says which. Written again by `writeHtml`, our own is the same to the byte.
 */
export function readOwnHtml(
  html: string,
  isKnownPicture: (src: string) => boolean = () => true,
): Block[] {
  return ownBlocks(read(html, true, isKnownPicture));
}

/**
 * HTML from a clipboard, of whatever program: what it says, without what mail cannot hold. Pictures
 * are left out but for those that `isKnownPicture` knows, since one is requested as soon as it is
 * shown.
 */
export function readForeignHtml(
  html: string,
  isKnownPicture: (src: string) => boolean = () => false,
): Block[] {
  return clearedBlocks(read(fragmentOf(html), false, isKnownPicture, hasOfficeLines(html)));
}

// By string and not by a browser's parser: each of those reports a violation of a strict policy for
// every `style=` that is pasted, and then hides the styles. Linear in the length; throws nothing.
function read(
  html: string,
  isOwn: boolean,
  isKnownPicture: (src: string) => boolean,
  isOffice = false,
) {
  const builder = createBuilder({ isOwn, hasOfficeLines: isOffice, isKnownPicture });
  const elements = createOpenElements(builder);
  for (const piece of htmlPieces(html)) {
    if (piece.kind === "words") builder.text(shown(decodeEntities(piece.words), isOwn));
    else if (piece.isEnd) elements.endTag(piece.name);
    else elements.startTag(piece.name, piece.source);
  }
  elements.endAll();
  return builder.blocks();
}

/** Without characters that nobody sees; a line separator is a space. */
function shown(words: string, isOwn: boolean): string {
  const clean = words.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}]/gu, "").replace(/[\u2028\u2029]/g, " ");
  return isOwn ? clean : clean.replace(/[\u00ad\u200b\ufeff]/g, "");
}

/** What stands between the clipboard's own marks. */
function fragmentOf(html: string): string {
  const [start, end] = ["<!--StartFragment-->", "<!--EndFragment-->"];
  const from = html.indexOf(start);
  const to = html.lastIndexOf(end);
  return from >= 0 && to > from ? html.slice(from + start.length, to) : html;
}

/** Whether paragraphs of Word and Outlook have no margins, which only their style sheet says. */
function hasOfficeLines(html: string): boolean {
  const at = html.indexOf("p.MsoNormal");
  const rule = at < 0 ? undefined : /\{([^}]*)\}/.exec(html.slice(at, at + 2000))?.[1];
  return rule !== undefined && hasNoMargins(styleFrom(rule));
}
