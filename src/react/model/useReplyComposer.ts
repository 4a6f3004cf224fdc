import { useComposerModel, type ReplyComposerModel } from "./composerModel.js";
import type { ReplyComposerOptions } from "../../options.js";
import { useComposerContext } from "./useComposerContext.js";
import { useShownReply } from "./useShownReply.js";

/**
 * The composer without its markup, or with some of it: `<Composer.Root model={…}>` around our parts and
 * markup of your own. Give the component that calls it `key={conversation.id}`: another conversation is
 * another reply. Renders on every keystroke; `Composer.Root` without a model, and its parts, do not.
 */
export function useReplyComposer<Extra = unknown>(
  options: ReplyComposerOptions<Extra>,
): ReplyComposerModel<Extra>;
export function useReplyComposer(options: ReplyComposerOptions): ReplyComposerModel {
  return useComposerModel(useComposerContext(options, useShownReply(options)));
}
