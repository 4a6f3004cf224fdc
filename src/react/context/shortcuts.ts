import type { ReplyComposerOptions } from "../../options.js";
import { shortcuts, type Shortcut } from "../../strings.js";
import { shortcutLetter } from "../dom/shortcutLetter.js";

const usual: Record<Shortcut, string> = {
  send: "Mod+Enter",
  "send-and-close": "Mod+Shift+Enter",
};

/** The keys of a shortcut, as the host wants them; `undefined` where it wants none. */
export function keysOf(
  shortcut: Shortcut,
  { shortcuts: given = {} }: Pick<ReplyComposerOptions, "shortcuts">,
): string | undefined {
  return (given[shortcut] ?? usual[shortcut]) || undefined;
}

type Key = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** The shortcut that a pressed key and its modifiers make; `undefined` for any other. */
export function shortcutOf(
  event: Key,
  options: Pick<ReplyComposerOptions, "shortcuts">,
): Shortcut | undefined {
  return shortcuts.find((shortcut) => isPressed(event, keysOf(shortcut, options)));
}

/** Whether a pressed key and its modifiers are these; none where a host wants none. */
export function isPressed(event: Key, keys: string | undefined): boolean {
  if (!keys) return false;
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  const names = keys.toLowerCase().split("+");
  const last = names.at(-1) ?? "";
  const isHeld = (name: string) => names.includes(name);
  // A sign may need Shift: "/" is Shift+7 on a German keyboard.
  const isSign = key === last && key.toUpperCase() === key;
  return (
    [key.toLowerCase(), shortcutLetter(event)].includes(last) &&
    (shiftKey === isHeld("shift") || (shiftKey && isSign)) &&
    altKey === isHeld("alt") &&
    (isHeld("mod") ? ctrlKey || metaKey : ctrlKey === isHeld("ctrl") && metaKey === isHeld("meta"))
  );
}

/** Whether this is a Mac or an iPad, whose keyboards have other keys. */
export function isApple(): boolean {
  return /^(?:Mac|iP)/.test(navigator.platform);
}
