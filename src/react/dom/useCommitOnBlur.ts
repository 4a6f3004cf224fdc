import { useRef, type FocusEvent } from "react";
import { focusedNear, windowOf } from "./place.js";

// A finger is off the screen before its mouse events come, and only with these goes the focus.
const pressed = ["pointerdown", "mousedown"] as const;
// A drag or a scroll takes the pointer over, and no release follows.
const released = ["pointerup", "mouseup", "pointercancel"] as const;

/**
 * Calls `commit` when the field loses the focus, but never in the middle of a press: a new chip moves
 * what stands below it, and the button under the pointer would miss its own click. Nor where the whole
 * window loses it: an agent who looks up the rest of an address goes on with the first half.
 */
export function useCommitOnBlur(commit: () => void) {
  const isPressed = useRef(false);
  const watching = useRef<AbortController>(undefined);

  const onFocus = ({ target }: Pick<FocusEvent, "target">) => {
    const around = windowOf(target);
    watching.current?.abort();
    const { signal } = (watching.current = new AbortController());
    const press = (isDown: boolean) => () => {
      isPressed.current = isDown;
    };
    for (const type of pressed) {
      around.addEventListener(type, press(true), { capture: true, signal });
    }
    for (const type of released) {
      around.addEventListener(type, press(false), { capture: true, signal });
    }
  };
  const onBlur = ({ target }: Pick<FocusEvent, "target">) => {
    if (target === focusedNear(target)) return;
    const around = windowOf(target);
    watching.current?.abort();
    if (!isPressed.current) return commit();
    isPressed.current = false;
    // The click follows the release at once; a task later it has been answered.
    const { signal } = (watching.current = new AbortController());
    const release = () => {
      watching.current?.abort();
      setTimeout(commit);
    };
    for (const type of released) around.addEventListener(type, release, { capture: true, signal });
  };
  return { onFocus, onBlur };
}
