/** Pixels between the popover, the cursor's line and the edges of what is seen. */
const gap = 4;
const edge = 8;

/** Pixels that it takes at most; less room below, and it opens where there is more. */
const tallest = 300;

/**
 * Puts a popover at the cursor: below its line, or above where there is more room, and within what the
 * window shows, which above a phone's keyboard is less than the window. `isAbove`: where it was opened,
 * since it must not jump while the query is typed.
 */
export function placeAtCursor(
  box: HTMLElement,
  at: DOMRect,
  isRightToLeft: boolean,
  isAbove?: boolean,
): boolean {
  const view = box.ownerDocument.defaultView ?? window;
  const whole = { offsetTop: 0, offsetLeft: 0, width: view.innerWidth, height: view.innerHeight };
  const { offsetTop, offsetLeft, width, height } = view.visualViewport ?? whole;
  const below = offsetTop + height - at.bottom - gap - edge;
  const above = at.top - offsetTop - gap - edge;
  const goesUp = isAbove ?? (below < tallest && above > below);
  const { style } = box;
  style.maxBlockSize = `${Math.max(Math.min(goesUp ? above : below, tallest), 0)}px`;
  style.left = "0";
  style.top = goesUp ? "auto" : "0";
  style.bottom = goesUp ? "0" : "auto";
  // Where it is not in the top layer, an element of the host's may be what it is placed by.
  const from = box.getBoundingClientRect();
  const start = isRightToLeft ? at.right - from.width : at.left;
  const end = offsetLeft + width - edge - from.width;
  style.left = `${Math.max(Math.min(start, end), offsetLeft + edge) - from.left}px`;
  if (goesUp) style.bottom = `${from.bottom - at.top + gap}px`;
  else style.top = `${at.bottom + gap - from.top}px`;
  return goesUp;
}

/** The cursor's line as far as the text shows it; of an editor that cannot tell, the whole text. */
export function cursorIn(element: HTMLElement, cursor: DOMRect | undefined): DOMRect {
  const box = element.getBoundingClientRect();
  if (!cursor) return box;
  const top = Math.min(Math.max(cursor.top, box.top), box.bottom);
  const bottom = Math.min(Math.max(cursor.bottom, box.top), box.bottom);
  return new DOMRect(cursor.left, top, cursor.width, bottom - top);
}
