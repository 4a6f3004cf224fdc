import { useComposer } from "../context/composerContext.js";
import { Words } from "./Words.js";

/** A way out that takes away what it stands in: what it is called, and what it does. */
export type Exit = readonly [label: string, leave: () => void];

interface LeavingProps {
  exit: Exit;
  className: string;
  /** Its name, where that is longer than what it shows. */
  label?: string;
}

/** The focus goes to the reply: it must not go with what the button stands in. */
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
