// What a page of several test files needs once, however often the setup runs in it.
import { server } from "vitest/browser";
import { guardClipboard } from "./clipboard.js";

const needsOwnPage = "The file needs a page of its own: see `ownPages` in vite.config.ts.";

guardClipboard();

// A host's own handler of errors is told of this, and the runner passes over it.
let hasLoopedLayout = false;
window.addEventListener("error", ({ message }) => {
  hasLoopedLayout ||= message.startsWith("ResizeObserver");
});

/** Whether an observer of sizes changed what it observes, since this was asked last. */
export function takeLayoutLoop(): boolean {
  const was = hasLoopedLayout;
  hasLoopedLayout = false;
  return was;
}

window.addEventListener("beforeunload", (event) => {
  // The page of a test that ends goes away whatever it holds: nobody is there to answer the browser.
  if (event.isTrusted) event.stopImmediatePropagation();
  else if (!server.config.browser.isolate) {
    reportError(new Error(`What earlier files left unsent asks too. ${needsOwnPage}`));
  }
});

const roots = [document.documentElement, document.body].map((root) => {
  const own = new Map(Array.from(root.attributes, ({ name, value }) => [name, value]));
  return { root, own };
});
const ownHead = new Set(document.head.children);

/** The page as the next file finds it: empty. */
export function clearPage(): void {
  document.body.replaceChildren();
  for (const { root, own } of roots) {
    for (const name of root.getAttributeNames()) if (!own.has(name)) root.removeAttribute(name);
    for (const [name, value] of own) root.setAttribute(name, value);
  }
  for (const element of Array.from(document.head.children)) {
    // Vite's, of a stylesheet that a module has imported, which is not loaded again.
    if (ownHead.has(element) || element.hasAttribute("data-vite-dev-id")) continue;
    if (element.matches("meta[http-equiv]"))
      throw new Error(`A policy stays as long as its page. ${needsOwnPage}`);
    element.remove();
  }
  window.scrollTo(0, 0);
}
