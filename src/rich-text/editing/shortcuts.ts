import type { CommandName } from "./commands.js";

/** Keys of what the toolbar does. `link` is the component's own. */
export const shortcuts: Partial<Record<CommandName | "link", string>> = {
  bold: "Mod+B",
  italic: "Mod+I",
  underline: "Mod+U",
  strike: "Mod+Shift+X",
  link: "Mod+K",
  orderedList: "Mod+Shift+7",
  bulletList: "Mod+Shift+8",
  quote: "Mod+Shift+9",
  code: "Mod+E",
  undo: "Mod+Z",
  redo: "Mod+Shift+Z",
  clear: "Mod+\\",
};
