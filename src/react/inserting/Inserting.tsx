import { useSyncExternalStore } from "react";
import { createChunk } from "../../async/chunk.js";
import { useComposer } from "../context/composerContext.js";
import { useLoaded } from "../dom/useLoaded.js";
import { kit } from "./kit.js";

const inserts = /* @__PURE__ */ createChunk(() => import("./Inserts.js"));

/** What puts saved replies, and what a host's triggers find, into the text: loaded where there are any. */
export function Inserting({ isHeld }: { isHeld: boolean }) {
  const composer = useComposer();
  const { api, triggers } = composer.options;
  const isGiven = () => !!(api.searchSnippets ?? triggers);
  // No server renders it, and another composer of the page may have loaded it before this one hydrates.
  const isWanted = useSyncExternalStore(subscribe, isGiven, () => false);
  const loaded = useLoaded(inserts, isWanted);
  return isWanted && loaded ? (
    <loaded.Inserts key={composer.identity} {...{ composer, kit, isHeld }} />
  ) : null;
}

const subscribe = () => () => {};
