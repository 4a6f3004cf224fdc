import { windowOf } from "./place.js";

/** Pixels that the longest list takes. */
const longest = 272;
/** Pixels that it has however little room there is. */
const shortest = 112;

/**
 * Opens the suggestions of an address field above it where the window would cut them below, as it would
 * where the composer ends the page, and no longer than there is room. Both are noted on the field, since
 * other words may stand in their place before them.
 */
export function placeMenu(menu: Element | null): void {
  const field = menu?.closest<HTMLElement>(".rc-control");
  if (!field) return;
  const { top, bottom } = field.getBoundingClientRect();
  const { innerHeight, visualViewport } = windowOf(field);
  // Above a phone's keyboard less is seen than the window has.
  const { offsetTop, height } = visualViewport ?? { offsetTop: 0, height: innerHeight };
  const above = top - offsetTop;
  const below = offsetTop + height - bottom;
  const isAbove = below < longest && above > below;
  field.toggleAttribute("data-above", isAbove);
  // It opens where there is more room, or where there is room for the longest.
  field.style.setProperty("--_rc-room", `${Math.max(above, below, shortest) - 8}px`);
}
