import { escapeHtml } from "../text/body.js";
import { decodeAttribute, decodeEntities } from "../text/entities.js";
import type { Fill } from "./filling.js";
import { variablesIn } from "./variable.js";

/** What comes in place of a part of the source. */
export interface Edit {
  start: number;
  end: number;
  html: string;
}

const attribute = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/dy;

/** Fills the variables of a tag's addresses and words. In styles and scripts there are none. */
export function fillAttributes(tag: string, offset: number, fill: Fill): Edit[] {
  if (!/\{|&#|%7b/i.test(tag)) return [];
  const edits: Edit[] = [];
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
  }
  return edits;
}

type Insert = (text: string, before: string) => string;

function replaceIn(value: string, fill: Fill, insert: Insert): string {
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
    filled +=
      "text" in found ? insert(found.text, filled) : value.slice(variable.start, variable.end);
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

/**
 * A value is one part of an address, or a whole one where it stands at its start. It never makes an
 * address of a kind that runs code, of whatever stands around it.
 */
function fillAddress(value: string, fill: Fill): string {
  // Editors and browsers write braces so.
  const written = value
    .replace(/%7b/gi, "{")
    .replace(/%7d/gi, "}")
    .replaceAll("{%25", "{%")
    .replaceAll("%25}", "%}");
  const filled = replaceIn(written, fill, (text, before) => {
    const isWhole = before.trim() === "" && safe.test(text.trim());
    if (isWhole) return escapeHtml(text.trim().replace(/[\s"'<>\\^`{|}]/g, encode));
    const encoded = encode(text);
    return /^\s*mailto:/i.test(before) ? encoded.replaceAll("%40", "@") : encoded;
  });
  if (filled === written) return value;
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
