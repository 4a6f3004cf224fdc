import { onTestFinished } from "vitest";

/** Has the page believe that its tab is hidden, or shown again; at the end of the test it is shown. */
export function setHidden(isHidden: boolean): void {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  onTestFinished(() => void Reflect.deleteProperty(document, "hidden"));
}
