import { useEffect, useRef, type KeyboardEvent } from "react";
import { useComposer } from "../context/composerContext.js";
import { isComposing } from "../dom/isComposing.js";
import { useCommitOnBlur } from "../dom/useCommitOnBlur.js";
import { useLatest } from "../dom/useLatest.js";
import type { CopyField } from "../../domain/recipients/recipientFields.js";
import { notForPasswords } from "../ui/notForPasswords.js";

interface ChipEditorProps {
  field: CopyField;
  address: string;
  /** `isDone`: a key ended the edit, and the focus goes to the next chip. */
  onEnd: (text: string, isDone: boolean) => void;
}

/** A chip while its text is edited. Enter, blur and Send take the text, Escape keeps the old one. */
export function ChipEditor({ field, address, onEnd }: ChipEditorProps) {
  const { strings, addressFields, rootId } = useComposer();
  const ref = useRef<HTMLInputElement>(null);
  const hasEnded = useRef(false);
  const end = (text: string, isDone: boolean) => {
    if (hasEnded.current) return;
    hasEnded.current = true;
    onEnd(text, isDone);
  };
  const take = (isDone = false) => end(ref.current?.value ?? address, isDone);
  const blur = useCommitOnBlur(take);
  const latest = useLatest(take);

  // An effect, since Send must take what is half-edited.
  useEffect(() => {
    hasEnded.current = false;
    ref.current?.focus();
    ref.current?.select();
    const own = addressFields.get(field);
    if (!own) return;
    own.endEdit = () => latest.current();
    return () => {
      delete own.endEdit;
    };
  }, [addressFields, field, latest]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return take();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") take(true);
    else end(address, true);
  };
  return (
    <li className="rc-chip" data-editing="">
      <input
        ref={ref}
        form={rootId}
        className="rc-chip-editor"
        translate="no"
        aria-label={strings.edit(address)}
        defaultValue={address}
        size={Math.max(address.length, 8)}
        spellCheck={false}
        autoComplete="off"
        inputMode="email"
        onFocus={blur.onFocus}
        onBlur={blur.onBlur}
        onKeyDown={onKeyDown}
        {...notForPasswords}
      />
    </li>
  );
}
