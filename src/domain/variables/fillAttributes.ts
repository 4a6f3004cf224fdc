import { escapeHtml } from "../text/body.js";
import { decodeAttribute, decodeEntities } from "../text/entities.js";
import type { Fill } from "./filling.js";
import { markOf, variablesIn } from "./variable.js";

/** What comes in place of a part of the source. */
export interface Edit {
  start: number;
  end: number;
  html: string;
}

const attribute = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/dy;

interface FilledTag {
  edits: Edit[];
  /**
   * What an address that begins with a variable came to, if that leads nowhere: editors drop it, so the
   * words beside it have to say it.
   */
  lost?: string | undefined;
}

/** Fills the variables of a tag's addresses and words. In styles and scripts there are none. */
export function fillAttributes(tag: string, offset: number, fill: Fill): FilledTag {
  const edits: Edit[] = [];
  if (!/\{|&#|%7b/i.test(tag)) return { edits };
  let lost: string | undefined;
  attribute.lastIndex = 1;
  // Past the tag's own name, which is read like an attribute.
  attribute.exec(tag);
  for (let found = attribute.exec(tag); found; found = attribute.exec(tag)) {
    const name = found[1]?.toLowerCase() ?? "";
    const [start, end] = found.indices?.[2] ?? found.indices?.[3] ?? found.indices?.[4] ?? [0, 0];
    const isAddress = /^(?:href|src)$/.test(name);
    if (!isAddress && !/^(?:title|alt|aria-label)$/.test(name)) continue;
    const value = tag.slice(start, end);
    const html = isAddress ? fillAddress(value, fill) : fillWords(value, fill);
    if (html !== value) edits.push({ start: offset + start, end: offset + end, html });
    if (isAddress && !safe.test(html)) lost ??= saidBy(value, fill);
  }
  return { edits, lost };
}

type Insert = (text: string, before: string) => string;

function replaceIn(value: string, fill: Fill, insert: Insert, mark?: typeof markOf): string {
  let filled = "";
  let at = 0;
  for (const variable of variablesIn(value)) {
    const { name, fallback } = variable;
    const found = fill({
      ...variable,
      name: readable(name),
      fallback: fallback === undefined ? undefined : readable(fallback),
    });
    filled += value.slice(at, variable.start);
    if ("text" in found) filled += insert(found.text, filled);
    else filled += mark?.(found.blank.name) ?? value.slice(variable.start, variable.end);
    at = variable.end;
  }
  return at === 0 ? value : filled + value.slice(at);
}

function fillWords(value: string, fill: Fill): string {
  // White space too, since nothing need quote the value.
  return replaceIn(value, fill, (text) =>
    text.replace(/[\s"&'<=>`]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  );
}

const safe = /^(?:https?|mailto|tel|sms|ftp):/i;

/** As people write an address: `example.com/a`. */
const host = /^(?:[\p{L}\d-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;

/** With braces, which editors and browsers write otherwise. */
function bracesOf(value: string): string {
  return value
    .replace(/%7b/gi, "{")
    .replace(/%7d/gi, "}")
    .replaceAll("{%25", "{%")
    .replaceAll("%25}", "%}");
}

/** What an address that begins with a variable says, as text. */
function saidBy(value: string, fill: Fill): string | undefined {
  const written = bracesOf(value).trim();
  if (variablesIn(written)[0]?.start !== 0) return undefined;
  return replaceIn(written, fill, (text) => text, markOf);
}

/**
 * A value is one part of an address, or a whole one where it stands at its start. It never makes an
 * address of a kind that runs code, of whatever stands around it.
 */
function fillAddress(value: string, fill: Fill): string {
  const decoded = bracesOf(value);
  const isEncoded = variablesIn(decoded).length > variablesIn(value).length;
  // So that the question before Send finds a blank in it.
  const written = isEncoded ? decoded : value;
  const filled = replaceIn(written, fill, (given, before) => {
    const isFirst = before.trim() === "";
    const text = isFirst && host.test(given.trim()) ? `https://${given.trim()}` : given;
    const isWhole = isFirst && safe.test(text.trim());
    if (isWhole) return escapeHtml(text.trim().replace(/[\s"'<>\\^`{|}]/g, encode));
    const encoded = encode(text);
    return /^\s*mailto:/i.test(before) ? encoded.replaceAll("%40", "@") : encoded;
  });
  if (filled === value) return value;
  const scheme = schemeOf(filled);
  return scheme === undefined || safe.test(scheme) || scheme === schemeOf(written) ? filled : value;
}

/** As browsers find it: they drop white space and controls in it, by whatever name. */
function schemeOf(value: string): string | undefined {
  const named = value.replace(/&(?:Tab|NewLine);/g, "").replaceAll("&colon;", ":");
  const address = decodeEntities(named).replace(/[\p{Cc}\s]+/gu, "");
  return /^[a-z][a-z\d+.-]*:/i.exec(address)?.[0].toLowerCase();
}

const encode = (text: string) => encodeURIComponent(text).replaceAll("'", "%27");

/** A name, or a fallback, without the escapes of an address and of HTML. */
function readable(text: string): string {
  const decoded = decodeAttribute(text);
  try {
    return decodeURIComponent(decoded);
  } catch {
    return decoded;
  }
}
