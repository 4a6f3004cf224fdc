import { icons } from "../../ui/icons.js";
import { LeavingButton } from "../../ui/LeavingButton.js";
import { Words } from "../../ui/Words.js";
import { useNote } from "./useNote.js";

/**
 * What is over, said in the status line. Its place is there from the start, and readers know it by
 * then: they speak what comes into it.
 */
export function Note() {
  const note = useNote();
  return (
    <div className="rc-status-line" aria-live="polite">
      {note && (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output would be one of a form's elements
        <div key={note.id} className="rc-status-note" data-banner={note.kind} role="status">
          {icons.done}
          <span className="rc-banner-text">
            <Words keep={note.keep}>{note.words}</Words>
          </span>
          {note.exit && <LeavingButton className="rc-link" exit={note.exit} />}
        </div>
      )}
    </div>
  );
}
