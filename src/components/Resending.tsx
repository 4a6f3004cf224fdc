import { useComposer } from "../hooks/composerContext.js";
import { useSecondsUntil } from "../hooks/useSecondsUntil.js";
import { Words } from "./Words.js";

/** Counts down to when it goes again by itself; not read aloud every second. */
export function Resending({ at }: { at: number }) {
  const { strings } = useComposer();
  const seconds = useSecondsUntil(at);
  return (
    <span role="timer" aria-live="off">
      <Words>{` ${strings.resendsIn(seconds)}`}</Words>
    </span>
  );
}
