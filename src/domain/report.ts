/**
 * Reports an error to the page (the console, a host's monitoring) that must not
 * stop what goes on here.
 */
export function report(error: unknown): void {
  // Neither Node nor jsdom, in which hosts run their tests, has it.
  if (typeof reportError === "function") reportError(error);
  else console.error(error);
}
