/** Has the browser ask before the page goes away, for as long as something would be lost with it. */
export function createLeavingGuard(): (isNeeded: boolean) => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  return (isNeeded) => {
    if (isNeeded) window.addEventListener("beforeunload", ask);
    else window.removeEventListener("beforeunload", ask);
  };
}
