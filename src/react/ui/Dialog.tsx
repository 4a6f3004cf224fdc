import { useEffect, type ComponentPropsWithoutRef, type ReactNode, type RefObject } from "react";
import { useComposer } from "../context/composerContext.js";
import { closeModal } from "../dom/modal.js";
import { isComposing } from "../dom/isComposing.js";
import { useLatest } from "../dom/useLatest.js";

interface DialogProps extends Omit<ComponentPropsWithoutRef<"dialog">, "className" | "onCancel"> {
  dialogRef: RefObject<HTMLDialogElement | null>;
  /** Escape, or what a device has for it. Default: closes it. */
  onCancel?: () => void;
}

/**
 * A modal dialog of the composer's. A host's dialog around it hears nothing of it: React, other than
 * the browser, would bubble what happens to this one, and the host would close its own.
 */
export function Dialog({ dialogRef, onCancel, ...props }: DialogProps) {
  const cancel = useLatest(onCancel ?? (() => closeModal(dialogRef.current)));
  // An effect, since React hears these on the element itself: only what captures there comes first.
  useEffect(() => {
    const dialog = dialogRef.current;
    const listening = new AbortController();
    const keep = (event: Event) => {
      if (event.target !== dialog) return;
      event.stopImmediatePropagation();
      if (event.type !== "cancel") return;
      event.preventDefault();
      cancel.current();
    };
    for (const type of ["cancel", "close", "beforetoggle", "toggle"]) {
      dialog?.addEventListener(type, keep, { capture: true, signal: listening.signal });
    }
    return () => listening.abort();
  }, [dialogRef, cancel]);
  return (
    <dialog
      {...props}
      ref={dialogRef}
      className="rc-question"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || isComposing(event)) return;
        // By this key a library closes its own dialog, also where another stands before it.
        event.preventDefault();
        event.stopPropagation();
        cancel.current();
      }}
    />
  );
}

export interface InfoProps {
  dialogRef: RefObject<HTMLDialogElement | null>;
  title: string;
  children: ReactNode;
}

/** One that asks nothing: what it is about, and a button that closes it. */
export function InfoDialog({ dialogRef, title, children }: InfoProps) {
  const { strings } = useComposer();
  return (
    <Dialog dialogRef={dialogRef} aria-label={title}>
      <h2 className="rc-question-title">{title}</h2>
      {children}
      <div className="rc-question-answers">
        <button
          type="button"
          className="rc-button rc-primary"
          onClick={() => closeModal(dialogRef.current)}
        >
          {strings.close}
        </button>
      </div>
    </Dialog>
  );
}
