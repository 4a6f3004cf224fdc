import {
  useLayoutEffect,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
} from "react";

/** Where the words or the picture are that it is about, in the viewport. */
export interface Anchor {
  left: number;
  top: number;
  bottom: number;
}

interface PopoverProps {
  label: string;
  anchor: Anchor | undefined;
  /** Enter in its field. */
  onEnter: () => void;
  /** `isFocusKept`: the focus is where the agent put it. */
  onClose: (isFocusKept: boolean) => void;
  children: ReactNode;
}

/** A small dialog at what it is about; it closes where the focus leaves it. */
export function Popover({ label, anchor, onEnter, onClose, children }: PopoverProps) {
  const box = useRef<HTMLDialogElement>(null);
  // Before paint, since its size decides where it stands.
  useLayoutEffect(() => {
    if (box.current && anchor) place(box.current, anchor);
  });
  return (
    <dialog
      open
      ref={box}
      className="rc-link-popover"
      aria-label={label}
      // So that Escape and Enter are neither the host's nor the form's.
      data-escape=""
      onKeyDown={(event: KeyboardEvent) => {
        const { nativeEvent, keyCode } = event;
        // The key ends a composition. As `isComposing`, which a bundler would split for this file.
        if (nativeEvent.isComposing || keyCode === 229) return;
        const isField = event.target === event.currentTarget.querySelector("input");
        if (event.key === "Escape") onClose(false);
        else if (event.key === "Enter" && isField && !event.ctrlKey && !event.metaKey) onEnter();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={({ currentTarget, relatedTarget }: FocusEvent) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) onClose(true);
      }}
    >
      {children}
    </dialog>
  );
}

/** Below, or above where there is no room; not beyond the composer's edges. */
function place(box: HTMLElement, { left, top, bottom }: Anchor) {
  const around = box.offsetParent?.getBoundingClientRect();
  const { clientHeight } = box.ownerDocument.documentElement;
  if (!around) return;
  const { offsetWidth, offsetHeight, style } = box;
  const isAbove = bottom + offsetHeight + 8 > clientHeight && top > offsetHeight + 8;
  const start = Math.min(left - around.left, around.width - offsetWidth - 8);
  style.left = `${Math.max(8, start)}px`;
  style.top = `${(isAbove ? top - offsetHeight - 4 : bottom + 4) - around.top}px`;
}
