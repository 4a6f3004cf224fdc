import fc from "fast-check";

// Documents as editors write them, as they come broken, and as somebody writes who means harm.

const words = [
  "word",
  " sp ",
  "a&lt;b",
  "&nbsp;",
  "é",
  "\n",
  "😀",
  "a  b",
  "שלום",
  "&amp;amp;",
  "\u00a0",
];
const tags = [
  ..."p div b i u s ul li ol blockquote h2 pre code table tr td"
    .split(" ")
    .flatMap((name) => [`<${name}>`, `</${name}>`]),
  "<br>",
  "<a href=https://e.example/1>",
  "</a>",
  "<span style='font-weight:bold'>",
  "<span style='white-space:pre-wrap'>",
  "</span>",
  '<ol start="3">',
  "<ul data-indent=1>",
  "<ol data-indent=2>",
  "<img src=https://e.example/i.png alt=q>",
  "<img src=https://e.example/1f44b.png alt=:wave:>",
  "<img src=https://e.example/i.png alt=😀>",
  "<!-- c -->",
  "<o:p></o:p>",
  "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.</span>",
];
const harm = [
  "<script>x</script>",
  "<style>p{}</style>",
  "</b",
  "<",
  ">",
  '"',
  "'",
  "<a href='javascript:alert(1)'>",
  "<a href='java&#x09;script:alert(1)'>",
  "<img src=x onerror=alert(1)>",
  "<img src=data:image/svg+xml,x>",
  "<svg>",
  "</svg>",
  "<math>",
  "<textarea>",
  "</textarea>",
  "<p title='>'>",
  "<!--",
  "-->",
  "<![if x]>",
  "&#x3c;b onclick=x&#x3e;",
  "<template>",
  "</template>",
  "\0",
  "\ud800",
  "\u2028",
  "<form>",
  "<select><option>z",
  "<plaintext>",
];

const { nested } = fc.letrec<{ nested: string; inline: string; item: string }>((tie) => ({
  inline: fc
    .array(
      fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        fc.constantFrom(...words),
        tie("inline").map((inner) => `<b>${inner}</b>`),
        tie("inline").map((inner) => `<span style="font-style:italic">${inner}</span>`),
        fc.constantFrom("x", "y z").map((inner) => `<a href="https://e.example/">${inner}</a>`),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((parts) => parts.join("")),
  item: fc
    .tuple(tie("inline"), fc.oneof({ maxDepth: 2 }, fc.constant(""), tie("nested")))
    .map(([inner, more]) => `<li>${inner}${more}</li>`),
  nested: fc
    .array(
      fc.oneof(
        { maxDepth: 2 },
        tie("inline").map((inner) => `<p>${inner}</p>`),
        fc.constantFrom("<p><br></p>", "<p>&nbsp;</p>", "<p></p>", "<br>", "<pre>\n\n a\n</pre>"),
        tie("inline").map((inner) => `${inner}<br>`),
        tie("nested").map((inner) => `<div>${inner}</div>`),
        tie("nested").map((inner) => `<blockquote>${inner}</blockquote>`),
        fc.tuple(tie("item"), tie("item")).map(([one, other]) => `<ul>${one}${other}</ul>`),
        tie("item").map((one) => `<ol start="4">${one}</ol>`),
        fc
          .tuple(tie("inline"), tie("nested"))
          .map(([one, other]) => `<table><tr><td>${one}</td><td>${other}</td></tr></table>`),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join("")),
}));

function soup(parts: readonly string[]) {
  return fc
    .array(fc.constantFrom(...parts), { minLength: 2, maxLength: 18 })
    .map((pieces) => pieces.join(""));
}

/** HTML of any kind. */
export const randomHtml: fc.Arbitrary<string> = fc.oneof(
  nested,
  soup([...words, ...tags]),
  soup([...words, ...tags, ...harm]),
);
