import type { CommandName } from "./commands.js";

/** Keys of what the toolbar does, as ProseMirror writes them. `link` is the component's own. */
export const shortcuts: Partial<Record<CommandName | "link", string>> = {
  bold: "Mod-b",
  italic: "Mod-i",
  underline: "Mod-u",
  strike: "Shift-Mod-x",
  link: "Mod-k",
  orderedList: "Shift-Mod-7",
  bulletList: "Shift-Mod-8",
  quote: "Shift-Mod-9",
  code: "Mod-e",
  undo: "Mod-z",
  redo: "Shift-Mod-z",
  clear: "Mod-\\",
};
