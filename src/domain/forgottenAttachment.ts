import { withoutQuotes } from "./withoutQuotes.js";

/**
 * How a reply speaks of a file that comes with it. A `*` stands for any ending. Scripts without
 * spaces between words, and Arabic with its prefixes, are found inside a word too.
 */
const attachmentWords: readonly string[] = [
  // English
  "attached",
  "attachment*",
  "i attach",
  "we attach",
  "enclosed",
  "see the file*",
  // German
  "anbei",
  "angehängt*",
  "beigefügt*",
  "im anhang",
  "als anhang",
  "siehe datei",
  // French
  "ci-joint*",
  "pièce jointe",
  "pièces jointes",
  "en pièce jointe",
  "je joins",
  "voir le fichier",
  // Spanish
  "adjunto*",
  "adjunta*",
  "ver el archivo",
  // Portuguese
  "em anexo",
  "anexo*",
  "anexei",
  "anexado*",
  "anexada*",
  "ver o ficheiro",
  "veja o arquivo",
  // Dutch
  "bijlage*",
  "bijgevoegd*",
  "bijgesloten",
  "zie het bestand",
  // Italian
  "allegato",
  "allegata",
  "allegati",
  "allegate",
  "in allegato",
  "vedi il file",
  // Polish
  "w załączniku",
  "załącznik*",
  "załączam*",
  "załączon*",
  "zobacz plik",
  // Swedish
  "bifogad*",
  "bifogat",
  "bifogar",
  "se filen",
  // Japanese
  "添付",
  "同封",
  // Arabic
  "مرفق",
  "المرفق",
  "أرفقت",
];

/** Whether the reply says, outside of quoted lines, that a file comes with it. */
export function mentionsAttachment(text: string, further: readonly string[] = []): boolean {
  const own = withoutQuotes(text).normalize("NFC");
  const patterns = [...attachmentWords, ...further]
    .map(patternOf)
    .filter((pattern) => pattern !== "");
  return patterns.length > 0 && new RegExp(patterns.join("|"), "iu").test(own);
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
