import { isCalled, type Addressee } from "./greeting.js";
import { withoutQuotes } from "./withoutQuotes.js";

/** Without spaces between words: a name is found inside of others. */
const spaceless = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u;

/**
 * A name that a saved reply put in for another customer, and that the text still holds: the longest of
 * them. `undefined` where all that it holds are names of these.
 */
export function otherNamePutIn(
  text: string,
  names: readonly string[],
  recipients: readonly Addressee[],
): string | undefined {
  const others = names.filter((name) => !isCalled(name, recipients));
  if (others.length === 0) return undefined;
  const own = withoutQuotes(text);
  return others
    .toSorted((a, b) => b.length - a.length)
    .find((name) => {
      if (spaceless.test(name)) return own.includes(name);
      const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{M}\\p{N}])`, "u").test(own);
    });
}
