import { useComposer } from "../context/composerContext.js";
import { useSaid } from "../context/useSaid.js";
import { useSecondsUntil } from "./useSecondsUntil.js";
import { Words } from "../ui/Words.js";

/**
 * Counts down to when it goes again by itself, or, where that is stopped, to when the agent can send it.
 * Read aloud once, and at the end, not every second.
 */
export function Resending({ at, isStopped }: { at: number; isStopped: boolean }) {
  const { strings } = useComposer();
  const seconds = useSecondsUntil(at);
  const words = isStopped ? strings.retryAfter(seconds) : strings.resendsIn(seconds);
  useSaid(words, isStopped && seconds > 0);
  return (
    <span role="timer" aria-live="off">
      <Words>{` ${words}`}</Words>
    </span>
  );
}
