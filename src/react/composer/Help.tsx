import { useRef } from "react";
import { waysToSend } from "../../domain/rules.js";
import { useComposer } from "../context/composerContext.js";
import { showModal } from "../dom/modal.js";
import { shortcuts } from "../../strings.js";
import { InfoDialog } from "../ui/Dialog.js";

/** What the keyboard can do here. */
export function Help() {
  const { strings, options } = useComposer();
  const [closing] = waysToSend(options);
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        className="rc-icon-button rc-help"
        aria-label={strings.help}
        title={strings.help}
        onClick={() => showModal(dialog.current)}
      >
        ?
      </button>
      <InfoDialog dialogRef={dialog} title={strings.help}>
        <dl className="rc-shortcuts">
          {shortcuts.slice(0, closing === undefined ? 1 : 2).map((shortcut) => (
            <div key={shortcut}>
              <dt>
                <kbd className="rc-keys">{strings.keys(shortcut)}</kbd>
              </dt>
              <dd>{strings.shortcut(shortcut, closing)}</dd>
            </div>
          ))}
        </dl>
      </InfoDialog>
    </>
  );
}
