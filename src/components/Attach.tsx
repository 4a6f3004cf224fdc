import { useEffect } from "react";
import { useComposer } from "../hooks/composerContext.js";
import { icons } from "./icons.js";
import { useDropZoneOfForm } from "./dropZoneContext.js";

/** Opens the file picker. The hidden input is the form's first `input[type=file]`. */
export function Attach({ className }: { className?: string | undefined }) {
  const { strings, options, rootId } = useComposer();
  const { input, open, takeChosen } = useDropZoneOfForm();
  // An effect, since files may have been chosen in a server's markup, before anybody listened.
  useEffect(takeChosen, [takeChosen]);
  return (
    <>
      <input
        {...input}
        form={rootId}
        type="file"
        multiple
        accept={options.accept}
        tabIndex={-1}
        aria-label={strings.attach}
        aria-hidden="true"
        className="rc-hidden"
      />
      <button
        type="button"
        className={["rc-button rc-quiet", className].filter(Boolean).join(" ")}
        onClick={open}
      >
        {icons.attach}
        <span>{strings.attach}</span>
      </button>
    </>
  );
}
