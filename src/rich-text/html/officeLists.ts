import type { ReadBlock, ReadList } from "./lines.js";
import type { Style } from "./style.js";

/** The level of the list item that a paragraph of Word's or Outlook's is, who know no `<li>`; 0 for none. */
export function officeLevel(style: Style): number {
  return Number(/\blevel(\d)\b/.exec(style.get("mso-list") ?? "")?.[1] ?? 0);
}

/** Lists made of paragraphs that carry a level and, as words, their bullet. */
export function createOfficeLists() {
  let open: { level: number; list: ReadList }[] = [];
  return {
    end() {
      open = [];
    },
    /** The blocks of a new item; its list is put into `root` where none goes on. */
    item(level: number, bullet: string, root: ReadBlock[]): ReadBlock[] {
      const words = bullet.replace(/\s+/g, "");
      const type = /^\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]/i.test(words) ? "ol" : "ul";
      open = open.filter(
        (one) => one.level < level || (one.level === level && one.list.type === type),
      );
      let innermost = open.at(-1);
      if (!innermost || innermost.level < level) {
        const start = Number(/^\d+/.exec(words)?.[0] ?? 1);
        const list: ReadList = { type, start: type === "ol" ? start : 1, items: [] };
        (innermost?.list.items.at(-1) ?? root).push(list);
        innermost = { level, list };
        open.push(innermost);
      }
      const item: ReadBlock[] = [];
      innermost.list.items.push(item);
      return item;
    },
  };
}
