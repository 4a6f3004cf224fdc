import {
  useEffect,
  useState,
  useSyncExternalStore,
  type KeyboardEvent as ReactKeyboardEvent,
} from "react";
import { listen } from "../../async/listen.js";
import { isApple } from "../../react/context/shortcuts.js";
import { keyTowardsEnd, keyTowardsStart } from "../../react/dom/direction.js";
import { isElement } from "../../react/dom/place.js";
import { usePopup } from "../../react/dom/usePopup.js";
import { icons } from "../../react/ui/icons.js";
import type { FormattingStrings } from "../../strings/formatting.js";
import type { CommandName } from "../editing/commands.js";
import type { Engine } from "../editing/engine.js";
import { shortcuts } from "../editing/shortcuts.js";
import { formattingIcons } from "./icons.js";

type ButtonName = CommandName | "link";

/** Always in the row. */
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
    return listen(current.ownerDocument, ["keydown"], close, true);
  });
  const states = new Set(shown.split(" "));
  // What is folded away cannot be the one that Tab reaches.
  const isHidden = !isOpen && further.some((name) => name === stop);

  const button = (name: ButtonName) => {
    const key = shortcuts[name];
    const keys = key && keysAs?.(key, isApple());
    const isToggle = !/^(?:undo|redo|clear)$/.test(name);
    const isOff = states.has("-all") || states.has(`-${name}`);
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
    <div
      className="rc-format"
      role="toolbar"
      aria-label={strings.formatting}
      // The focus, and the keyboard of a phone, stay with the text.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={moveInRow}
    >
      {first.map(button)}
      <span className="rc-format-more" data-open={isOpen || undefined} {...around}>
        <button
          {...buttonProps}
          type="button"
          className="rc-button rc-quiet"
          aria-label={strings.more}
          title={strings.more}
          tabIndex={stop === "more" ? 0 : -1}
          onFocus={() => setStop("more")}
        >
          {icons.more}
        </button>
        <span className="rc-format-rest" id={popupProps.id}>
          {further.map(button)}
        </span>
      </span>
    </div>
  );
}

function moveInRow(event: ReactKeyboardEvent<HTMLElement>): void {
  const { key, currentTarget, target } = event;
  const buttons = [...currentTarget.querySelectorAll<HTMLElement>("button")].filter(
    (one) => one.getClientRects().length > 0,
  );
  const at = buttons.findIndex((one) => one === target);
  const steps: Record<string, number> = {
    [keyTowardsStart(currentTarget)]: at - 1,
    [keyTowardsEnd(currentTarget)]: at + 1,
    Home: 0,
    End: -1,
  };
  const next = steps[key];
  if (next === undefined || at < 0) return;
  event.preventDefault();
  buttons.at(next % buttons.length)?.focus();
}
