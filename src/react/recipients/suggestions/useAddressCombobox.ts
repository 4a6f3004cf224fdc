import {
  useEffect,
  useId,
  useRef,
  useState,
  type ChangeEvent,
  type CompositionEvent,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from "react";
import { isRecipient, parseRecipients } from "../../../domain/recipients/parseRecipients.js";
import { isSameAddress, isUnusualAddress } from "../../../domain/recipients/recipients.js";
import type { CustomerValue } from "../../../domain/reply.js";
import { useComposer } from "../../context/composerContext.js";
import { isComposing } from "../../dom/isComposing.js";
import { useCommitOnBlur } from "../../dom/useCommitOnBlur.js";
import { placeMenu } from "../../dom/placeMenu.js";
import { useIsHydrating } from "../../dom/useIsHydrating.js";
import { useBeforePaint, useLatest } from "../../dom/useLatest.js";
import { useSuggestions, type Suggestions } from "./useSuggestions.js";

export interface AddressComboboxOptions {
  inputRef: RefObject<HTMLInputElement | null>;
  /** What is typed; not the label of the chosen customer. */
  typed: string;
  /** What the input shows. */
  value: string;
  /** `isHalf` while an input method still holds a part of it. */
  onType: (text: string, isHalf: boolean) => void;
  onChoose: (person: CustomerValue) => void;
  /** Takes what was typed as it stands. */
  onCommit: () => void;
  /** Escape, where no suggestions are shown. Without it the host gets that Escape. */
  onEscape?: (() => void) | undefined;
  /** Left out of the suggestions. */
  exclude?: (person: CustomerValue) => boolean;
}

/** How many suggestions a page key passes. */
const page = 10;

/**
 * An address input with suggestions, as the combobox pattern of ARIA has it. Enter and Tab take the
 * highlighted one: the first that was found by what is typed now, or one that the arrow keys reached.
 * A whole address stays itself. The mouse takes one only by a click, and Escape closes the list but
 * keeps what was typed.
 */
export function useAddressCombobox(options: AddressComboboxOptions) {
  const { inputRef, typed, value, onType, onChoose, onCommit, onEscape, exclude } = options;
  const suggestions = useSuggestions(typed, exclude);
  const { people: items } = suggestions;
  const [isOpen, setOpen] = useState(false);
  // Whom the arrow keys reached; no index, since a list that arrives would put somebody else there.
  const [reached, setReached] = useState<string>();
  const isHighlighted =
    reached === undefined
      ? firstChoice(suggestions)
      : (one: CustomerValue) => keyOf(one) === reached;
  const highlightedIndex = isOpen ? items.findIndex(isHighlighted) : -1;
  const menuRef = useRef<HTMLUListElement>(null);
  const id = useId();
  const optionId = (index: number) => `${id}-${index}`;

  useBeforePaint(() => {
    if (isOpen) placeMenu(menuRef.current);
  }, [isOpen]);
  useBeforePaint(() => {
    const menu = menuRef.current;
    const option = menu?.children[highlightedIndex];
    if (menu && option) showWithin(menu, option);
  }, [highlightedIndex]);

  const close = () => {
    setOpen(false);
    setReached(undefined);
  };
  const choose = (person: CustomerValue) => {
    close();
    onChoose(person);
  };
  const highlight = (index: number) => {
    setOpen(true);
    setReached(keyOf(items.at(index)));
  };
  const focus = useCommitOnBlur(onCommit);
  const { draft, earlyEditsRef } = useComposer();
  const hydratingRef = useIsHydrating();
  // Takes what was typed into a server's markup, before the next render would overwrite it.
  useBeforePaint(() => {
    const { current: input } = inputRef;
    if (!hydratingRef.current || !input) return;
    hydratingRef.current = false;
    if (input.matches(":focus")) focus.onFocus({ target: input });
    if (input.value === value) return;
    earlyEditsRef.current = true;
    onType(input.value, false);
  });
  const latestCommit = useLatest(onCommit);
  // An effect, since only React tells that the field went away: half-typed text would be lost unseen.
  useEffect(
    () => () => {
      if (draft.getSnapshot().owner !== "elsewhere") latestCommit.current();
    },
    [draft, latestCommit],
  );

  /** Where an arrow or page key goes from here; `undefined` for all other keys. */
  const targetOf = (key: string): number | undefined => {
    const last = items.length - 1;
    switch (key) {
      case "ArrowDown":
        return highlightedIndex === last ? 0 : highlightedIndex + 1;
      case "ArrowUp":
        return highlightedIndex <= 0 ? last : highlightedIndex - 1;
      case "PageDown":
        return isOpen ? Math.min(highlightedIndex + page, last) : undefined;
      case "PageUp":
        return isOpen ? Math.max(highlightedIndex - page, 0) : undefined;
      default:
        return undefined;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const person = items[highlightedIndex];
    const target = targetOf(event.key);
    if (target !== undefined) {
      event.preventDefault();
      if (event.altKey) setOpen(event.key === "ArrowDown");
      else highlight(target);
    } else if (event.key === "Escape") {
      const isShown = isOpen && suggestions.status !== "off";
      if (!isShown && !onEscape) return;
      event.preventDefault();
      event.stopPropagation();
      close();
      // An empty list is not closed first.
      if (!isShown || items.length === 0) onEscape?.();
    } else if (event.key === "Tab" && !event.shiftKey && person) choose(person);
    // Enter in a one-line field never sends; with Ctrl or ⌘ the form handles it.
    else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (person) choose(person);
      else onCommit();
    }
  };

  return {
    inputProps: {
      role: "combobox",
      value,
      autoComplete: "off",
      "aria-autocomplete": "list" as const,
      "aria-controls": id,
      "aria-expanded": isOpen && items.length > 0,
      // `useEscape` looks for it.
      "data-escape": onEscape ? "" : undefined,
      "aria-activedescendant": highlightedIndex < 0 ? undefined : optionId(highlightedIndex),
      onChange: ({ currentTarget, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
        setOpen(true);
        setReached(undefined);
        onType(
          currentTarget.value,
          "isComposing" in nativeEvent && nativeEvent.isComposing === true,
        );
      },
      onCompositionEnd: ({ currentTarget }: CompositionEvent<HTMLInputElement>) =>
        onType(currentTarget.value, false),
      onFocus: focus.onFocus,
      onBlur: (event: FocusEvent<HTMLInputElement>) => {
        close();
        focus.onBlur(event);
      },
      onClick: () => setOpen(typed !== ""),
      onKeyDown,
    },
    menuProps: { ref: menuRef, id, role: "listbox" },
    optionProps: (index: number) => ({
      id: optionId(index),
      role: "option",
      "aria-selected": index === highlightedIndex,
      "data-highlighted": index === highlightedIndex || undefined,
      onClick: () => {
        const person = items[index];
        if (person) choose(person);
      },
    }),
    isOpen,
    items,
    suggestions,
  };
}

/** Whether a person is highlighted before an arrow key was pressed. */
function firstChoice({ query, isCurrent }: Suggestions): (person: CustomerValue) => boolean {
  // Enter may come before the list is seen: only people who were found by this very text.
  if (!isCurrent) return () => false;
  const whole = parseRecipients(query)
    .filter(isRecipient)
    .find(({ address }) => !isUnusualAddress(address));
  return ({ email = "" }) => whole === undefined || isSameAddress(email, whole.address);
}

function keyOf(person: CustomerValue | undefined): string | undefined {
  return person?.email ?? person?.id?.toString();
}

/** The list alone scrolls, by whole pixels, as browsers do. */
function showWithin(menu: HTMLElement, option: Element): void {
  const top = menu.getBoundingClientRect().top + menu.clientTop;
  const bottom = top + menu.clientHeight;
  const inner = option.getBoundingClientRect();
  if (inner.top < top) menu.scrollTop -= Math.ceil(top - inner.top);
  else if (inner.bottom > bottom) menu.scrollTop += Math.ceil(inner.bottom - bottom);
}
