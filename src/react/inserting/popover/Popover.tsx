import { useEffect, useLayoutEffect, useRef, type ReactNode } from "react";
import { endAll, listen } from "../../../async/listen.js";
import type { ReplyText } from "../../context/replyText.js";
import type { Kit } from "../kit.js";
import { cursorIn, placeAtCursor } from "./placeAtCursor.js";

/** Takes a phone's Back before the page is left by it. Firefox and Safari have none. */
interface WithCloseWatcher {
  CloseWatcher?: new () => EventTarget & { destroy: () => void };
}

/** Pixels by which no letter moves the cursor. */
const jump = 60;

interface PopoverProps {
  label: string;
  replyText: ReplyText;
  isElement: Kit["isElement"];
  /** Whether what it shows has room for a second column. */
  isWide: boolean;
  /** Opens and closes it. */
  button: HTMLElement | null;
  /** Something else of the page was pressed, or has the focus. */
  onLeave: () => void;
  children: ReactNode;
}

/** A box at the cursor, in the browser's top layer where it has one, so that nothing cuts it off. */
export function Popover({
  label,
  replyText,
  isElement,
  isWide,
  button,
  onLeave,
  children,
}: PopoverProps) {
  const box = useRef<HTMLDivElement>(null);
  const opened = useRef<{ left: number; cursor: DOMRect | undefined; isAbove?: boolean }>(
    undefined,
  );
  const place = () => {
    const { current } = box;
    const element = replyText.element();
    if (!current || !element) return;
    const cursor = replyText.editor()?.cursorRect?.();
    // It stays where it was opened while the query is typed.
    opened.current ??= { left: element.getBoundingClientRect().left, cursor };
    const at = cursorIn(element, cursor);
    const moved = element.getBoundingClientRect().left - opened.current.left;
    at.x = (opened.current.cursor ?? at).x + moved;
    const isRightToLeft = getComputedStyle(element).direction === "rtl";
    opened.current.isAbove = placeAtCursor(current, at, isRightToLeft, opened.current.isAbove);
  };
  /** A line without a letter has no direction: the first one may take the cursor to its other end. */
  const hasLetter = () => /\p{L}/u.test(replyText.editor()?.textBeforeCursor?.() ?? "");
  const follow = () => {
    const from = opened.current?.cursor?.x;
    const to = replyText.editor()?.cursorRect?.()?.x;
    if (from === undefined || to === undefined || Math.abs(to - from) < jump) return;
    opened.current = undefined;
    place();
  };
  /** By Escape, or a phone's Back: the focus goes back to the text. */
  const back = () => {
    onLeave();
    // Where a blank is selected now, an editor would forget that.
    if (!replyText.element()?.matches(":focus")) replyText.editor()?.focus();
  };
  const latest = useRef({ place, follow, hasLetter, onLeave, back });
  useLayoutEffect(() => {
    latest.current = { place, follow, hasLetter, onLeave, back };
  });
  // Before paint, since it must not be seen elsewhere first.
  useLayoutEffect(() => {
    const { current } = box;
    // jsdom has none, and neither has Safari before 17.
    if (typeof current?.showPopover !== "function") return;
    current.showPopover();
    return () => current.hidePopover();
  }, []);
  // Once: it is held by the edge at the cursor, whatever it shows.
  useLayoutEffect(() => latest.current.place(), []);
  // An effect, since the page may move while nothing is rendered.
  useEffect(() => {
    const { current } = box;
    const view = current?.ownerDocument.defaultView ?? window;
    const move = () => latest.current.place();
    const press = (event: Event) => {
      // Not the event's target: outside of a shadow tree that is only the tree's host.
      const [target] = event.composedPath();
      const isOwn = (one: HTMLElement | null) => isElement(target) && one?.contains(target);
      if (!isOwn(current) && !isOwn(button)) latest.current.onLeave();
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- not in the library's types yet
    const { CloseWatcher } = view as WithCloseWatcher;
    const watcher = CloseWatcher && new CloseWatcher();
    let isEitherWay = !latest.current.hasLetter();
    const typed = () => {
      if (isEitherWay) latest.current.follow();
      isEitherWay &&= !latest.current.hasLetter();
    };
    return endAll(
      // Once the editor has read it.
      listen(
        replyText.element(),
        ["input"],
        () => isEitherWay && view.requestAnimationFrame(typed),
      ),
      listen(view, ["resize", "scroll"], move, true),
      listen(view.visualViewport, ["resize", "scroll"], move),
      listen(current?.ownerDocument, ["pointerdown"], press, true),
      listen(watcher, ["close"], () => latest.current.back()),
      () => watcher?.destroy(),
    );
  }, [button, isElement, replyText]);
  return (
    <div
      ref={box}
      popover="manual"
      className="rc-menu rc-inserts"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a dialog would take the focus
      role="group"
      aria-label={label}
      data-wide={isWide || undefined}
      // So that Escape is not the host's.
      data-escape=""
      onKeyDown={(event) => {
        // The key of a composition ends that.
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        if (!event.repeat) back();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        const isOwn = currentTarget.contains(relatedTarget) || button?.contains(relatedTarget);
        if (relatedTarget && !isOwn) onLeave();
      }}
    >
      {children}
    </div>
  );
}
