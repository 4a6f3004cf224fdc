import { useRef, type ComponentType, type ReactNode, type RefObject } from "react";
import type { DraftView } from "../../../drafts/draftView.js";
import type { TextVersion } from "../../../domain/textVersion.js";
import type { Strings } from "../../../strings.js";
import type { InfoProps } from "../../ui/Dialog.js";

type Dialog = RefObject<HTMLDialogElement | null>;

export interface RareOptionsProps {
  id: string;
  isShown: boolean;
  strings: Strings;
  versions: DraftView["versions"];
  /** Keys, and what they do. */
  shortcuts: readonly (readonly [keys: string, does: string])[];
  /** Absent where there is nothing to discard. */
  discard: (() => void) | undefined;
  restore: (version: TextVersion, dialog: Dialog) => void;
  open: (dialog: Dialog) => void;
  InfoDialog: ComponentType<InfoProps>;
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
  strings,
  versions,
  shortcuts,
  discard,
  restore,
  open,
  InfoDialog,
  children,
}: RareOptionsProps) {
  const keyboard = useRef<HTMLDialogElement>(null);
  const earlier = useRef<HTMLDialogElement>(null);
  const opens = (label: string, dialog: Dialog, look = "rc-popup-item") => (
    <button type="button" className={look} aria-haspopup="dialog" onClick={() => open(dialog)}>
      {label}
    </button>
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
        {children}
        {versions.length > 0 && opens(strings.earlierVersions, earlier)}
        {opens(strings.help, keyboard, "rc-popup-item rc-by-keys")}
        {discard && (
          <button type="button" className="rc-popup-item" onClick={discard}>
            {strings.discardReply}
          </button>
        )}
      </div>
      <InfoDialog dialogRef={keyboard} title={strings.help}>
        <dl className="rc-shortcuts">
          {shortcuts.map(([keys, does]) => (
            <div key={keys}>
              <dt>
                <kbd className="rc-keys">{keys}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </InfoDialog>
      <InfoDialog dialogRef={earlier} title={strings.earlierVersions}>
        <ul role="list" className="rc-versions">
          {versions.map((version) => (
            <li key={version.at} className="rc-version">
              <span className="rc-version-about">
                {strings.version(version.at, version.before)}
              </span>
              <span className="rc-version-text" translate="no" dir="auto">
                {version.text}
              </span>
              <button type="button" className="rc-button" onClick={() => restore(version, earlier)}>
                {strings.restore}
              </button>
            </li>
          ))}
        </ul>
      </InfoDialog>
    </>
  );
}
