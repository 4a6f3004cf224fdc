// What elements do to the lines around them, as browsers have it.

function setOf(names: string): ReadonlySet<string> {
  return new Set(names.split(" "));
}

/** Nothing in these is shown, or nothing that a mail can hold. */
export const hidden = setOf(
  "applet area audio base button canvas col colgroup datalist dialog embed frame frameset iframe " +
    "input link map math meta noembed noframes noscript object optgroup option param script select " +
    "source style svg template textarea title track video xml",
);

/** Blocks with a gap around them. */
export const gapped = setOf("blockquote dl figure h1 h2 h3 h4 h5 h6 hr ol p pre table ul");

/** Blocks that only begin a line. */
export const lined = setOf(
  "address article aside body caption center dd details div dt fieldset figcaption footer form header " +
    "html legend li main nav section summary tbody tfoot thead tr",
);

/** Elements that have no end tag. */
export const empty = setOf(
  "area base br col embed frame hr img input link meta param source track wbr",
);

/** What ends a paragraph that nobody has ended. */
export const endsParagraph = setOf(
  "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul",
);

/** What goes on behind the end of a block, where it was not ended before. */
export const formatting = setOf("a b big code em font i s small strike strong tt u");

/** No end tag reaches across these. */
export const scopes = setOf("button caption html marquee object table td template th");

/** The elements that a start tag ends, and where the search for them ends. */
export const endedBy: Partial<
  Record<string, { ended: ReadonlySet<string>; within: ReadonlySet<string> }>
> = {
  li: { ended: setOf("li"), within: setOf("ol ul") },
  dt: { ended: setOf("dd dt"), within: setOf("dl") },
  dd: { ended: setOf("dd dt"), within: setOf("dl") },
  tr: { ended: setOf("tr"), within: setOf("table") },
  td: { ended: setOf("td th"), within: setOf("table tr") },
  th: { ended: setOf("td th"), within: setOf("table tr") },
  tbody: { ended: setOf("tbody thead"), within: setOf("table") },
  option: { ended: setOf("option"), within: setOf("select") },
};
