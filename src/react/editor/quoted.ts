import { withDefaults } from "../../domain/optional.js";
import type { bodyToHtml } from "../../domain/text/body.js";
import { htmlToPlain } from "../../domain/text/htmlToPlain.js";
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
 * A message as it is quoted in mail: its words alone. What is foreign in its HTML neither goes out again
 * nor is requested. `undefined` where it has no words.
 */
export function quoteOf(
  source: QuotedThread | string,
  selected: string,
  words: Pick<BelowStrings, "quoteIntro">,
  toHtml: typeof bodyToHtml,
): string | undefined {
  const html = (value: string) => toHtml({ format: "plain", value });
  if (typeof source === "string") return quoteAround("", html(source.trim()));
  const { body, createdAt, createdBy } = source;
  const said = isSaidIn(body, selected) ? selected : htmlToPlain(body);
  const intro = words.quoteIntro(createdBy?.name ?? createdBy?.email, createdAt);
  return quoteAround(html(intro), html(said.trim()));
}

function quoteAround(intro: string, said: string): string | undefined {
  return said === "" ? undefined : `${intro}<blockquote>${said}</blockquote>`;
}

/** Whether a message says what is selected. A selection has no marks of lists and no signs of quotes. */
function isSaidIn(html: string, selected: string): boolean {
  const part = lettersOf(selected);
  const seen = htmlToPlain(html, { isWritten: () => false, hasPictures: false });
  return part !== "" && lettersOf(seen).includes(part);
}

function lettersOf(text: string): string {
  return text.replace(/^[\s>]*(?:- |\d+\. )/gm, "").replace(/[^\p{L}\p{N}]/gu, "");
}
