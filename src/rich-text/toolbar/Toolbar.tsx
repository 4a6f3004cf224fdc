import { useEffect, useState, useSyncExternalStore } from "react";
import { listen } from "../../async/listen.js";
import { isApple } from "../../react/context/shortcuts.js";
import { moveInRow } from "../../react/dom/moveInRow.js";
import { isElement, windowOf } from "../../react/dom/place.js";
import { usePopup } from "../../react/dom/usePopup.js";
import type { FormattingStrings } from "../../strings/formatting.js";
import type { CommandName } from "../editing/commands.js";
import type { Engine } from "../editing/engine.js";
import { shortcuts } from "../editing/shortcuts.js";
import { formattingIcons } from "./icons.js";

type ButtonName = CommandName | "link";

/** In the row, unless that is as narrow as a phone. */
const first: ButtonName[] = ["bold", "italic", "link", "bulletList"];
/** Behind "More formatting" where the row is short. */
const further: ButtonName[] = [
  "orderedList",
  "quote",
  "underline",
  "strike",
  "code",
  "codeBlock",
  "clear",
  "undo",
  "redo",
];

interface ToolbarProps {
  engine: Engine;
  strings: FormattingStrings;
  /** Keys as the keyboard has them: `Ctrl+B` for `Mod+B`. */
  keysAs: ((keys: string, isApple: boolean) => string) | undefined;
  onLink: () => void;
}

/** One row of buttons, one stop of the Tab key: the arrow keys go on from there. */
export function Toolbar({ engine, strings, keysAs, onLink }: ToolbarProps) {
  const { subscribe, getSnapshot } = engine;
  const shown = useSyncExternalStore(subscribe, getSnapshot, () => "");
  const [stop, setStop] = useState<string>("bold");
  const { around, buttonProps, isOpen, popupProps } = usePopup();
  // An effect, since the focus stays in the text when the mouse opens it.
  useEffect(() => {
    const { current } = around.ref;
    if (!isOpen || !current) return;
    const close = (event: KeyboardEvent) => {
      const [target] = event.composedPath();
      if (event.key !== "Escape" || event.isComposing) return;
      if (isElement(target) && current.contains(target)) return;
      event.preventDefault();
      event.stopPropagation();
      buttonProps.onClick();
    };
    // Before any listener of the host's on the document, which would close the dialog around the composer.
    return listen(windowOf(current), ["keydown"], close, true);
  });
  const states = new Set(shown.split(" "));
  const isAllOff = states.has("-all");
  // What is folded away cannot be the one that Tab reaches.
  const isHidden = !isOpen && further.some((name) => name === stop);

  const button = (name: ButtonName) => {
    const key = shortcuts[name];
    const keys = key && keysAs?.(key, isApple());
    const isToggle = !/^(?:undo|redo|clear)$/.test(name);
    const isOff = isAllOff || states.has(`-${name}`);
    return (
      <button
        key={name}
        type="button"
        className="rc-button rc-quiet"
        aria-label={strings[name]}
        title={keys === undefined ? strings[name] : strings.withKeys(strings[name], keys)}
        aria-pressed={isToggle ? states.has(name) : undefined}
        aria-disabled={isOff || undefined}
        tabIndex={name === (isHidden ? "bold" : stop) ? 0 : -1}
        onFocus={() => setStop(name)}
        onClick={() => {
          if (isOff) return;
          if (name === "link") onLink();
          else engine.run(name);
        }}
      >
        {formattingIcons[name]}
      </button>
    );
  };

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- one of its buttons has the tab stop
    <span
      {...around}
      className="rc-format"
      role="toolbar"
      aria-label={strings.formatting}
      data-open={isOpen || undefined}
      // The focus, and the keyboard of a phone, stay with the text.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        around.onKeyDown(event);
        moveInRow(event);
      }}
    >
      <span className="rc-format-tools rc-popup">
        {first.map(button)}
        <span className="rc-format-rest rc-popup" id={popupProps.id}>
          {further.map(button)}
        </span>
      </span>
      <button
        {...buttonProps}
        type="button"
        className="rc-button rc-quiet"
        aria-label={strings.more}
        title={strings.more}
        aria-disabled={isAllOff || undefined}
        tabIndex={stop === "more" ? 0 : -1}
        onFocus={() => setStop("more")}
        onClick={() => {
          // What was open before can still be closed.
          if (!isAllOff || isOpen) buttonProps.onClick();
        }}
      >
        {formattingIcons.more}
      </button>
    </span>
  );
}
