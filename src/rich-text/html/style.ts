import { attributeOf } from "../../domain/text/htmlPieces.js";
import { decodeAttribute } from "../../domain/text/entities.js";
import { safeAddress } from "../address.js";
import { isSameMarks, toggles, type Marks, type Toggle } from "../tree.js";

/** The properties of a tag's `style`, by their names. */
export type Style = ReadonlyMap<string, string>;

const noStyle: Style = new Map();

export function styleOf(source: string): Style {
  const style = attributeOf(source, "style");
  return style === undefined ? noStyle : styleFrom(decodeAttribute(style));
}

/** The properties of declarations; the later of two counts. */
export function styleFrom(declarations: string): Style {
  const properties = new Map<string, string>();
  for (const declaration of declarations.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    properties.set(
      name,
      declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    );
  }
  return properties;
}

/** Whether nobody sees the element: hidden, or of Office's own. */
export function isHidden(style: Style): boolean {
  return (
    style.get("display") === "none" ||
    style.get("visibility") === "hidden" ||
    style.get("mso-hide") === "all" ||
    style.get("mso-element") === "comment" ||
    style.get("mso-special-character") === "comment"
  );
}

/** Whether a paragraph has no gap before and behind it, so that it is but a line. */
export function hasNoMargins(style: Style): boolean {
  const [all, , bottomOfAll = all] = style.get("margin")?.split(/\s+/) ?? [];
  const top = style.get("margin-top") ?? all;
  const bottom = style.get("margin-bottom") ?? bottomOfAll;
  return isNothing(bottom) && (top === undefined || isNothing(top));
}

function isNothing(size: string | undefined): boolean {
  return size !== undefined && Math.abs(Number.parseFloat(size)) < 0.01;
}

/** How words in an element look, where those around it look like `outer`. */
export function marksWithin(name: string, source: string, style: Style, outer: Marks): Marks {
  const marks: Marks = { ...outer };
  const own = markOf[name];
  if (own !== undefined) marks[own] = true;
  const weight = style.get("font-weight");
  if (weight !== undefined) set(marks, "strong", /^(?:bold|[6-9]\d\d)/.test(weight));
  const slant = style.get("font-style");
  if (slant !== undefined) set(marks, "em", /^(?:italic|oblique)/.test(slant));
  const line = style.get("text-decoration-line") ?? style.get("text-decoration");
  if (line !== undefined) {
    if (line.includes("underline") || line.includes("none")) {
      set(marks, "u", line.includes("underline"));
    }
    if (line.includes("line-through")) marks.s = true;
  }
  if (name === "a") {
    const href = attributeOf(source, "href");
    const address = href === undefined ? undefined : safeAddress(decodeAttribute(href));
    if (address !== undefined) marks.href = address;
  }
  // Links are underlined by themselves.
  if (marks.href !== undefined) delete marks.u;
  return isSameMarks(marks, outer) ? outer : marks;
}

function set(marks: Marks, mark: Toggle, isOn: boolean): void {
  if (isOn) marks[mark] = true;
  else delete marks[mark];
}

const elementsOf: Record<Toggle, string> = {
  strong: "b strong th h1 h2 h3 h4 h5 h6",
  em: "i em cite dfn var",
  u: "u ins",
  s: "s strike del",
  code: "code tt kbd samp",
};

const markOf: Partial<Record<string, Toggle>> = Object.fromEntries(
  toggles.flatMap((mark) => elementsOf[mark].split(" ").map((name) => [name, mark])),
);
