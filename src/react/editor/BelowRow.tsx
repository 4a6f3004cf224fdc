import { useRef, type ReactNode } from "react";

interface RowProps {
  isReadOnly: boolean;
  label: string;
  /** How it begins. */
  line: string;
  /** What the button shows, and its name. */
  toggle: readonly [words: string, name: string];
  removeWords: string;
  removeName: string;
  onRemove: () => void;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  children: ReactNode;
}

/** Says how it begins, and shows all of it once it is opened. */
export function BelowRow(props: RowProps) {
  const { label, line, toggle, isReadOnly, isOpen, setOpen } = props;
  const toggleRef = useRef<HTMLButtonElement>(null);
  const [words, name] = toggle;
  return (
    // Escape comes from the field in here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="rc-below"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out alike
      role="group"
      aria-label={label}
      data-escape={isOpen || undefined}
      onKeyDown={({ key, nativeEvent }) => {
        if (!isOpen || key !== "Escape" || nativeEvent.isComposing) return;
        setOpen(false);
        toggleRef.current?.focus();
      }}
    >
      <p className="rc-newer-line">
        <span className="rc-total rc-below-words">
          <span>{`${label}: `}</span>
          {/* Made anew for other words, as `Words` does. */}
          <bdi key={line} translate="no">
            {line}
          </bdi>
        </span>
        <button
          ref={toggleRef}
          type="button"
          className="rc-link"
          aria-expanded={isOpen}
          aria-label={name}
          disabled={isReadOnly}
          onClick={() => setOpen(!isOpen)}
        >
          {words}
        </button>
        <button
          type="button"
          className="rc-link"
          aria-label={props.removeName}
          disabled={isReadOnly}
          onClick={props.onRemove}
        >
          {props.removeWords}
        </button>
      </p>
      {isOpen && props.children}
    </div>
  );
}
