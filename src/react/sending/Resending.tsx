import { useEffect, useRef } from "react";
import { useComposer } from "../context/composerContext.js";
import { useSecondsUntil } from "./useSecondsUntil.js";
import { Words } from "../ui/Words.js";

/** Counts down to when it goes again by itself; read aloud once, not every second. */
export function Resending({ at }: { at: number }) {
  const { strings, announce } = useComposer();
  const seconds = useSecondsUntil(at);
  const first = useRef(seconds);
  // An effect, since it is for those who do not see what is rendered.
  useEffect(() => announce(strings.resendsIn(first.current)), [announce, strings]);
  return (
    <span role="timer" aria-live="off">
      <Words>{` ${strings.resendsIn(seconds)}`}</Words>
    </span>
  );
}
