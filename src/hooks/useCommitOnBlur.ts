import { useRef, type FocusEvent } from "react";
import { focusedNear, windowOf } from "./place.js";

/**
 * Calls `commit` when the field loses the focus, but never while the mouse is down: a new chip moves
 * what stands below it, and the button under the pointer would miss its own click. Nor where the whole
 * window loses it: whoever looks up the rest of an address goes on with the first half.
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
    around.addEventListener("pointerdown", press(true), { capture: true, signal });
    around.addEventListener("pointerup", press(false), { capture: true, signal });
    around.addEventListener("pointercancel", press(false), { capture: true, signal });
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
    around.addEventListener("pointerup", release, { capture: true, signal });
    // A drag or a scroll takes the pointer over, and no release follows.
    around.addEventListener("pointercancel", release, { capture: true, signal });
  };
  return { onFocus, onBlur };
}
