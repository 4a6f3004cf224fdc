import { onTestFinished } from "vitest";

/** What the browser believes of its network, until the test is over. */
export function setOnline(isOnline: boolean): void {
  Object.defineProperty(navigator, "onLine", { configurable: true, get: () => isOnline });
  window.dispatchEvent(new Event(isOnline ? "online" : "offline"));
}

/** Gives the browser its own belief back when the test is over. */
export function restoreOnline(): void {
  onTestFinished(() => {
    Reflect.deleteProperty(navigator, "onLine");
    window.dispatchEvent(new Event("online"));
  });
}
