import { useRef, useState, type RefObject } from "react";
import { isElement } from "../dom/place.js";
import { useBeforePaint } from "../dom/useLatest.js";
import type { RecipientList } from "./useRecipientList.js";

interface ChipsState {
  selected: ReadonlySet<string>;
  editing?: string;
  /** The chip whose menu is open, and the addresses that it acts on. */
  menu?: { at: HTMLElement; addresses: readonly string[] };
}

const idle: ChipsState = { selected: new Set() };

/** The selection of a list's chips, the chip that is edited or has its menu open, and the focus. */
export function useChips(
  { addresses }: RecipientList,
  listRef: RefObject<HTMLUListElement | null>,
  inputRef: RefObject<HTMLInputElement | null>,
) {
  const [state, setState] = useState(idle);
  const isExtending = useRef(false);
  const wanted = useRef<number>(undefined);

  const chipAt = (index: number) => {
    const chip = listRef.current?.children[index];
    return isElement(chip) ? chip : undefined;
  };
  const focusNow = (index: number) => (chipAt(index) ?? inputRef.current)?.focus();
  useBeforePaint(() => {
    if (wanted.current === undefined) return;
    focusNow(wanted.current);
    wanted.current = undefined;
  });

  return {
    ...state,
    /** The one chip that Tab reaches: the newest of the selected, else the last. */
    stop:
      [...state.selected].findLast((address) => addresses.includes(address)) ?? addresses.at(-1),
    indexOf: (target: EventTarget | null) => {
      const chip = isElement(target) ? target.closest("li") : null;
      return chip?.parentElement === listRef.current && chip
        ? Array.prototype.indexOf.call(listRef.current?.children ?? [], chip)
        : -1;
    },
    /** The chip; past either end the input. With `isAdding` the selected ones stay selected. */
    focus: (index: number, { isAdding = false } = {}) => {
      isExtending.current = isAdding;
      focusNow(index);
      isExtending.current = false;
    },
    /** As `focus`, after the next render. Ends the selection: selected chips may be gone, without a blur. */
    focusNext: (index: number) => {
      wanted.current = index;
      setState({ selected: new Set() });
    },
    /** Whether the next focus by mouse adds to the selection. */
    extend: (isAdding: boolean) => {
      isExtending.current = isAdding;
    },
    onFocused: (index: number) => {
      const address = addresses[index];
      if (address === undefined) return;
      const isAdding = isExtending.current;
      isExtending.current = false;
      setState(({ selected, ...rest }) =>
        !isAdding && selected.has(address) && selected.size === 1
          ? { selected, ...rest }
          : { ...rest, selected: new Set([...(isAdding ? selected : []), address]) },
      );
    },
    onLeft: () => setState(({ editing }) => (editing === undefined ? idle : { ...idle, editing })),
    selectAll: () => setState({ selected: new Set(addresses) }),
    edit: (address: string) => setState({ selected: new Set([address]), editing: address }),
    openMenu: (index: number, acting: readonly string[]) => {
      const at = chipAt(index);
      if (at) setState(({ selected }) => ({ selected, menu: { at, addresses: acting } }));
    },
    /** Ends an edit, closes a menu. */
    close: () => setState(({ selected }) => ({ selected })),
    /** What an act on this chip is about: the selection, in the list's order, where the chip is a part of it. */
    acting: (address: string) =>
      state.selected.has(address) ? addresses.filter((a) => state.selected.has(a)) : [address],
  };
}

export type Chips = ReturnType<typeof useChips>;
