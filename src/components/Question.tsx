import { useEffect, useId, useRef } from "react";
import { useComposer } from "../hooks/composerContext.js";
import { useSending } from "../hooks/useSending.js";
import { useDropZoneOfForm } from "./dropZoneContext.js";

/** The one question before a reply goes out; the safe answer has the focus. Nothing otherwise. */
export function Question() {
  const context = useComposer();
  const { strings, session, submit, form } = context;
  const state = useSending(context);
  const { open } = useDropZoneOfForm();
  const dialog = useRef<HTMLDialogElement>(null);
  const safe = useRef<HTMLButtonElement>(null);
  const id = useId();
  const isAsking = state.status === "asking";
  // An effect, since only the element itself can become modal.
  useEffect(() => {
    if (!isAsking) return;
    dialog.current?.showModal();
    // It would go to the first button, and Enter is pressed soon.
    safe.current?.focus();
  }, [isAsking]);
  if (!isAsking) return null;

  const answer = (then: () => void) => {
    session.sending.set({ status: "idle" });
    then();
  };
  return (
    <dialog
      ref={dialog}
      className="rc-question"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        answer(() => form.setFocus("text.value"));
      }}
    >
      <p id={id}>{strings.noAttachment}</p>
      <div className="rc-question-answers">
        <button
          type="button"
          className="rc-button"
          onClick={() => answer(() => submit({ ...state, isConfirmed: true }))}
        >
          {strings.sendAnyway}
        </button>
        <button
          type="button"
          className="rc-button rc-primary"
          ref={safe}
          onClick={() =>
            answer(() => {
              form.setFocus("text.value");
              open();
            })
          }
        >
          {strings.attachAFile}
        </button>
      </div>
    </dialog>
  );
}
