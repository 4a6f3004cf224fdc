import { useSyncExternalStore } from "react";
import { useComposer } from "../context/composerContext.js";
import { Words } from "../ui/Words.js";

/** What changed without being focused, for screen readers. */
export function Announcer() {
  const { announcements } = useComposer();
  const text = useSyncExternalStore(announcements.subscribe, announcements.get, announcements.get);
  return (
    <div className="rc-hidden" aria-live="polite" aria-atomic="true">
      <Words>{text}</Words>
    </div>
  );
}
