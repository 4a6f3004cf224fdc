import { useComposer } from "../context/composerContext.js";
import { classNames } from "../ui/classNames.js";

/** Where the button "Saved replies" is shown, if there are any for the conversation. */
export function SavedReplies({ className }: { className?: string | undefined }) {
  const { savedRepliesPlace } = useComposer();
  return <div ref={savedRepliesPlace.set} className={classNames("rc-saved", className)} />;
}
