import { empty, endedBy, endsParagraph, formatting, scopes } from "./elements.js";

/** What is told of each element as it begins and ends, nested rightly whatever the source was. */
export interface ElementEvents {
  start: (name: string, source: string) => void;
  /** Of the one that began last. */
  end: () => void;
}

/** As deep as browsers go. What is deeper is read, but its elements make no difference. */
const deepest = 500;
/** Formatting that goes on behind a block, at most: each end of a block opens it again. */
const mostFormatting = 20;

/**
 * The elements that are open while HTML is read tag by tag: ends those that nobody has ended, and
 * opens formatting again that went over the end of a block, as browsers do.
 */
export function createOpenElements({ start, end }: ElementEvents) {
  const open: string[] = [];
  const formats: { name: string; source: string }[] = [];

  const endTo = (index: number) => {
    while (open.length > index) {
      open.pop();
      end();
    }
  };
  const endInner = (ended: ReadonlySet<string>, within: ReadonlySet<string>) => {
    for (let at = open.length - 1; at >= 0; at -= 1) {
      const name = open[at] ?? "";
      if (within.has(name)) return;
      if (ended.has(name)) return endTo(at);
    }
  };
  const begin = (name: string, source: string) => {
    start(name, source);
    open.push(name);
  };

  return {
    startTag(name: string, source: string) {
      if (endsParagraph.has(name)) endInner(paragraph, scopes);
      const rule = endedBy[name];
      if (rule) endInner(rule.ended, rule.within);
      // Links do not nest.
      if (name === "a" && open.includes("a")) this.endTag("a");
      if (empty.has(name)) {
        start(name, source);
        end();
        return;
      }
      if (open.length >= deepest) return;
      begin(name, source);
      if (formatting.has(name) && formats.length < mostFormatting) formats.push({ name, source });
    },
    endTag(name: string) {
      if (name === "br") return this.startTag("br", "<br>");
      const at = open.lastIndexOf(name);
      if (at < 0 || open.slice(at + 1).some((inner) => scopes.has(inner))) return;
      const isFormatting = formatting.has(name);
      const goesOn =
        isFormatting || endsParagraph.has(name)
          ? formats.filter((format) => open.lastIndexOf(format.name) > at)
          : [];
      endTo(at);
      if (isFormatting) {
        const last = formats.findLastIndex((format) => format.name === name);
        if (last >= 0) formats.splice(last, 1);
      }
      for (const format of goesOn) begin(format.name, format.source);
    },
    endAll: () => endTo(0),
  };
}

const paragraph: ReadonlySet<string> = new Set(["p"]);
