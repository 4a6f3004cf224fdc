import { useLayoutEffect, useRef, useSyncExternalStore, type KeyboardEvent } from "react";
import { bodyToPlain } from "../../../domain/text/body.js";
import type { InsertingStrings } from "../../../strings/inserting.js";
import type { Inserting } from "../createInserting.js";

interface BlankFormProps {
  rootId: string;
  inserting: Inserting;
  words: InsertingStrings;
}

/**
 * Asks for what a text has a place for, beside how it reads so far. Enter goes on to the next field, and
 * behind the last one puts the text in; so do Ctrl+Enter, and the popover's Escape, with what is blank
 * still marked.
 */
export function BlankForm({ rootId, inserting, words }: BlankFormProps) {
  const state = useSyncExternalStore(inserting.subscribe, inserting.getSnapshot);
  const box = useRef<HTMLDivElement>(null);
  const fields = () => [...(box.current?.querySelectorAll("input") ?? [])];
  // Before paint, so that the next key is the first field's.
  useLayoutEffect(() => box.current?.querySelector("input")?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, nativeEvent, keyCode, ctrlKey, metaKey } = event;
    // The key ends a composition.
    if (nativeEvent.isComposing || keyCode === 229) return;
    const all = fields();
    const at = all.findIndex((field) => field === event.target);
    if (key !== "Enter" || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    const next = ctrlKey || metaKey ? undefined : all[at + 1];
    if (next) next.focus();
    else inserting.fill();
  };
  if (state.status !== "filling") return null;
  const { content, typed } = state;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the fields in it */}
      <div ref={box} className="rc-inserts-form" onKeyDown={onKeyDown}>
        {content.blanks?.map(({ name, label }, index, { length }) => (
          <label key={name} className="rc-inserts-blank">
            <span className="rc-label">{label}</span>
            <input
              form={rootId}
              className="rc-input"
              dir="auto"
              autoComplete="off"
              enterKeyHint={index < length - 1 ? "next" : "done"}
              value={typed[name] ?? ""}
              onChange={({ currentTarget }) => inserting.type(name, currentTarget.value)}
            />
          </label>
        ))}
        <button type="button" className="rc-button" onClick={() => inserting.fill()}>
          {words.insert}
        </button>
      </div>
      <div className="rc-inserts-preview" aria-hidden="true" translate="no">
        <div dir="auto">{bodyToPlain(content.fill?.(typed) ?? content.body)}</div>
      </div>
    </>
  );
}
