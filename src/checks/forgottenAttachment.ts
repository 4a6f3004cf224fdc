import { fold } from "../domain/text/fold.js";
import { withoutQuotes } from "./withoutQuotes.js";

/**
 * How a reply speaks of a file that comes with it, a row a language. A `*` stands for any ending.
 * Scripts without spaces between words, and Arabic with its prefixes, are found inside a word too.
 */
const attachmentWords: readonly string[] = [
  // English
  "attached|attachment*|i attach|we attach|am attaching|i'm attaching|are attaching|we're attaching|pfa|enclosed|see the file*",
  // German
  "anbei|angehängt*|angefügt*|beigefügt*|im anhang|als anhang|siehe datei|siehe die datei|siehe anhang|siehe anlage|in der anlage|als anlage|beiliegend*",
  // French
  "ci-joint*|pièce jointe|pièces jointes|en pièce jointe|je joins|vous joins|te joins|nous joignons|joint à ce|jointe à ce|fichier joint|fichiers joints|document joint|documents joints|en annexe|facture jointe|factures jointes|en pj|la pj|voir le fichier|voyez le fichier",
  // Spanish
  "adjunt*|ver el archivo|vea el archivo",
  // Portuguese
  "em anexo|anexo*|anexei|anexa*|ver o ficheiro|veja o arquivo|veja o ficheiro|ver o arquivo",
  // Dutch
  "bijlage*|bijgevoegd*|bijgesloten|bijgaand*|zie het bestand",
  // Italian
  "allegato|allegata|allegati|allegate|allego|alleghiamo|vedi il file|veda il file",
  // Polish
  "załącznik*|załączam*|załączon*|załączył*|w załączeniu|dołączam*|dołączon*|dołączył*|zobacz plik|zobaczyć plik",
  // Swedish
  "bifogad*|bifogat*|bifogar|bilaga*|bilagor*|se filen",
  // Japanese
  "添付|同封|ファイルをご覧|ファイルをご確認|ファイルを参照|別添",
  // Arabic
  "مرفق|أرفق|نرفق|ارفق|إرفاق|تجد طيه|تجدون طيه|انظر الملف",
];

/** Verbs that German and Dutch take apart: their second half ends the clause. */
const takenApart = ["hänge an", "füge bei", "voeg bij"];

/** Said of a file where a clause begins with it; the word comes first, since it is rare. */
const clauseOpening = "attaching(?<=(?:^|[.!?:;,\\n(\u2013\u2014])\\s*attaching)(?=\\s)";

/** The same words where they speak of no file, or of the customer's. */
const otherSenses =
  /\battach(?:ed|ing\s(?:[^.!?\n]{1,60}\s)?(?=to\s+(?:the|an?|your|its|this|each)\s))\s*to\b(?!\s+(?:(?:this|the|my|our|your)\s+)?(?:e-?mail|mail|message|reply|note|ticket)\b)|\b(?:your|votre|vos|su|sus|seu|seus|uw|je|suo|tuo|din|pani|pana)\s+(?:attachments?|pièces?\s+jointes?|(?:archivos?\s+)?adjuntos?|anexos?|bijlagen?|allegat[oi]|bilag\p{L}*|załącznik\p{L}*)|\b(?:you|sie|du)\s+(?:have\s+|had\s+)?(?:attached|enclosed|angehängt|angefügt|beigefügt)|いただいた添付|المرفق\s+الذي\s+أرسل|\bdirector\p{L}*\s+adjunt\p{L}*/giu;

/** Whether the reply says, outside of quoted lines, that a file comes with it. */
export function mentionsAttachment(text: string, further: readonly string[] = []): boolean {
  const own = withoutQuotes(text)
    .normalize("NFC")
    // Arabic vowel signs, which few write, and what typographers make of hyphen and apostrophe.
    .replace(/[\u064b-\u0652]/g, "")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/\u2019/g, "'");
  const folded = folding(own);
  // One pattern of all the words takes a fifth of a second to compile: only what may be found is.
  const isLikely = (word: string) =>
    word.split(/[\s*]+/).every((part) => folded.includes(folding(part)));
  const words = [...attachmentWords.flatMap((row) => row.split("|")), ...further];
  const patterns = [
    ...words.filter(isLikely).map(patternOf),
    ...takenApart.filter(isLikely).map(patternOfVerb),
    isLikely("attaching") ? clauseOpening : "",
  ].filter((pattern) => pattern !== "");
  return (
    patterns.length > 0 && new RegExp(patterns.join("|"), "iu").test(own.replace(otherSenses, " "))
  );
}

/** What letters of the same word have in common, whatever their case; more than that, never less. */
function folding(text: string): string {
  return fold(text).replaceAll("ς", "σ");
}

function patternOfVerb(verb: string): string {
  const [first = "", last = ""] = verb.split(" ");
  return `(?<![\\p{L}\\p{N}])${first}[^.!?\\n]*\\s${last}(?=\\s*(?:[.!?,;:\\n]|$))`;
}

function patternOf(word: string): string {
  const escaped = word
    .trim()
    .normalize("NFC")
    .replace(/[.+?^${}()|[\]\\/]/g, "\\$&")
    .replace(/\s+/g, "\\s+")
    .replace(/\*/g, "\\p{L}*");
  if (escaped === "") return "";
  const isInsideWords = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}]/u;
  return isInsideWords.test(word) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`;
}
