import { expect, test } from "vitest";
import { isPressed, shortcutOf } from "../../../src/react/context/shortcuts.js";

const held = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

// As remote desktops and keyboards on the screen send them.
test.each(["1", "Unidentified"])(
  "a key %s without a place is no shortcut that the host has switched off",
  (key) => {
    const shortcuts = { send: false } as const;
    expect(shortcutOf({ ...held, key, code: "" }, { shortcuts })).toBeUndefined();
  },
);

test("a letter is told by its place where a keyboard has no Latin ones", () => {
  const event = { ...held, altKey: true, key: "ы", code: "KeyS" };
  expect(shortcutOf(event, { shortcuts: { send: "Alt+S" } })).toBe("send");
});

test.each([
  ["Mod+/", "/", "Slash", false, true],
  ["Mod+/", "/", "Digit7", true, true],
  ["Mod+/", "/", "NumpadDivide", false, true],
  ["Mod+/", "?", "Slash", true, false],
  ["Mod+/", "7", "Digit7", false, false],
  ["Mod+Shift+/", "/", "Digit7", true, true],
  ["Mod+Shift+/", "/", "NumpadDivide", false, false],
  ["Mod+1", "1", "Digit1", true, true],
  ["Mod+s", "s", "KeyS", true, false],
  ["Mod+Enter", "Enter", "Enter", true, false],
])("%s is pressed with the key %j at %s, Shift %s: %s", (keys, key, code, shiftKey, is) => {
  expect(isPressed({ ...held, ctrlKey: true, key, code, shiftKey }, keys)).toBe(is);
});
