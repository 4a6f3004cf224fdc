/** Keys that type something else on other keyboards than the American. */
const places: Partial<Record<string, string>> = {
  BracketLeft: "[",
  BracketRight: "]",
  Backslash: "\\",
};

const isApple = /* @__PURE__ */ (() =>
  typeof navigator !== "undefined" && /^(?:Mac|iP)/.test(navigator.platform))();

/** What is pressed, as `Mod+Shift+X`; where a key types no Latin letter, by its place. */
export function keyNameOf(event: KeyboardEvent): string {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  // Words and lines are deleted with other keys held.
  if (key === "Backspace" && (isApple || !altKey)) return key;
  if (key === "Delete" && !shiftKey && (isApple || !altKey)) return key;
  if (isApple && ctrlKey && /^[hd]$/.test(key)) return key === "h" ? "Backspace" : "Delete";
  const isHeld = {
    Ctrl: isApple && ctrlKey,
    Mod: isApple ? metaKey : ctrlKey,
    Meta: !isApple && metaKey,
    Alt: altKey,
    Shift: shiftKey,
  };
  const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? places[code];
  const isNamed = key.length > 1 || /^[a-z]$/i.test(key);
  const name = isNamed ? key : (place ?? key);
  const held = Object.entries(isHeld).flatMap(([one, is]) => (is ? [`${one}+`] : []));
  return held.join("") + (name.length > 1 ? name : name.toUpperCase());
}
