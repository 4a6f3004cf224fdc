import { withDefaults } from "../../domain/optional.js";
import type { bodyToHtml } from "../../domain/text/body.js";
import { readQuoted, writeQuoted } from "../../domain/text/quotedHtml.js";
import { partOf } from "../../domain/text/quotedPart.js";
import type { QuotedThread } from "../../options.js";
import { belowStrings, type BelowStrings } from "../../strings/below.js";
import type { ProblemFields } from "../context/focusFirst.js";

/** Puts a message below those that are quoted already. `selected`: what is selected on the page. */
export function addQuote(
  { form, strings, announce }: Pick<ProblemFields, "form" | "strings" | "announce">,
  // Given, since a bundler would split for this file what it imported of what is loaded at first.
  toHtml: typeof bodyToHtml,
  source: QuotedThread | string,
  selected = "",
): void {
  const words = withDefaults(belowStrings, strings.below);
  const value = quoteOf(source, selected, words, toHtml);
  const before = form.getValues("quote");
  if (value === undefined || before.value.includes(value)) return;
  const next = { format: "html", value: before.value + value } as const;
  form.setValue("quote", next, { shouldDirty: true });
  announce(words.quoteAdded);
}

/**
 * A message as it is quoted in mail: its words, links, lists and their look. What else is in its HTML
 * neither goes out again nor is requested. `undefined` where it has no words.
 */
export function quoteOf(
  source: QuotedThread | string,
  selected: string,
  words: Pick<BelowStrings, "quoteIntro">,
  toHtml: typeof bodyToHtml,
): string | undefined {
  const html = (value: string) => toHtml({ format: "plain", value });
  if (typeof source === "string") {
    const said = html(source.trim());
    return said === "" ? undefined : `<blockquote>${said}</blockquote>`;
  }
  const { body, createdAt, createdBy } = source;
  const all = readQuoted(body);
  if (all.length === 0) return undefined;
  const children = partOf(all, selected) ?? all;
  const intro = words.quoteIntro(createdBy?.name ?? createdBy?.email, createdAt);
  const isRightToLeft = (text: string) => html(text.trim()).startsWith("<div");
  return html(intro) + writeQuoted([{ name: "blockquote", children }], isRightToLeft);
}
