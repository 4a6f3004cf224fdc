import { useComposer } from "../context/composerContext.js";
import { useSaid } from "../context/useSaid.js";
import { useSecondsUntil } from "./useSecondsUntil.js";
import { Words } from "../ui/Words.js";

/** Counts down to when it goes again by itself; read aloud once, not every second. */
export function Resending({ at }: { at: number }) {
  const { strings } = useComposer();
  const words = strings.resendsIn(useSecondsUntil(at));
  useSaid(words, at);
  return (
    <span role="timer" aria-live="off">
      <Words>{` ${words}`}</Words>
    </span>
  );
}
