import { useEffect } from "react";
import { useLatest } from "../dom/useLatest.js";
import { useComposer } from "./composerContext.js";

/** Has readers say these words once for each event; nothing where there are none. */
export function useSaid(words: string | undefined, event: unknown): void {
  const { announce } = useComposer();
  const latest = useLatest(words);
  // An effect, since it is for those who do not see what is rendered.
  useEffect(() => {
    if (latest.current) announce(latest.current);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- said again for another event alone
  }, [event, latest, announce]);
}
