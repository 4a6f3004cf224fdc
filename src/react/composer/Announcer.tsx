import { useComposer } from "../context/composerContext.js";
import { useStore } from "../dom/useStore.js";
import { Words } from "../ui/Words.js";

/** The live region in which screen readers hear what changed away from the focus. */
export function Announcer() {
  const { announcements } = useComposer();
  const text = useStore(announcements.subscribe, announcements.getSnapshot);
  return (
    <div className="rc-hidden" aria-live="polite" aria-atomic="true">
      <Words>{text}</Words>
    </div>
  );
}
