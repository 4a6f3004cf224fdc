import { useCombobox, type UseComboboxProps } from "downshift";
import { useRef, type ChangeEvent, type CompositionEvent, type KeyboardEvent } from "react";
import type { CustomerValue } from "../domain/reply.js";
import { useCommitOnBlur } from "./useCommitOnBlur.js";
import { useBeforePaint } from "./useLatest.js";
import { useSuggestions } from "./useSuggestions.js";

export interface AddressComboboxOptions {
  /** What is being typed; not the label of what was chosen. */
  typed: string;
  /** What the input shows. */
  value: string;
  /** `isHalf` while an input method still holds a part of it. */
  onType: (text: string, isHalf: boolean) => void;
  onChoose: (person: CustomerValue) => void;
  /** Takes what was typed as it stands. */
  onCommit: () => void;
  /** Left out of the suggestions. */
  exclude?: (person: CustomerValue) => boolean;
}

/** An Enter that ends a composition (an IME's choice of characters) is no Enter. */
export function isComposing({ nativeEvent, keyCode }: KeyboardEvent): boolean {
  // Safari's closing keydown says isComposing: false, but its keyCode is 229.
  return nativeEvent.isComposing || keyCode === 229;
}

/**
 * An address input with suggestions. Only the arrow keys or a click choose one: downshift would also
 * take what the mouse merely passed over, and Escape would clear what was typed.
 */
export function useAddressCombobox(options: AddressComboboxOptions) {
  const { typed, value, onType, onChoose, onCommit, exclude } = options;
  const suggestions = useSuggestions(typed, typed !== "");
  const items = suggestions.people.filter((person) => !exclude?.(person));

  const stateReducer: UseComboboxProps<CustomerValue>["stateReducer"] = (
    state,
    { type, changes },
  ) => {
    const types = useCombobox.stateChangeTypes;
    const { inputValue, highlightedIndex } = state;
    switch (type) {
      case types.InputBlur:
      case types.InputKeyDownEscape:
        return { ...changes, inputValue, selectedItem: null, isOpen: false, highlightedIndex: -1 };
      case types.ItemMouseMove:
      case types.MenuMouseLeave:
        return { ...changes, highlightedIndex };
      case types.InputChange:
        return { ...changes, highlightedIndex: -1 };
      case types.InputClick:
        return { ...changes, isOpen: typed !== "" };
      default:
        return { ...changes, inputValue };
    }
  };

  const combobox = useCombobox<CustomerValue>({
    items,
    inputValue: value,
    selectedItem: null,
    defaultHighlightedIndex: -1,
    itemToString: (person) => person?.email ?? "",
    itemToKey: keyOf,
    stateReducer,
    onStateChange: ({ type, selectedItem }) => {
      const { ItemClick, InputKeyDownEnter } = useCombobox.stateChangeTypes;
      if ((type === ItemClick || type === InputKeyDownEnter) && selectedItem) {
        onChoose(selectedItem);
      }
    },
  });

  const { isOpen, highlightedIndex, setHighlightedIndex } = combobox;
  const shown = useRef(items);
  // A list that arrives under the highlight must not put somebody else there.
  useBeforePaint(() => {
    const highlighted = keyOf(shown.current[highlightedIndex]);
    shown.current = items;
    if (highlighted === undefined || highlighted === keyOf(items[highlightedIndex])) return;
    setHighlightedIndex(items.findIndex((person) => keyOf(person) === highlighted));
  });
  const focus = useCommitOnBlur(onCommit);
  const handlers = {
    onChange: ({ currentTarget, nativeEvent }: ChangeEvent<HTMLInputElement>) =>
      onType(currentTarget.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing),
    onCompositionEnd: ({ currentTarget }: CompositionEvent<HTMLInputElement>) =>
      onType(currentTarget.value, false),
    ...focus,
    onKeyDown: (event: KeyboardEvent) => {
      const ours = { preventDownshiftDefault: true };
      if (isComposing(event)) {
        Object.assign(event.nativeEvent, ours);
        return;
      }
      // Downshift would highlight a person: the caret is what moves, and Enter would choose them.
      if (event.key === "Home" || event.key === "End") Object.assign(event.nativeEvent, ours);
      const highlighted = isOpen ? items[highlightedIndex] : undefined;
      if (event.key === "Tab" && highlighted) onChoose(highlighted);
      if (event.key !== "Enter") return;
      // Enter in a one-line field never sends; with Ctrl or ⌘ it is the form's to answer.
      if (event.ctrlKey || event.metaKey) {
        Object.assign(event.nativeEvent, ours);
        return;
      }
      event.preventDefault();
      if (highlighted) return;
      Object.assign(event.nativeEvent, ours);
      onCommit();
    },
  };
  // While there is nobody to choose, there is no list to be in.
  const expanded = { "aria-expanded": isOpen && items.length > 0 };
  return { ...combobox, handlers, expanded, items, suggestions };
}

function keyOf(person: CustomerValue | null | undefined): string | undefined {
  return person?.email ?? person?.id?.toString();
}
