import { useEffect } from "react";
import { encoder } from "../../attachments/encoder.js";
import { htmlReader } from "../../domain/text/htmlReader.js";
import { textChecks } from "../../checks/checks.js";
import { looking } from "../../sending/looking.js";
import { recipientReader } from "../recipients/recipientReader.js";

/** Milliseconds after which a page that is never idle loads them all the same. */
const idleTimeoutMs = 2000;

/** Loads what a press or a paste may need while nobody waits for it. */
export function usePreloadedChecks(): void {
  // An effect, since nothing that is rendered depends on them.
  useEffect(() => {
    // Send tries again, and says so where they are missing then.
    const load = () => {
      for (const chunk of [recipientReader, htmlReader, encoder, textChecks, looking]) {
        chunk.load().catch(() => {});
      }
    };
    // People and links may be pasted before the page is idle.
    for (const chunk of [recipientReader, htmlReader]) chunk.load().catch(() => {});
    window.addEventListener("online", load);
    // WebKit has no idle callbacks.
    const hasIdle = typeof requestIdleCallback === "function";
    const timer = hasIdle
      ? requestIdleCallback(load, { timeout: idleTimeoutMs })
      : setTimeout(load, 500);
    return () => {
      window.removeEventListener("online", load);
      if (typeof timer === "number" && hasIdle) cancelIdleCallback(timer);
      else clearTimeout(timer);
    };
  }, []);
}
