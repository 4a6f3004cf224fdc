import { Schema, type Mark, type MarkSpec, type Node, type NodeSpec } from "prosemirror-model";
import { sourceName } from "./address.js";
import { toggles, type Block, type Inline, type Marks, type Toggle } from "./tree.js";

// A paragraph is one line, as in a textarea: Enter begins the next, and there is no line break within
// one. A list is made of lines then, and each line has a direction of its own.
//
// `parseDOM` is for what a browser or an IME changes in the editor's own elements; what is pasted or
// given is read by string.

/** An attribute of an element that was parsed. */
function read(element: HTMLElement, name: string): string {
  return element.getAttribute(name) ?? "";
}

const nodes = {
  doc: { content: "block+" },
  paragraph: {
    content: "inline*",
    group: "block",
    selectable: false,
    parseDOM: [{ tag: "p" }, { tag: "div" }],
    // Not `dir="auto"`, whose words would not count for the direction of the list or quote around.
    toDOM: () => ["p", { style: "unicode-bidi: plaintext" }, 0],
  },
  blockquote: {
    content: "block+",
    group: "block",
    selectable: false,
    defining: true,
    parseDOM: [{ tag: "blockquote" }],
    toDOM: () => ["blockquote", { dir: "auto" }, 0],
  },
  ordered_list: {
    content: "list_item+",
    group: "block",
    selectable: false,
    attrs: { start: { default: 1, validate: "number" } },
    parseDOM: [
      { tag: "ol", getAttrs: (element) => ({ start: Number(read(element, "start") || 1) }) },
    ],
    toDOM: ({ attrs }) => ["ol", { dir: "auto", ...(attrs["start"] === 1 ? {} : attrs) }, 0],
  },
  bullet_list: {
    content: "list_item+",
    group: "block",
    selectable: false,
    parseDOM: [{ tag: "ul" }],
    toDOM: () => ["ul", { dir: "auto" }, 0],
  },
  list_item: {
    content: "(paragraph | code_block) block*",
    selectable: false,
    defining: true,
    parseDOM: [{ tag: "li" }],
    toDOM: () => ["li", 0],
  },
  code_block: {
    content: "text*",
    marks: "",
    group: "block",
    selectable: false,
    code: true,
    defining: true,
    parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
    toDOM: () => ["pre", { dir: "auto" }, 0],
  },
  text: { group: "inline" },
  image: {
    inline: true,
    group: "inline",
    draggable: true,
    attrs: { src: { validate: "string" }, alt: { default: "", validate: "string" } },
    parseDOM: [
      {
        tag: "img[src]",
        getAttrs: (element) => ({ src: read(element, "src"), alt: read(element, "alt") }),
      },
    ],
    // One that is not uploaded yet has no address.
    toDOM: ({ attrs: { src, alt } }) => ["img", { [sourceName(`${src}`)]: src, alt }],
  },
} satisfies Record<string, NodeSpec>;

/** A mark that an element is, by one of its names. */
function toggle(name: Toggle, ...others: string[]): MarkSpec {
  return { parseDOM: [name, ...others].map((tag) => ({ tag })), toDOM: () => [name, 0] };
}

/** In the order in which they stand around each other. */
const marks = {
  link: {
    attrs: { href: { validate: "string" } },
    inclusive: false,
    parseDOM: [{ tag: "a[href]", getAttrs: (element) => ({ href: read(element, "href") }) }],
    toDOM: ({ attrs }) => ["a", { href: attrs["href"] }, 0],
  },
  strong: toggle("strong", "b"),
  em: toggle("em", "i"),
  u: toggle("u"),
  s: toggle("s"),
  code: { ...toggle("code"), code: true },
} satisfies Record<string, MarkSpec>;

export const schema = /* @__PURE__ */ new Schema({ nodes, marks });

/** The marks of a run of characters, as the schema has them. */
export function marksOf({ href, ...is }: Marks): Mark[] {
  const { link, ...types } = schema.marks;
  const own = toggles.filter((name) => is[name]).map((name) => types[name].create());
  return href === undefined ? own : [link.create({ href }), ...own];
}

function inlineNode(one: Inline): Node {
  return one.type === "text"
    ? schema.text(one.text, marksOf(one.marks))
    : schema.nodes.image.create({ src: one.src, alt: one.alt }, null, marksOf(one.marks));
}

/** Blocks that were read, as nodes of the editor. */
export function nodesOf(blocks: readonly Block[]): Node[] {
  const types = schema.nodes;
  return blocks.map((block): Node => {
    switch (block.type) {
      case "line":
        return types.paragraph.create(null, block.inlines.map(inlineNode));
      case "pre":
        return types.code_block.create(null, block.text === "" ? [] : [schema.text(block.text)]);
      case "blockquote":
        return types.blockquote.create(null, nodesOf(block.blocks));
      case "ul":
        return types.bullet_list.create(null, block.items.map(itemNode));
      case "ol":
        return types.ordered_list.create({ start: block.start }, block.items.map(itemNode));
      default:
        return block satisfies never;
    }
  });
}

function itemNode(blocks: readonly Block[]): Node {
  return schema.nodes.list_item.create(null, nodesOf(blocks));
}
