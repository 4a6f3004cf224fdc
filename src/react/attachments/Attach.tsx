import { useEffect } from "react";
import { useComposer } from "../context/composerContext.js";
import { useFilePicker } from "./useFilePicker.js";
import { classNames } from "../ui/classNames.js";
import { icons } from "../ui/icons.js";

/** Opens the file picker. The hidden input is the form's first `input[type=file]`. */
export function Attach({ className }: { className?: string | undefined }) {
  const { strings, options, rootId } = useComposer();
  const { fileRef, open, takeChosen } = useFilePicker();
  // An effect, since files may have been chosen in a server's markup, before React was there.
  useEffect(takeChosen, [takeChosen]);
  return (
    <>
      <input
        ref={fileRef}
        onChange={takeChosen}
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
        className={classNames("rc-button rc-quiet", className)}
        aria-label={strings.attach}
        title={strings.attach}
        onClick={open}
      >
        {icons.attach}
      </button>
    </>
  );
}
