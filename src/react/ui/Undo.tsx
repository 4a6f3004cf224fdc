import { useComposer } from "../context/composerContext.js";

/** The button beside a notice that takes back what it tells of. */
export function Undo({ act }: { act: () => void }) {
  const { strings } = useComposer();
  return (
    <button type="button" className="rc-link" onClick={act}>
      {strings.undo}
    </button>
  );
}
