import { useRef } from "react";
import { because } from "../context/changeReason.js";
import { useComposer } from "../context/composerContext.js";
import { closeModal, showModal } from "../dom/modal.js";
import { replaceText } from "../dom/insertText.js";
import { useDraftView } from "../context/useDraftView.js";
import { classNames } from "../ui/classNames.js";
import { InfoDialog } from "../ui/Dialog.js";

/** Says that the reply is kept on this device, and gives earlier versions of its text back. */
export function DraftInfo({ className }: { className?: string | undefined }) {
  const context = useComposer();
  const { strings, draft, textRef } = context;
  const { isKept, owner, versions } = useDraftView(context);
  const dialog = useRef<HTMLDialogElement>(null);
  const isShown = isKept && owner === "here";
  const restore = (text: string) => {
    closeModal(dialog.current);
    draft.snapshot("restore");
    const { current } = textRef;
    if (current) because("restore", () => replaceText(current, text));
  };
  return (
    <div className={classNames("rc-kept", className)} hidden={!isShown && versions.length === 0}>
      <span className="rc-kept-note">{isShown && strings.draftKept}</span>
      {versions.length > 0 && owner !== "elsewhere" && (
        <button
          type="button"
          className="rc-link"
          aria-haspopup="dialog"
          onClick={() => showModal(dialog.current)}
        >
          {strings.earlierVersions}
        </button>
      )}
      <InfoDialog dialogRef={dialog} title={strings.earlierVersions}>
        <ul role="list" className="rc-versions">
          {versions.map(({ at, text, before }) => (
            <li key={at} className="rc-version">
              <span className="rc-version-about">{strings.version(at, before)}</span>
              <span className="rc-version-text" translate="no" dir="auto">
                {text}
              </span>
              <button type="button" className="rc-button" onClick={() => restore(text)}>
                {strings.restore}
              </button>
            </li>
          ))}
        </ul>
      </InfoDialog>
    </div>
  );
}
