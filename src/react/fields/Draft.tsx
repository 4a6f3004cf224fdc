import { Switch } from "./Switch.js";

/** Saves a draft thread on the server instead of sending. */
export function Draft({ className }: { className?: string | undefined }) {
  return <Switch name="draft" className={className} />;
}
