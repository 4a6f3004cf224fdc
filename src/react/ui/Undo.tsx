import { useComposer } from "../context/composerContext.js";

/** The button beside a notice that takes back what the notice says. */
export function Undo({ act }: { act: () => void }) {
  const { strings } = useComposer();
  return (
    <button type="button" className="rc-link" onClick={act}>
      {strings.undo}
    </button>
  );
}
