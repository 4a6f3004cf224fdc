import { useSyncExternalStore } from "react";
import { useComposer } from "../context/composerContext.js";
import { useLoaded } from "../dom/useLoaded.js";
import { NewThreads } from "../ui/NewThreads.js";
import { Words } from "../ui/Words.js";
import { newerThreads } from "./newer.js";

/** What came into the conversation while the agent writes, as soon as that is known. */
export function NewerStrip() {
  const context = useComposer();
  const { seen, options } = context;
  const newest = useSyncExternalStore(seen.subscribe, seen.newest, () => undefined);
  const isWanted = newest !== undefined && options.checks?.["new-threads"] !== false;
  const loaded = useLoaded(newerThreads, isWanted);
  return loaded ? (
    <loaded.NewerThreads
      newest={isWanted ? newest : undefined}
      {...{ context, NewThreads, Words }}
    />
  ) : null;
}
