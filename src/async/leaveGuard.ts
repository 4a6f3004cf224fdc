/**
 * Has the browser ask before the page goes away, if something would be lost with it at that moment.
 * Switched off where nothing can be: some browsers keep no page to come back to that may ask.
 */
export function createLeaveGuard(isNeeded: () => boolean = () => true): (isOn: boolean) => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (isNeeded()) event.preventDefault();
  };
  // A host's test may have taken its page down before what was begun in it.
  return (isOn) =>
    globalThis.window?.[isOn ? "addEventListener" : "removeEventListener"]("beforeunload", ask);
}
