import { useId, type ComponentPropsWithoutRef } from "react";
import { useComposer } from "../context/composerContext.js";
import { NewerStrip } from "./NewerStrip.js";
import { pasteLinks } from "./pasteLinks.js";
import { useDraftFlag } from "../context/useDraftView.js";
import { useFieldProblem } from "../context/useFieldProblem.js";
import { useGrowingText } from "./useGrowingText.js";
import { useNativeField } from "../context/useNativeField.js";
import { useIsInFlight } from "../context/useSending.js";
import { classNames } from "../ui/classNames.js";
import { described } from "../ui/Field.js";
import { notForPasswords } from "../ui/notForPasswords.js";
import { Words } from "../ui/Words.js";

/**
 * The reply itself. `data-invalid` with a problem; read-only while it is being sent, and while another
 * tab edits it.
 */
export function Text({ className, ...props }: ComponentPropsWithoutRef<"textarea">) {
  const context = useComposer();
  const { strings, textRef, draft, rootId } = context;
  const isElsewhere = useDraftFlag(context, ({ owner }) => owner === "elsewhere");
  const isSending = useIsInFlight(context);
  useGrowingText(textRef);
  const problem = useFieldProblem("text.value");
  const { ref, ...field } = useNativeField("text.value");
  const id = useId();
  return (
    <div className="rc-text" data-invalid={problem !== undefined || undefined}>
      <NewerStrip />
      <textarea
        rows={2}
        placeholder={isElsewhere ? undefined : strings.replyPlaceholder}
        {...props}
        {...field}
        ref={(element) => {
          ref(element);
          textRef.current = element;
        }}
        id={id}
        form={rootId}
        dir="auto"
        translate="no"
        aria-label={strings.reply}
        {...described({ id, problem })}
        className={classNames("rc-textarea", className)}
        onPaste={(event) => {
          props.onPaste?.(event);
          const { selectionStart, selectionEnd } = event.currentTarget;
          if (selectionStart !== selectionEnd) draft.snapshot("paste");
          pasteLinks(event);
        }}
        readOnly={isSending || isElsewhere}
        {...notForPasswords}
      />
      {problem !== undefined && (
        <p className="rc-problem" id={`${id}-problem`}>
          <Words>{problem}</Words>
        </p>
      )}
    </div>
  );
}
