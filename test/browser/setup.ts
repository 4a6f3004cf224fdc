import "../../src/styles.css";
import { afterEach } from "vitest";
import { guardClipboard } from "./clipboard.js";

guardClipboard();

// A host's own handler of errors is told of this, and the runner passes over it.
let hasLoopedLayout = false;
window.addEventListener("error", ({ message }) => {
  hasLoopedLayout ||= message.startsWith("ResizeObserver");
});
afterEach(() => {
  const isFaulty = hasLoopedLayout;
  hasLoopedLayout = false;
  if (isFaulty) throw new Error("An observer of sizes changed what it observes, within a layout");
});

// The page of a test that ends goes away whatever it holds: nobody is there to answer the browser.
window.addEventListener("beforeunload", (event) => {
  if (event.isTrusted) event.stopImmediatePropagation();
});
