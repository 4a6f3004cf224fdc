import type { ReplyComposerOptions } from "../../options.js";

/** The keys that open the saved replies, as the host wants them; `undefined` where it wants none. */
export function savedRepliesKeys({ shortcuts = {} }: ReplyComposerOptions): string | undefined {
  return (shortcuts["saved-replies"] ?? "Mod+/") || undefined;
}
