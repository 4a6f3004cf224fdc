import { useCallback, useEffect, useRef, type RefObject } from "react";
import type { Attachment } from "../../attachments/attachment.js";
import { isInFlight } from "../../sending/sendState.js";
import { useComposer } from "../context/composerContext.js";
import { rootOf } from "../dom/place.js";
import { useNotice } from "../context/useNotice.js";

/** Selects the items that keep the reply from being sent. */
export const inTheWay = "[data-status=failed], [data-status=rejected]";
const lastButton = "button:last-of-type";
const sendButton = ".rc-send > button";

/** Removes files, each with an Undo, and keeps the focus in the form. */
export function useFileRemoval(
  list: RefObject<HTMLUListElement | null>,
  shown: readonly Attachment[],
) {
  const { session, strings, announce, replyText } = useComposer();
  const { attachments, sender } = session;
  const [notice, setNotice] = useNotice();
  /** Ids of the files before Undo put one back. */
  const before = useRef<ReadonlySet<string>>(undefined);

  /** Moves the focus to Send, if only these files were in its way, else to the text. */
  const leaveList = useCallback(() => {
    const isBlocked = sender.getSnapshot().status === "blocked";
    const button = isBlocked && rootOf(list.current)?.querySelector<HTMLElement>(sendButton);
    (button || replyText.editor())?.focus();
  }, [sender, list, replyText]);
  const remove = useCallback(
    (ids: readonly string[], text: string) => {
      const putBack = attachments.clear(ids);
      announce(text);
      setNotice((earlier) => ({
        text,
        undo: () => {
          const { status } = sender.getSnapshot();
          // The press went out without them.
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
      // After a refused file the next refused one gets the focus: Enter must not remove a good one.
      const others = [...(list.current?.querySelectorAll(isInTheWay ? inTheWay : "li") ?? [])];
      const at = others.findIndex((other) => other === item);
      const next = (others[at + 1] ?? others[at - 1])?.querySelector<HTMLElement>(lastButton);
      remove([id], strings.attachmentRemoved(name));
      // The button that has the focus goes away.
      if (next) next.focus();
      else leaveList();
    },
    [list, remove, strings, leaveList],
  );
  // An effect, since a file that was put back can be focused only after the render.
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
