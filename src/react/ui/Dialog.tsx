import { useEffect, type ComponentPropsWithoutRef, type RefObject } from "react";
import { listen } from "../../async/listen.js";
import { closeModal } from "../dom/modal.js";
import { isComposing } from "../dom/isComposing.js";
import { useLatest } from "../dom/useLatest.js";

interface DialogProps extends Omit<ComponentPropsWithoutRef<"dialog">, "className" | "onCancel"> {
  dialogRef: RefObject<HTMLDialogElement | null>;
  /** Escape, or what a device has for it. Default: closes it. */
  onCancel?: () => void;
}

/**
 * A modal dialog of the composer. Its events do not leave it: React, unlike the browser, bubbles
 * `cancel` and `close`, and a host's dialog around the composer would take them for its own.
 */
export function Dialog({ dialogRef, onCancel, ...props }: DialogProps) {
  const cancel = useLatest(onCancel ?? (() => closeModal(dialogRef.current)));
  // An effect, since React listens on the element itself: only a capturing listener comes before it.
  useEffect(() => {
    const dialog = dialogRef.current;
    const keep = (event: Event) => {
      if (event.target !== dialog) return;
      event.stopImmediatePropagation();
      if (event.type !== "cancel") return;
      event.preventDefault();
      cancel.current();
    };
    return listen(dialog, ["cancel", "close", "beforetoggle", "toggle"], keep, true);
  }, [dialogRef, cancel]);
  return (
    <dialog
      {...props}
      ref={dialogRef}
      className="rc-question"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || isComposing(event)) return;
        // A library closes its dialog by this key even where another one stands before it.
        event.preventDefault();
        event.stopPropagation();
        cancel.current();
      }}
    />
  );
}
