/**
 * Tells whoever watches the page's errors (the console, a host's monitoring) of one that must not
 * stop what goes on here.
 */
export function report(error: unknown): void {
  // Neither Node nor jsdom, in which hosts run their tests, has it.
  if (typeof reportError === "function") reportError(error);
  else console.error(error);
}
