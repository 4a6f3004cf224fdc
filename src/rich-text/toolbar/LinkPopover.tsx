import { useEffect, useId, useRef, useState } from "react";
import { notForPasswords } from "../../react/ui/notForPasswords.js";
import type { withDefaults } from "../../domain/optional.js";
import { linkStrings } from "../../strings/links.js";
import type { FormattingWords } from "../../strings/formatting.js";
import { Popover, type Anchor } from "./Popover.js";
import { typedAddress } from "./typedAddress.js";

interface LinkPopoverProps {
  /** "" where the words are no link yet. */
  href: string;
  /** Where the words are, in the viewport. */
  anchor: Anchor | undefined;
  words: FormattingWords | undefined;
  /** What it is about. */
  label: string;
  // Given, since a bundler would split for this file what it imported of what is loaded at first.
  safeAddress: (address: string) => string | undefined;
  withDefaults: typeof withDefaults;
  /** The words lead there from now on; `undefined`: nowhere. */
  onChange: (href: string | undefined) => void;
  /** Nothing changes. `isFocusKept`: the focus is where the agent put it. */
  onClose: (isFocusKept: boolean) => void;
}

/** Where words lead: the address, the page behind it, and the way to have no link. */
export function LinkPopover({
  href,
  anchor,
  label,
  safeAddress,
  words,
  onChange,
  onClose,
  ...given
}: LinkPopoverProps) {
  const strings = given.withDefaults(linkStrings, words);
  const [address, setAddress] = useState(href.replace(/^mailto:/, ""));
  const [isRefused, setRefused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  // An effect, since what is focused must be in the page.
  useEffect(() => input.current?.select(), []);

  const apply = () => {
    if (address.trim() === "") return onChange(undefined);
    const next = typedAddress(address, safeAddress);
    if (next !== undefined) return onChange(next);
    setRefused(true);
    input.current?.focus();
  };
  return (
    <Popover {...{ anchor, onClose }} label={label} onEnter={apply}>
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
    </Popover>
  );
}
