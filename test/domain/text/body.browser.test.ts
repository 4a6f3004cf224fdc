import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyToHtml } from "../../../src/domain/text/body.js";
import { htmlToPlain } from "../../../src/domain/text/htmlToPlain.js";

const { VITE_RUNS: runs = "200", VITE_SEED: seed = "1" } = import.meta.env;

const pieces = [
  ..."< > & ; \" ' - # 1 é 🙂 \u00a0 \u200f \u200e \t \v \f \0 \u2028 \u2029 \ud83d".split(" "),
  ..."Hello|שלום|مرحبا|(2)|&eacute;|<b>|\n|\n|\n|\r|\r\n| |  |   ".split("|"),
];
const text = fc
  .array(
    fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "grapheme-ascii", maxLength: 3 })),
    {
      maxLength: 16,
    },
  )
  .map((some) => some.join(""));

/** The lines of a text as the agent saw them in the field, without what nobody sees. */
function linesOf(value: string): string[] {
  const lines = value
    .replace(/\r\n/g, "\n")
    .replace(/[\r\v\f\u2028\u2029]/g, "\n")
    .replace(/[\0\ud83d](?![\udc00-\udfff])/g, "")
    .split("\n")
    .map((line) => line.replaceAll("\t", "    ").replaceAll("\u00a0", " ").trimEnd());
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

const strong = /[\p{L}\u200e\u200f]/u;

test("a reply is read as it was written: its lines, its spaces, and which way they run", () => {
  const mail = document.body.appendChild(document.createElement("div"));
  const isRightToLeft = (line: string) =>
    /[\u0590-\u06ff\u200f]/.test(strong.exec(line)?.[0] ?? "");
  fc.assert(
    fc.property(text, (value) => {
      const html = bodyToHtml({ format: "plain", value });
      mail.innerHTML = html;
      const read = linesOf(mail.innerText);
      const written = linesOf(value);
      expect(read).toEqual(written);
      expect(linesOf(htmlToPlain(html))).toEqual(written);
      const walker = document.createTreeWalker(mail, NodeFilter.SHOW_TEXT);
      const wrong: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const line = node.textContent ?? "";
        const is = getComputedStyle(node.parentElement ?? mail).direction === "rtl";
        if (strong.test(line) && is !== isRightToLeft(line)) wrong.push(line);
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: Number(runs), seed: Number(seed) },
  );
  mail.remove();
}, 600_000);
