import type { KeyboardEvent } from "react";

/** Whether a key belongs to an input method: the Enter that chooses characters must do nothing else. */
export function isComposing({ nativeEvent, keyCode }: KeyboardEvent): boolean {
  // Safari's closing keydown says isComposing: false, but its keyCode is 229.
  return nativeEvent.isComposing || keyCode === 229;
}
