import { useSyncExternalStore } from "react";
import type { Attachment } from "../attachments/attachment.js";
import type { ComposerContext } from "./composerContext.js";

/** The reply's files, in order. */
export function useAttachments({
  session,
}: Pick<ComposerContext, "session">): readonly Attachment[] {
  const { subscribe, getSnapshot } = session.attachments;
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}
