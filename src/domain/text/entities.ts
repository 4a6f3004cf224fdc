/** The names of HTML 4 in the order of their code points; a number skips as many of these. Accented letters have a rule. */
const inOrder =
  "34 quot 3 amp apos 20 lt 1 gt 97 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf " +
  "laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo " +
  "frac14 frac12 frac34 iquest 6 AElig 9 ETH 6 times Oslash 5 THORN szlig 6 aelig 9 eth 6 " +
  "divide oslash 5 thorn 83 OElig oelig 62 fnof 307 circ 21 tilde 212 alpha beta gamma delta " +
  "epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon " +
  "phi chi psi omega 7 thetasym upsih 3 piv 7211 ensp emsp 5 thinsp 2 zwnj zwj lrm rlm 3 ndash " +
  "mdash 3 lsquo rsquo sbquo 1 ldquo rdquo bdquo 1 dagger Dagger bull 3 hellip 9 permil 1 prime " +
  "Prime 5 lsaquo rsaquo 3 oline 5 frasl 103 euro 100 image 6 weierp 3 real 5 trade 18 alefsym " +
  "90 larr uarr rarr darr harr 32 crarr 26 lArr uArr rArr dArr hArr 43 forall 1 part exist 1 " +
  "empty 1 nabla isin notin 1 ni 3 prod 1 sum minus 4 lowast 2 radic 2 prop infin 1 ang 6 and " +
  "or cap cup int 8 there4 7 sim 8 cong 2 asymp 23 ne equiv 2 le ge 28 sub sup nsub 1 sube supe " +
  "13 oplus 1 otimes 13 perp 31 sdot 66 lceil rceil lfloor rfloor 702 loz 149 spades 2 clubs 1 " +
  "hearts diams 385 lang rang";

/** What stands behind a letter in a name, as the mark that it puts on the letter. */
const marks: Partial<Record<string, string>> = {
  grave: "\u0300",
  acute: "\u0301",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  ring: "\u030a",
  caron: "\u030c",
  cedil: "\u0327",
};

/** What pages mean by the numbers from 128 on: the code page of old Windows. Node's decoder has it wrong. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

let codes: Map<string, number> | undefined;

function codesByName(): Map<string, number> {
  if (codes) return codes;
  codes = new Map();
  let code = 0;
  for (const entry of inOrder.split(" ")) {
    if (Number(entry) > 0) code += Number(entry);
    else codes.set(entry, code++);
  }
  return codes;
}

/**
 * A text of HTML with its entities decoded, as browsers do: numbers, the names of HTML 4 and
 * `&apos;`, and without a semicolon those that old pages leave it out of. What is unknown stays.
 */
export function decodeEntities(html: string): string {
  return (
    html
      .replace(
        /&(?:#(?:x([\da-f]+)|(\d+));?|([a-z]+\d*)(;?))/gi,
        (whole, hex?: string, decimal?: string, name?: string, end?: string) => {
          if (hex ?? decimal) return numbered(hex ? Number.parseInt(hex, 16) : Number(decimal));
          if (!name) return whole;
          return end ? (named(name) ?? whole) : (withoutEnd(name) ?? whole);
        },
      )
      // Two halves of a pair have become a letter by now.
      .replace(/\p{Cs}/gu, "\ufffd")
  );
}

/** The same for an attribute, where `?a=1&copy=2` is an address, and no entity in it. */
export function decodeAttribute(value: string): string {
  return value.replace(/&(?:#\w+|\w+);/g, decodeEntities);
}

function numbered(code: number): string {
  const sign = windows.charAt(code - 128);
  if (sign !== "") return sign;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

function named(name: string): string | undefined {
  const letter = name.charAt(0);
  const rest = name.slice(1);
  const known = codesByName();
  const code = known.get(/^(?:AMP|LT|GT|QUOT|COPY|REG)$/.test(name) ? name.toLowerCase() : name);
  if (code !== undefined) return String.fromCodePoint(code);
  // Capitals of the Greek letters, sigma at a word's end apart.
  const small = known.get(letter.toLowerCase() + rest) ?? 0;
  if (small > 0x3b0 && small < 0x3ca && small !== 0x3c2) return String.fromCodePoint(small - 32);
  const accented = (letter + (Object.hasOwn(marks, rest) ? marks[rest] : "  ")).normalize("NFC");
  return accented < "\u0180" && accented.length === 1 ? accented : undefined;
}

/** `&copy 2026`, `&eacutet&eacute`: the names of Latin-1 end where they end. */
function withoutEnd(name: string): string | undefined {
  for (let length = Math.min(name.length, 6); length > 1; length -= 1) {
    const sign = named(name.slice(0, length));
    if (sign !== undefined && sign < "\u0100") return sign + name.slice(length);
  }
  return undefined;
}
