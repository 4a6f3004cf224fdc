/** A variable as it stands in a text: `{%customer.firstName,fallback=there%}`, `{{ order number }}`. */
export interface Variable {
  start: number;
  end: number;
  /** Where its name begins. */
  nameAt: number;
  name: string;
  /** What stands in its place where there is no value; may be "". */
  fallback: string | undefined;
}

// Neither runs over a brace, so that each character is looked at once.
const form = /\{%((?:[^%{}\n]|%(?!\}))+)%\}|\{\{([^{}\n]+)\}\}/g;
/** Help Scout's `,fallback=there`, and `| there`, as well as what other helpdesks write. */
const inside = /^(.*?)(?:(?:,\s*fallback\s*=|\|{1,2}\s*(?:default\s*:)?)(.*))?$/s;

/** What our question before Send would not find is no variable. */
const longestName = 80;
const longest = 1000;

/** Variables in a text, in order. */
export function variablesIn(text: string): Variable[] {
  return [...text.matchAll(form)].flatMap((match) => {
    const content = match[1] ?? match[2] ?? "";
    if (content.length > longest) return [];
    const [, before = "", fallback] = inside.exec(content) ?? [];
    const name = before.trim();
    if (name.length > longestName || !/[\p{L}\p{N}]/u.test(name)) return [];
    return [
      {
        start: match.index,
        end: match.index + match[0].length,
        nameAt: match.index + 2 + before.length - before.trimStart().length,
        name,
        fallback: fallback?.trim(),
      },
    ];
  });
}

/** As it stands where nothing could be put in. */
export const markOf = (name: string) => `{{${name}}}`;

/** One key for the ways to write a name: `customer.firstName` is `Customer.first_name`. */
export function keyOf(name: string): string {
  return name
    .normalize("NFC")
    .replace(/[\s_\p{Cf}-]+/gu, "")
    .toLowerCase();
}
