import { startTransition, useEffect, useState, useSyncExternalStore } from "react";
import type { Attachment } from "../../attachments/attachment.js";
import type { ComposerContext } from "../context/composerContext.js";

type WithSession = Pick<ComposerContext, "session">;

/** The reply's files, in order. */
export function useAttachments({ session }: WithSession): readonly Attachment[] {
  const { subscribe, getSnapshot } = session.attachments;
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}

/**
 * The same for a list that may be long: React renders it in steps, between which the page can
 * paint. Two hundred files that are dropped at once would hold it for a tenth of a second.
 */
export function useAttachmentsInSteps({ session }: WithSession): readonly Attachment[] {
  const { subscribe, getSnapshot } = session.attachments;
  const [attachments, setAttachments] = useState(getSnapshot);
  // An effect, since an external store's own hook always renders in one step.
  useEffect(() => {
    const update = () => startTransition(() => setAttachments(getSnapshot()));
    update();
    return subscribe(update);
  }, [subscribe, getSnapshot]);
  return attachments;
}
