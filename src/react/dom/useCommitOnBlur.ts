import { useRef, type FocusEvent } from "react";
import { listen } from "../../async/listen.js";
import { focusedNear, windowOf } from "./place.js";

// A finger has left the screen before its mouse events come, and only those move the focus.
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
  const leave = useRef<() => void>(undefined);

  const onFocus = ({ target }: Pick<FocusEvent, "target">) => {
    leave.current?.();
    const press = ({ type }: Event) => {
      isPressed.current = type.endsWith("down");
    };
    leave.current = listen(windowOf(target), [...pressed, ...released], press, true);
  };
  const onBlur = ({ target }: Pick<FocusEvent, "target">) => {
    if (target === focusedNear(target)) return;
    leave.current?.();
    if (!isPressed.current) return commit();
    isPressed.current = false;
    // The click follows the release at once; a task later it has been answered.
    const release = () => {
      leave.current?.();
      setTimeout(commit);
    };
    leave.current = listen(windowOf(target), released, release, true);
  };
  return { onFocus, onBlur };
}
