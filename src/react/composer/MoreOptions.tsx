import { useEffect, useState, type ReactNode } from "react";
import { createChunk } from "../../async/chunk.js";
import { waysToSend } from "../../domain/rules.js";
import { bodyOf } from "../../domain/textVersion.js";
import { because } from "../context/changeReason.js";
import { useComposer } from "../context/composerContext.js";
import { placedFields } from "../context/focusFirst.js";
import { isApple, keysOf } from "../context/shortcuts.js";
import { draftActions, useDraftView } from "../context/useDraftView.js";
import { useFieldProblem } from "../context/useFieldProblem.js";
import { useIsInFlight } from "../context/useSending.js";
import { closeModal, showModal } from "../dom/modal.js";
import { hasFocus, rootOf } from "../dom/place.js";
import { usePopup } from "../dom/usePopup.js";
import { Imported } from "../fields/Imported.js";
import { classNames } from "../ui/classNames.js";
import { Dialog } from "../ui/Dialog.js";
import { icons } from "../ui/icons.js";

const rare = /* @__PURE__ */ createChunk(() => import("./rare/RareOptions.js"));

interface MoreOptionsProps {
  className?: string | undefined;
  /** Fields that stand beside the button, and where the composer is narrow in what it opens. */
  children?: ReactNode | undefined;
}

/** Opens the rare options: history and its date, earlier versions, shortcuts, and Discard reply. */
export function MoreOptions({ className, children }: MoreOptionsProps) {
  const context = useComposer();
  const { form, strings, options, handle, draft, replyText, dateRef, addressFields } = context;
  const { versions, isKept } = useDraftView(context);
  const { around, buttonProps, close, isOpen, popupProps } = usePopup();
  const isHeld = useIsInFlight(context);
  const problem = useFieldProblem("createdAt");
  // A problem with the date holds it open: what is wrong must be seen.
  const isShown = problem !== undefined || isOpen;
  // `undefined` until it is loaded, as on a server; `null` where loading failed.
  const [loaded, setLoaded] = useState<Awaited<ReturnType<typeof rare.load>> | null>();
  const load = () => void rare.load().then(setLoaded, () => setLoaded(null));
  // An effect, since the first paint need not wait for it. Where it fails, each press tries again.
  useEffect(load, []);
  // An effect, since what is wrong with the date is known before the date is there to be focused.
  useEffect(() => {
    const first = placedFields.find((name) => form.getFieldState(name).invalid);
    const { current } = dateRef;
    if (problem !== undefined && first === "createdAt" && hasFocus(rootOf(current))) {
      current?.focus();
    }
  }, [problem, form, dateRef]);
  const [closing] = waysToSend(options);
  return (
    <span className="rc-more" data-folds={children ? "" : undefined} {...around}>
      <button
        type="button"
        className={classNames("rc-button rc-quiet", className)}
        aria-label={strings.moreOptions}
        title={strings.moreOptions}
        {...buttonProps}
        onClick={() => {
          buttonProps.onClick();
          load();
        }}
      >
        {icons.dots}
      </button>
      <div className="rc-fold" data-open={isShown || undefined}>
        {/* Where the saved replies have their button while the row is folded. */}
        <span className="rc-saved-fold" />
        {loaded && (
          <loaded.RareOptions
            id={popupProps.id}
            {...{ isShown, isHeld, strings, versions, replyText }}
            shortcuts={[
              [keysOf("send", options), strings.shortcut("send")],
              [
                closing && keysOf("send-and-close", options),
                strings.shortcut("send-and-close", closing),
              ],
            ]}
            fields={addressFields}
            isApple={isApple()}
            discard={
              isShown && (isKept || form.getValues("text").value !== "")
                ? () => {
                    close();
                    handle.focus();
                    draftActions(context).discard();
                  }
                : undefined
            }
            restore={(version) => {
              draft.snapshot("restore");
              because("restore", () => replyText.editor()?.replace(bodyOf(version)));
            }}
            open={({ current }) => {
              close();
              showModal(current);
            }}
            Dialog={Dialog}
            closeModal={closeModal}
          >
            <Imported />
          </loaded.RareOptions>
        )}
        {loaded === null && isShown && (
          <div {...popupProps}>
            <Imported />
            <p role="alert">{strings.optionsMissing}</p>
          </div>
        )}
        {children}
      </div>
    </span>
  );
}
