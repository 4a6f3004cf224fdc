import { useCallback, useEffect, useRef, type RefObject } from "react";
import type { Attachment } from "../../attachments/attachment.js";
import { isInFlight } from "../../sending/sendState.js";
import { useComposer } from "../context/composerContext.js";
import { rootOf } from "../dom/place.js";
import { useNotice } from "../context/useNotice.js";

/** Items of the list that keep the reply from being sent. */
export const inTheWay = "[data-status=failed], [data-status=rejected]";
const lastButton = "button:last-of-type";
const sendButton = ".rc-send > button";

/** Removes files, each with its Undo, and keeps the focus in the form. */
export function useFileRemoval(
  list: RefObject<HTMLUListElement | null>,
  shown: readonly Attachment[],
) {
  const { session, strings, announce, textRef } = useComposer();
  const { attachments, sender } = session;
  const [notice, setNotice] = useNotice();
  /** Files that were there before one was put back, by id. */
  const before = useRef<ReadonlySet<string>>(undefined);

  /** To Send, where only these files were in its way. */
  const leaveList = useCallback(() => {
    const isBlocked = sender.getSnapshot().status === "blocked";
    const button = isBlocked && rootOf(list.current)?.querySelector<HTMLElement>(sendButton);
    (button || textRef.current)?.focus();
  }, [sender, list, textRef]);
  const remove = useCallback(
    (ids: readonly string[], text: string) => {
      const putBack = attachments.clear(ids);
      announce(text);
      setNotice((earlier) => ({
        text,
        undo: () => {
          const { status } = sender.getSnapshot();
          // On its way without them.
          if (status === "sending") return;
          setNotice(earlier);
          putBack({ asNew: !isInFlight(status) });
        },
      }));
    },
    [attachments, sender, announce, setNotice],
  );
  const removeOne = useCallback(
    ({ id, name }: Attachment, item: Element | null) => {
      const isInTheWay = item?.matches(inTheWay) ?? false;
      // After a file that cannot go comes the next such one: Enter must not go on to one that can.
      const others = [...(list.current?.querySelectorAll(isInTheWay ? inTheWay : "li") ?? [])];
      const at = others.findIndex((other) => other === item);
      const next = (others[at + 1] ?? others[at - 1])?.querySelector<HTMLElement>(lastButton);
      remove([id], strings.attachmentRemoved(name));
      // The focus must not fall to the page with the button that had it.
      if (next) next.focus();
      else leaveList();
    },
    [list, remove, strings, leaveList],
  );
  // An effect, since what was put back is in the page only once the list is rendered.
  useEffect(() => {
    const known = before.current;
    const back = shown.findIndex(({ id }) => known?.has(id) === false);
    if (back < 0) return;
    before.current = undefined;
    list.current?.children[back]?.querySelector<HTMLElement>(lastButton)?.focus();
  }, [list, shown]);

  return {
    notice,
    removeOne,
    removeRefused: (refused: readonly string[]) => {
      remove(refused, strings.refusedRemoved(refused.length));
      leaveList();
    },
    undo: () => {
      before.current = new Set(attachments.getSnapshot().map(({ id }) => id));
      notice?.undo?.();
    },
  };
}
