import type { KeyboardEvent } from "react";

/** An Enter that ends a composition (an IME's choice of characters) is no Enter. */
export function isComposing({ nativeEvent, keyCode }: KeyboardEvent): boolean {
  // Safari's closing keydown says isComposing: false, but its keyCode is 229.
  return nativeEvent.isComposing || keyCode === 229;
}
