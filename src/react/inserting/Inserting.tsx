import { createChunk } from "../../async/chunk.js";
import { useComposer } from "../context/composerContext.js";
import { useLoaded } from "../dom/useLoaded.js";
import { kit } from "./kit.js";

const inserts = /* @__PURE__ */ createChunk(() => import("./Inserts.js"));

/** What puts saved replies, and what a host's triggers find, into the text: loaded where there are any. */
export function Inserting({ isHeld }: { isHeld: boolean }) {
  const composer = useComposer();
  const { api, triggers } = composer.options;
  const loaded = useLoaded(inserts, !!(api.searchSnippets ?? triggers));
  return loaded ? <loaded.Inserts key={composer.identity} {...{ composer, kit, isHeld }} /> : null;
}
