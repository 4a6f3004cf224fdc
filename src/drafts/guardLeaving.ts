/**
 * Has the browser ask before the page goes away, if something would be lost with it at that moment.
 * Switched off where nothing can be: some browsers keep no page to come back to that may ask.
 */
export function createLeavingGuard(isNeeded: () => boolean): (isOn: boolean) => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (isNeeded()) event.preventDefault();
  };
  return (isOn) => {
    if (isOn) window.addEventListener("beforeunload", ask);
    else window.removeEventListener("beforeunload", ask);
  };
}
