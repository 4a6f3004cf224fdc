import { useComposer } from "../context/composerContext.js";
import { classNames } from "../ui/classNames.js";

/** Where a rich editor shows its toolbar, which comes with the editor; the textarea has none. */
export function Formatting({ className }: { className?: string | undefined }) {
  const { formattingPlace } = useComposer();
  return <div ref={formattingPlace.set} className={classNames("rc-formatting", className)} />;
}
