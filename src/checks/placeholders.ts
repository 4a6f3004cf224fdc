import { withoutQuotes } from "./withoutQuotes.js";

// `{{name}}`, `{%customer.firstName%}`, `[FIRST NAME]`; bounded, so that no input takes long.
const placeholder = /\{\{[^{}\n]{1,80}\}\}|\{%[^%\n]{1,80}%\}|\[[A-Z][A-Z0-9_. -]{1,40}\]/g;

/** What logs and subjects put into brackets by themselves, and the keys of a keyboard. */
const words = /* @__PURE__ */ new Set(
  /* @__PURE__ */ "ERROR WARN WARNING INFO DEBUG TRACE FATAL SPAM EXTERNAL NEW NOTE OK ENTER RETURN ESC TAB CTRL ALT SHIFT SPACE DEL DELETE".split(
    " ",
  ),
);

/** Placeholders of saved replies that nobody filled in, each once, in order; quoted lines apart. */
export function unresolvedPlaceholders(text: string): string[] {
  const found = withoutQuotes(text).match(placeholder) ?? [];
  return [...new Set(found)].filter((one) => !words.has(one.slice(1, -1)));
}
