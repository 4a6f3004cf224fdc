import { useRef } from "react";
import { useComposer } from "../hooks/composerContext.js";
import { shortcuts } from "../strings.js";
import { Dialog } from "./Dialog.js";

/** What the keyboard can do here. */
export function Help() {
  const { strings } = useComposer();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        className="rc-icon-button rc-help"
        aria-label={strings.help}
        title={strings.help}
        onClick={() => dialog.current?.showModal()}
      >
        ?
      </button>
      <Dialog dialogRef={dialog} aria-label={strings.help}>
        <h2 className="rc-question-title">{strings.help}</h2>
        <dl className="rc-shortcuts">
          {shortcuts.map((shortcut) => (
            <div key={shortcut}>
              <dt>
                <kbd className="rc-keys">{strings.keys(shortcut)}</kbd>
              </dt>
              <dd>{strings.shortcut(shortcut)}</dd>
            </div>
          ))}
        </dl>
        <div className="rc-question-answers">
          <button
            type="button"
            className="rc-button rc-primary"
            onClick={() => dialog.current?.close()}
          >
            {strings.close}
          </button>
        </div>
      </Dialog>
    </>
  );
}
