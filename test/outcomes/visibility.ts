import { onTestFinished } from "vitest";

/** Has the page believe that its tab is hidden, or shown again; at the end of the test it is shown. */
export function setHidden(isHidden: boolean): void {
  const get = () => (isHidden ? "hidden" : "visible");
  Object.defineProperty(document, "visibilityState", { configurable: true, get });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  onTestFinished(() => void Reflect.deleteProperty(document, "visibilityState"));
}
