import { icons } from "../../ui/icons.js";
import { LeavingButton } from "../../ui/LeavingButton.js";
import { Words } from "../../ui/Words.js";
import { useNote } from "./useNote.js";

/** What is over, said in the status line. Readers hear it from the announcer. */
export function Note() {
  const note = useNote();
  return (
    <div className="rc-status-line">
      {note && (
        <div
          key={note.id}
          className="rc-status-note"
          data-banner={note.kind}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output is one of a form's elements
          role="status"
          aria-live="off"
        >
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
