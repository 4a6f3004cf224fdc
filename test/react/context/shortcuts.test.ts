import { expect, test } from "vitest";
import { shortcutOf } from "../../../src/react/context/shortcuts.js";

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
