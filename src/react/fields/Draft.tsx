import { useComposer } from "../context/composerContext.js";
import { Switch } from "./Switch.js";

/** Saves a draft thread on the server instead of sending. */
export function Draft({ className }: { className?: string | undefined }) {
  const { strings } = useComposer();
  return <Switch name="draft" label={strings.draft} className={className} />;
}
