import { useComposer } from "../context/composerContext.js";
import { useComposerModel, type ReplyComposerModel } from "./composerModel.js";

/**
 * The composer around a part of your own, inside of `Composer.Root`: what `useReplyComposer` returns.
 * Reads `values`, writes with `change`. `Extra` is what you gave the root. Renders on every keystroke:
 * keep the component that calls it small. Throws outside of a root.
 */
export function useOwnPart<Extra = unknown>(): ReplyComposerModel<Extra>;
export function useOwnPart(): ReplyComposerModel {
  return useComposerModel(useComposer());
}
