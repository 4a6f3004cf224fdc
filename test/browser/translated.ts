// With VITE_TRANSLATED=1, every test runs in a page that its reader has translated, and which shows no
// stale word at the end.
import { afterEach } from "vitest";
import { staleTexts, translatePage } from "./translatePage.js";

if (import.meta.env["VITE_TRANSLATED"]) {
  translatePage(document.documentElement, "replaces");

  afterEach(() => {
    const stale = staleTexts(document.documentElement);
    if (stale.length > 0) throw new Error(`Stale: ${stale.join("\n")}`);
  });
}
