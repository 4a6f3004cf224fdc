import { useComposer } from "../context/composerContext.js";
import { Words } from "./Words.js";

/** A button's label, and what it does: it takes away what the button stands in. */
export type Exit = readonly [label: string, leave: () => void];

interface LeavingProps {
  exit: Exit;
  className: string;
  /** Its name, where that is longer than what it shows. */
  label?: string;
}

/** Moves the focus to the text first: it would be lost with what the button stands in. */
export function LeavingButton({ exit, className, label: name }: LeavingProps) {
  const { handle } = useComposer();
  const [label, leave] = exit;
  return (
    <button
      type="button"
      className={className}
      aria-label={name}
      onClick={() => {
        handle.focus();
        leave();
      }}
    >
      <Words>{label}</Words>
    </button>
  );
}
