import { useEffect } from "react";
import type { Chunk } from "../../async/chunk.js";
import { listen } from "../../async/listen.js";
import { encoder } from "../../attachments/encoder.js";
import { htmlReader } from "../../domain/text/htmlReader.js";
import { textChecks } from "../../checks/checks.js";
import { looking } from "../../sending/looking.js";
import { aboutFiles } from "../attachments/aboutFiles.js";
import { recipientReader } from "../recipients/recipientReader.js";

/** Milliseconds after which a page that is never idle loads them all the same. */
const idleTimeoutMs = 2000;

/** Loads what a press, a paste or a file may need while nobody waits for it. */
export function usePreloadedChecks(): void {
  // An effect, since nothing that is rendered depends on them.
  useEffect(() => {
    // Where one cannot be loaded, the press tries again, and says so if that fails too.
    const load = () =>
      preload(recipientReader, htmlReader, encoder, textChecks, looking, aboutFiles);
    // These at once: people and links may be pasted before the page is idle.
    preload(recipientReader, htmlReader);
    const leave = listen(window, ["online"], load);
    // WebKit has no idle callbacks.
    const hasIdle = typeof requestIdleCallback === "function";
    const timer = hasIdle
      ? requestIdleCallback(load, { timeout: idleTimeoutMs })
      : setTimeout(load, 500);
    return () => {
      leave();
      if (typeof timer === "number" && hasIdle) cancelIdleCallback(timer);
      else clearTimeout(timer);
    };
  }, []);
}

function preload(...chunks: readonly Chunk<unknown>[]): void {
  for (const chunk of chunks) chunk.load().catch(() => {});
}
