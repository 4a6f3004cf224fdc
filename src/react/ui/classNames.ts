/** A part's own classes, and a host's. */
export function classNames(own: string, given: string | undefined): string {
  return given ? `${own} ${given}` : own;
}
