import "../../src/styles.css";
import { guardClipboard } from "./clipboard.js";

guardClipboard();

// The page of a test that ends goes away whatever it holds: nobody is there to answer the browser.
window.addEventListener("beforeunload", (event) => {
  if (event.isTrusted) event.stopImmediatePropagation();
});
