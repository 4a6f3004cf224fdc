import { windowOf } from "./place.js";

/** Pixels that the longest menu takes, and that the shortest one may. */
const enough = 272;
const least = 112;

/**
 * Has the suggestions of an address field open above it where the window would cut it below, as it does where the
 * composer stands at the end of the page, and be no longer than there is room. The field keeps both,
 * since a note may stand there before the suggestions.
 */
export function placeMenu(menu: Element | null): void {
  const field = menu?.closest<HTMLElement>(".rc-control");
  if (!field) return;
  const { top, bottom } = field.getBoundingClientRect();
  const below = windowOf(field).innerHeight - bottom;
  const isAbove = below < enough && top > below;
  field.toggleAttribute("data-above", isAbove);
  field.style.setProperty("--_rc-room", `${Math.max(isAbove ? top : below, least) - 8}px`);
}
