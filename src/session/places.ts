/** A composer, as long as it is mounted. */
export type Place = symbol;

/**
 * The composers of one page that show the same reply. One of them is active, and holds it: the first
 * that came, until the agent takes over in another one, or it goes away.
 */
export interface Places {
  /** Each with what is to be called once another one is active; in the order in which they came. */
  shown: Map<Place, () => void>;
  active?: Place | undefined;
}

/** Whether no other one holds the reply. */
export function mayHold({ active }: Places, place: Place): boolean {
  return (active ?? place) === place;
}

/** Nothing where it is not shown any more. */
export function takeOver(places: Places, place: Place | undefined): void {
  if (!place || !places.shown.has(place)) return;
  places.active = place;
  for (const onPassed of places.shown.values()) onPassed();
}
