import type { Shortcut } from "../strings.js";

/**
 * Keys by what they do: modifiers and a key, such as "Mod+Enter" (Ctrl or ⌘) or "Alt+S"; `false` for
 * none. A sign such as "/" is told by what is written, also where the keyboard needs Shift for it.
 */
export type ShortcutKeys = {
  [Name in Shortcut | "saved-replies"]?: string | false | undefined;
};
