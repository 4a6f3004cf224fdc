import { withoutQuotes } from "./withoutQuotes.js";

/** How a reply begins that calls somebody by name, in the languages of `forgottenAttachment`. */
const greetings =
  "hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen|abend)|moin|liebe[rs]?|sehr geehrte[rs]?|bonjour|bonsoir|salut|chère|cher|hola|buenos días|buenas tardes|estimad[oa]|querid[oa]|olá|oi|bom dia|boa tarde|prezad[oa]|car[oa]|ciao|salve|buongiorno|gentile|hoi|beste|geachte|goede(?:morgen|middag)|cześć|witaj|drog[ia]|szanown[ya]|hej|hejsan|hei|kära|bästa";

const opening = /* @__PURE__ */ (() =>
  new RegExp(`^\\s*(?:${greetings})[ ,]+([^,.!?:;\\n]{1,60})`, "iu"))();
/** Begins with a capital, as names do where letters have any. */
const name = /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’-]+$/u;

/** Words that stand where a name would, and name nobody. */
const nobody = /* @__PURE__ */ new Set(
  /* @__PURE__ */ "all team everyone everybody there folks both sir madam mr mrs ms mx miss dr prof herr frau zusammen alle alles monsieur madame m mme tous toutes señor señora sr sra todos signor signora sig senhor senhora pan pani państwo heer mevrouw dhr mevr support customer kunde client cliente again".split(
    " ",
  ),
);

/** Somebody the reply goes to, as far as they are known. */
export interface Addressee {
  name?: string | undefined;
  email?: string | undefined;
}

/**
 * The name that the reply greets and that none of these has: "Maria" for "Hi Maria" to Ann Lee.
 * `undefined` where it fits, where nobody is named, or where the names are not known.
 */
export function strangerGreeted(
  text: string,
  customer: Addressee,
  copies: readonly Addressee[],
): string | undefined {
  if (!customer.name) return undefined;
  const greeted = opening.exec(withoutQuotes(text).normalize("NFC"))?.[1];
  if (greeted === undefined) return undefined;
  const names = greeted
    .split(/\s+/)
    .filter((word) => name.test(word) && !nobody.has(fold(word).replace(/\.$/, "")));
  if (names.length === 0) return undefined;
  const known = [customer, ...copies].flatMap(wordsOf);
  const isKnown = (word: string) =>
    known.some(
      (one) => one.startsWith(fold(word)) || (one.length > 1 && fold(word).startsWith(one)),
    );
  return names.some(isKnown) ? undefined : names.join(" ");
}

/** A name's words, and those before an address's @. */
function wordsOf({ name: full = "", email = "" }: Addressee): string[] {
  const words = `${full} ${email.split("@")[0] ?? ""}`.split(/[^\p{L}\p{M}]+/u);
  return words.map(fold).filter((word) => word !== "");
}

/** Without case and accents: "José" is "jose". */
function fold(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
