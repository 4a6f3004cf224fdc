import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyToHtml, withBelow, type Body } from "../../src/domain/text/body.js";
import { htmlToPlain } from "../../src/domain/text/htmlToPlain.js";
import { hasSameWords } from "../../src/sending/sameWords.js";
import { anySign } from "../anySign.js";
import { typeset } from "../emulator/typeset.js";
import { soakRuns, soakSeed, soakTimeout } from "../gateway/soak.js";

/** What an agent types, and what no agent would. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: anySign, maxLength: 4 }),
      fc.string({ unit: "grapheme", maxLength: 6 }),
      fc.constantFrom(
        ..."<>&\"'`-–—.…;#é\u00e5ß€\u00a0\u200b\u00ad\u202f🙂שم".split(""),
        ..."\n\r\t\v\f\0\u0085\u2028\u2029\ud83d\ude42 ".split(""),
        "\n\n",
        "  ",
        "--",
        "...",
        "\n> ",
        "\n-- \n",
        "e\u0301",
        "&eacute;",
        "&lt;",
        "https://x.com/?a=1&b=2",
        "שלום",
        "Hello",
        " don't ",
        '"so"',
      ),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(""))
  // A reply that ends with a line of dashes is begun by one that has a signature below it.
  .filter((value) => /[\p{L}\p{N}]/u.test(value) && !/[-–—\u2010\u2011][\s\p{C}]*$/u.test(value));

const words = (html: string, change: (text: string) => string) =>
  html
    .split(/(<[^>]*>)/)
    .map((piece) => (piece.startsWith("<") ? piece : change(piece)))
    .join("");

/** What servers do with the HTML that they are given, before they list it. */
const rewritings: Record<string, (html: string) => string> = {
  "closes line breaks": (html) => html.replaceAll("<br>", "<br />\r\n"),
  "makes paragraphs": (html) => `<p>${html.replaceAll("<br><br>", "</p><p>")}</p>`,
  "makes blocks": (html) => `<div>${html.replaceAll("<br>", "</div><div>")}</div>`,
  "drops directions": (html) => html.replace(/<div dir="rtl">|<\/div>/g, "\n"),
  "keeps no two spaces": (html) => html.replaceAll("&nbsp;", " ").replace(/ +/g, " "),
  "keeps spaces as signs": (html) => html.replaceAll("&nbsp;", "\u00a0"),
  "writes numbers": (html) =>
    words(html, (piece) =>
      piece.replace(/[^\0-\x7f]/gu, (sign) => `&#x${sign.codePointAt(0)?.toString(16)};`),
    ),
  "writes halves of pairs": (html) =>
    words(html, (piece) => piece.replace(/[^\0-\x7f]/g, (sign) => `&#${sign.charCodeAt(0)};`)),
  "takes letters apart": (html) => html.normalize("NFD"),
  "puts letters together": (html) => html.normalize("NFC"),
  signs: (html) => `${html}<br><br>-- <br>Bob`,
  quotes: (html) => `${html}<p>Am Montag schrieb Ann:</p><blockquote>Hi<br>there</blockquote>`,
};

/** What stands below a reply. */
const below: Record<string, Body> = {
  "a signature": { format: "plain", value: "-- \nAnn\nX Ltd" },
  "a signature of HTML": { format: "html", value: '<p><b>Ann</b><br><img src="x" alt="X"></p>' },
  "a quote": {
    format: "html",
    value: "On 3 May, Ann wrote:<blockquote>Where is it?<br><br>Ann</blockquote>",
  },
};

describe("a reply in the server's list", () => {
  test.each(Object.entries(below))(
    "is told from one without %s, whatever servers do to it",
    (_what, more) => {
      const alone = { format: "plain", value: "It is on its way" } as const;
      const ours = withBelow(alone, more);
      for (const rewrite of Object.values(rewritings)) {
        expect(hasSameWords(ours, rewrite(bodyToHtml(ours)))).toBe(true);
        expect(hasSameWords(ours, rewrite(bodyToHtml(alone)))).toBe(false);
      }
    },
  );

  test(
    "is the same whatever servers do to it, and nothing else is",
    () => {
      const some = fc.array(fc.constantFrom(...Object.keys(rewritings)), { maxLength: 4 });
      fc.assert(
        fc.property(text, some, fc.boolean(), fc.boolean(), (value, names, isTypeset, isPlain) => {
          const ours = { format: "plain", value } as const;
          const sent = bodyToHtml(ours);
          const set = isTypeset ? typeset(sent) : sent;
          const html = names.reduce((now, name) => rewritings[name]?.(now) ?? now, set);
          const listed = isPlain ? htmlToPlain(html) : html;
          expect(hasSameWords(ours, listed)).toBe(true);
          expect(hasSameWords(ours, `More. ${listed}`)).toBe(false);
          expect(hasSameWords(ours, `${sent}<br>More`)).toBe(false);
        }),
        { numRuns: soakRuns(100_000, 400), seed: soakSeed() },
      );
    },
    soakTimeout,
  );

  test(
    "goes out as characters that everybody takes, and only with tags of ours",
    () => {
      fc.assert(
        fc.property(text, (value) => {
          const sent = bodyToHtml({ format: "plain", value });
          expect(sent).not.toMatch(/\p{Cs}|(?!\t)\p{Cc}|[\u2028\u2029]/u);
          expect(sent.replace(/<br>|<div dir="rtl">|<\/div>/g, "")).not.toMatch(/[<>"]/);
        }),
        { numRuns: soakRuns(100_000, 400), seed: soakSeed() },
      );
    },
    soakTimeout,
  );
});
