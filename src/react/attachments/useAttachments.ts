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
 * The same for a long list, which React renders in steps: 200 files in one step would block the page
 * for a tenth of a second.
 */
export function useAttachmentsInSteps({ session }: WithSession): readonly Attachment[] {
  const { subscribe, getSnapshot } = session.attachments;
  const [attachments, setAttachments] = useState(getSnapshot);
  // An effect, since `useSyncExternalStore` always renders in one step.
  useEffect(() => {
    const update = () => startTransition(() => setAttachments(getSnapshot()));
    update();
    return subscribe(update);
  }, [subscribe, getSnapshot]);
  return attachments;
}
