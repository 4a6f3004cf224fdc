import type { ClipboardEvent, FocusEvent, KeyboardEvent, MouseEvent } from "react";
import { useComposer } from "../context/composerContext.js";
import { keyTowardsEnd, keyTowardsStart } from "../dom/direction.js";
import { isElement, isOf } from "../dom/place.js";
import { shortcutLetter, writesCharacter } from "../dom/shortcutLetter.js";
import { isComposing } from "../dom/isComposing.js";
import type { Chips } from "./useChips.js";
import { meansFiles } from "../../attachments/meansFiles.js";
import type { RecipientList } from "./useRecipientList.js";

/** Keys, mouse and clipboard on chips: the handlers of the list around them. */
export function useChipKeys(list: RecipientList, chips: Chips, focusInput: () => void) {
  const { strings, announce } = useComposer();
  const { addresses } = list;

  const removeAt = (index: number, gone: readonly string[], step: number) => {
    list.remove(gone);
    chips.focusNext(gone.length > 1 ? addresses.length : Math.max(index + step, 0));
  };
  const copy = (event: ClipboardEvent): readonly string[] => {
    const address = addresses[chips.indexOf(event.target)];
    if (address === undefined || isOf(event.target, "input")) return [];
    const copied = chips.acting(address);
    event.clipboardData.setData("text/plain", copied.join(", "));
    event.preventDefault();
    return copied;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, target, currentTarget, shiftKey } = event;
    if (isComposing(event) || isOf(target, "input")) return;
    const isWritten = writesCharacter(event);
    if (event.altKey && !isWritten) return;
    const index = chips.indexOf(target);
    const address = addresses[index];
    if (address === undefined) return;
    if (!isWritten && (event.ctrlKey || event.metaKey)) {
      const letter = shortcutLetter(event);
      if (letter === "a") chips.selectAll();
      else if (letter === "z" && list.notice?.undo) list.notice.undo();
      else return;
      event.preventDefault();
      if (letter === "a") announce(strings.recipientsSelected(addresses.length));
      return;
    }
    // They press the remove button.
    if (isOf(target, "button") && (key === "Enter" || key === " ")) return;
    const to = (next: number) => chips.focus(next, { isAdding: shiftKey });
    if (key === keyTowardsStart(currentTarget)) to(Math.max(index - 1, 0));
    else if (key === keyTowardsEnd(currentTarget)) to(index + 1);
    else if (key === "Home") to(0);
    else if (key === "End") to(addresses.length);
    else if (key === "Backspace") removeAt(index, chips.acting(address), index === 0 ? 0 : -1);
    else if (key === "Delete") removeAt(index, chips.acting(address), 0);
    else if (key === "Enter" || key === "F2") chips.edit(address);
    else if (key === " ") chips.openMenu(index, chips.acting(address));
    else if (key === "Escape") {
      event.stopPropagation();
      focusInput();
    }
    // A typed character goes into the input: it has the focus before this key inserts it.
    else if (isWritten) return focusInput();
    else return;
    event.preventDefault();
  };

  return {
    onKeyDown,
    onFocus: (event: FocusEvent) => chips.onFocused(chips.indexOf(event.target)),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      const isInside = currentTarget.contains(relatedTarget);
      if (!isInside && !relatedTarget?.closest("[role=menu]")) chips.onLeft();
    },
    onMouseDown: (event: MouseEvent) => {
      chips.extend(event.shiftKey || event.ctrlKey || event.metaKey);
      // A press on one of several selected chips keeps the others selected: it may begin a drag.
      const address = addresses[chips.indexOf(event.target)];
      if (address !== undefined && chips.selected.has(address)) chips.extend(true);
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      const index = chips.indexOf(event.target);
      const address = addresses[index];
      if (address === undefined || isOf(event.target, "input")) return;
      if (isElement(event.target) && event.target.closest("button")) {
        list.remove([address]);
        chips.focusNext(index);
      } else if (isTouch(event.nativeEvent)) {
        // A touch screen has neither double click nor keys.
        chips.openMenu(index, chips.acting(address));
      } else if (!event.shiftKey && !event.ctrlKey && !event.metaKey) chips.onFocused(index);
    },
    onDoubleClick: (event: MouseEvent) => {
      const address = addresses[chips.indexOf(event.target)];
      const isText = isElement(event.target) && !event.target.closest("button, input");
      if (address !== undefined && isText) chips.edit(address);
    },
    onContextMenu: (event: MouseEvent) => {
      const index = chips.indexOf(event.target);
      const address = addresses[index];
      if (address === undefined || isOf(event.target, "input")) return;
      event.preventDefault();
      chips.openMenu(index, chips.acting(address));
    },
    onCopy: copy,
    onCut: (event: ClipboardEvent) => {
      const gone = copy(event);
      if (gone.length > 0) removeAt(chips.indexOf(event.target), gone, 0);
    },
    onPaste: (event: ClipboardEvent) => {
      if (isOf(event.target, "input") || meansFiles(event.clipboardData)) return;
      list.add(event.clipboardData.getData("text/plain"));
      focusInput();
      event.preventDefault();
    },
  };
}

function isTouch(event: globalThis.MouseEvent): boolean {
  return "pointerType" in event && event.pointerType === "touch";
}
