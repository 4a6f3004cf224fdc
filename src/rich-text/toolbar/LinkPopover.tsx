import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
} from "react";
import { notForPasswords } from "../../react/ui/notForPasswords.js";
import type { FormattingStrings } from "../../strings/formatting.js";

interface LinkPopoverProps {
  /** "" where the words are no link yet. */
  href: string;
  /** Where the words are, in the viewport. */
  anchor: { left: number; top: number; bottom: number } | undefined;
  strings: FormattingStrings;
  // Given, since a bundler would split for this file what it imported of what is loaded at first.
  isComposing: (event: KeyboardEvent) => boolean;
  /** What a typed address leads to; `undefined` where it is unsafe. */
  typedAddress: (typed: string) => string | undefined;
  /** The words lead there from now on; `undefined`: nowhere. */
  onChange: (href: string | undefined) => void;
  /** Nothing changes. `isFocusKept`: the focus is where the agent put it. */
  onClose: (isFocusKept: boolean) => void;
}

/** Where words lead: the address, the page behind it, and the way to have no link. */
export function LinkPopover({
  href,
  anchor,
  strings,
  isComposing,
  typedAddress,
  onChange,
  onClose,
}: LinkPopoverProps) {
  const [address, setAddress] = useState(href.replace(/^mailto:/, ""));
  const [isRefused, setRefused] = useState(false);
  const box = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  // Before paint, since its size decides where it stands.
  useLayoutEffect(() => {
    if (box.current && anchor) place(box.current, anchor);
  });
  // An effect, since what is focused must be in the page.
  useEffect(() => input.current?.select(), []);

  const apply = () => {
    if (address.trim() === "") return onChange(undefined);
    const next = typedAddress(address);
    if (next !== undefined) return onChange(next);
    setRefused(true);
    input.current?.focus();
  };
  return (
    <dialog
      open
      ref={box}
      className="rc-link-popover"
      aria-label={strings.link}
      // So that Escape and Enter are neither the host's nor the form's.
      data-escape=""
      onKeyDown={(event: KeyboardEvent) => {
        if (isComposing(event)) return;
        const isInput = event.target === input.current;
        if (event.key === "Escape") onClose(false);
        else if (event.key === "Enter" && isInput && !event.ctrlKey && !event.metaKey) apply();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={({ currentTarget, relatedTarget }: FocusEvent) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) onClose(true);
      }}
    >
      <input
        ref={input}
        className="rc-input"
        type="text"
        inputMode="url"
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        aria-label={strings.address}
        placeholder={strings.address}
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused ? `${id}-problem` : undefined}
        value={address}
        onChange={(event) => {
          setAddress(event.target.value);
          setRefused(false);
        }}
        {...notForPasswords}
      />
      <button type="button" className="rc-button" onClick={apply}>
        {strings.apply}
      </button>
      {href !== "" && (
        <>
          <a className="rc-link" href={href} target="_blank" rel="noreferrer noopener">
            {strings.open}
          </a>
          <button type="button" className="rc-link" onClick={() => onChange(undefined)}>
            {strings.removeLink}
          </button>
        </>
      )}
      {isRefused && (
        <p className="rc-problem" id={`${id}-problem`} role="alert">
          {strings.unsafeAddress}
        </p>
      )}
    </dialog>
  );
}

/** Below the words, or above them where there is no room; not beyond the composer's edges. */
function place(
  box: HTMLElement,
  { left, top, bottom }: { left: number; top: number; bottom: number },
) {
  const around = box.offsetParent?.getBoundingClientRect();
  const { clientHeight } = box.ownerDocument.documentElement;
  if (!around) return;
  const { offsetWidth, offsetHeight, style } = box;
  const isAbove = bottom + offsetHeight + 8 > clientHeight && top > offsetHeight + 8;
  const start = Math.min(left - around.left, around.width - offsetWidth - 8);
  style.left = `${Math.max(8, start)}px`;
  style.top = `${(isAbove ? top - offsetHeight - 4 : bottom + 4) - around.top}px`;
}
