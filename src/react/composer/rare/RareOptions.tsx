import { useRef, type ReactNode, type RefObject } from "react";
import type { DraftView } from "../../../drafts/draftView.js";
import type { TextVersion } from "../../../domain/textVersion.js";
import type { Strings } from "../../../strings.js";
import type { ComposerContext } from "../../context/composerContext.js";
import type { ReplyText } from "../../context/replyText.js";
import type { closeModal } from "../../dom/modal.js";
import type { Dialog } from "../../ui/Dialog.js";

type DialogRef = RefObject<HTMLDialogElement | null>;

export interface RareOptionsProps {
  id: string;
  isShown: boolean;
  /** A press holds the text. */
  isHeld: boolean;
  strings: Strings;
  versions: DraftView["versions"];
  /** Keys of the ways to send, where there are any, and what they do. */
  shortcuts: readonly (readonly [keys: string | false | undefined, does: string])[];
  /** What is put into it may have keys, too. */
  replyText: ReplyText;
  /** Those of addresses that are shown. */
  fields: ComposerContext["addressFields"];
  isApple: boolean;
  /** Absent where there is nothing to discard. */
  discard: (() => void) | undefined;
  restore: (version: TextVersion) => void;
  open: (dialog: DialogRef) => void;
  Dialog: typeof Dialog;
  closeModal: typeof closeModal;
  /** History and its date. */
  children: ReactNode;
}

/**
 * What "More options" shows. It stays in the page while it is closed: only its input knows a date
 * that is half-typed.
 *
 * It imports nothing that is loaded at first, since a bundler would move that into a chunk of its
 * own. So it is given even strings and dialogs as props.
 */
export function RareOptions({
  id,
  isShown,
  isHeld,
  strings,
  versions,
  shortcuts: ways,
  replyText,
  fields,
  isApple,
  discard,
  restore,
  open,
  Dialog: Modal,
  closeModal: close,
  children,
}: RareOptionsProps) {
  const keyboard = useRef<HTMLDialogElement>(null);
  const earlier = useRef<HTMLDialogElement>(null);
  const shortcuts: RareOptionsProps["shortcuts"] = [
    ...ways,
    [fields.has("cc") && "Mod+Shift+C", strings.cc],
    [fields.has("bcc") && "Mod+Shift+B", strings.bcc],
    ["Mod+Z", strings.undo],
    replyText.shortcut ?? [undefined, ""],
  ];
  const opens = (label: string, dialog: DialogRef, look = "rc-popup-item") => (
    <button type="button" className={look} aria-haspopup="dialog" onClick={() => open(dialog)}>
      {label}
    </button>
  );
  const info = (dialog: DialogRef, title: string, shown: ReactNode) => (
    <Modal dialogRef={dialog} aria-label={title}>
      <h2 className="rc-question-title">{title}</h2>
      {shown}
      <div className="rc-question-answers">
        <button
          type="button"
          className="rc-button rc-primary"
          onClick={() => close(dialog.current)}
        >
          {strings.close}
        </button>
      </div>
    </Modal>
  );
  return (
    <>
      <div
        id={id}
        className="rc-popup"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out alike
        role="group"
        aria-label={strings.moreOptions}
        hidden={!isShown}
      >
        {versions.length > 0 && opens(strings.earlierVersions, earlier)}
        {opens(strings.help, keyboard, "rc-popup-item rc-by-keys")}
        {discard && (
          <button type="button" className="rc-popup-item" disabled={isHeld} onClick={discard}>
            {strings.discardReply}
          </button>
        )}
        {children}
      </div>
      {info(
        keyboard,
        strings.help,
        <dl className="rc-shortcuts">
          {shortcuts.map(
            ([keys, does]) =>
              keys && (
                <div key={keys}>
                  <dt>
                    <kbd className="rc-keys">{strings.keys(keys, isApple)}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ),
          )}
        </dl>,
      )}
      {info(
        earlier,
        strings.earlierVersions,
        <ul role="list" className="rc-versions">
          {versions.map((version) => (
            <li key={version.at} className="rc-version">
              <span className="rc-version-about">
                {strings.version(version.at, version.before)}
              </span>
              <span className="rc-version-text" translate="no" dir="auto">
                {version.text}
              </span>
              <button
                type="button"
                className="rc-button"
                disabled={isHeld}
                onClick={() => {
                  close(earlier.current);
                  restore(version);
                }}
              >
                {strings.restore}
              </button>
            </li>
          ))}
        </ul>,
      )}
    </>
  );
}
