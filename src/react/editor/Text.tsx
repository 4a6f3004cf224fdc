import { useCallback, useEffect, useId, useRef, type ComponentPropsWithoutRef } from "react";
import { useWatch } from "react-hook-form";
import { signatureOf } from "../../domain/reply.js";
import { bodyToPlain, heldBody, type Body } from "../../domain/text/body.js";
import type { Editor, EditorHandle } from "../../options/editor.js";
import { Context, useComposer } from "../context/composerContext.js";
import { below } from "./below.js";
import { NewerStrip } from "./NewerStrip.js";
import { TextArea } from "./TextArea.js";
import { useDraftFlag } from "../context/useDraftView.js";
import { useFieldProblem } from "../context/useFieldProblem.js";
import { useIsInFlight } from "../context/useSending.js";
import { isOf } from "../dom/place.js";
import { useIsHydrating } from "../dom/useIsHydrating.js";
import { useBeforePaint, useLatest } from "../dom/useLatest.js";
import { useLoaded } from "../dom/useLoaded.js";
import { classNames } from "../ui/classNames.js";
import { described } from "../ui/Field.js";
import { Words } from "../ui/Words.js";

/** Beside `editor`, what the textarea takes; an editor of your own is given it too. */
export interface TextProps extends ComponentPropsWithoutRef<"textarea"> {
  /** Shows the text and has it written. Default: a textarea. */
  editor?: Editor | undefined;
}

/**
 * The reply itself. `data-invalid` with a problem; read-only while it is being sent, and while another
 * tab edits it.
 */
export function Text({ className, editor: Shown = TextArea, ...props }: TextProps) {
  const context = useComposer();
  const { form, options, strings, draft } = context;
  const isElsewhere = useDraftFlag(context, ({ owner }) => owner === "elsewhere");
  const isSending = useIsInFlight(context);
  const isReadOnly = isSending || isElsewhere;
  const problem = useFieldProblem("text");
  const id = useId();
  const editorProps = useEditor(Shown);
  const watched = useWatch({
    control: form.control,
    name: ["signature", "quote", "user", "imported"],
  });
  const [signature, quote, user, imported] = watched;
  const shown = signatureOf({ signature, user, imported }, options);
  const loaded = useLoaded(below, !!(shown ?? signature ?? quote.value));
  return (
    <div className="rc-text" data-invalid={problem !== undefined || undefined}>
      <NewerStrip />
      <Shown
        placeholder={isElsewhere ? undefined : strings.replyPlaceholder}
        {...props}
        {...editorProps}
        id={id}
        label={strings.reply}
        {...described({ id, problem })}
        className={classNames("rc-textarea", className)}
        onOverwrite={() => draft.snapshot("paste")}
        readOnly={isReadOnly}
        uploadImage={options.api.uploadImage}
      />
      {problem !== undefined && (
        <p className="rc-problem" id={`${id}-problem`}>
          <Words>{problem}</Words>
        </p>
      )}
      {loaded ? (
        <loaded.BelowText editor={Shown} {...{ context, isReadOnly, watched, Context, shown }} />
      ) : (
        // Nothing goes out that is not seen, whatever else can be loaded.
        [shown, quote].map(
          (body) =>
            body?.value && (
              <p
                key={body.value}
                className="rc-total rc-below rc-below-words"
                translate="no"
                // A server reads HTML roughly.
                suppressHydrationWarning
              >
                {bodyToPlain(body)}
              </p>
            ),
        )
      )}
    </div>
  );
}

/** Ties an editor to the form: what it begins with, and what becomes of what is written. */
function useEditor(shown: Editor) {
  const { form, replyText, earlyEditsRef, lastActRef } = useComposer();
  const { ref: attach, name, onChange, onBlur } = form.register("text");
  const defaultBody = replyText.toShow();
  const given = useLatest(defaultBody);
  const hydratingRef = useIsHydrating();
  const begun = useRef<Editor>(undefined);
  const earlyRef = useRef<Body>(undefined);
  const ref = useCallback(
    (editor: EditorHandle | null) => {
      const isEarly = hydratingRef.current && isWrittenIn(editor?.element);
      if (isEarly && editor) earlyRef.current = editor.getBody();
      earlyEditsRef.current ||= isEarly;
      // What the form holds by now is newer than what the editor began with.
      const isFirst = begun.current !== shown && replyText.toShow() === given.current;
      replyText.attach(editor, isFirst ? given.current : undefined, isEarly);
      begun.current = shown;
      hydratingRef.current = false;
    },
    [replyText, given, shown, hydratingRef, earlyEditsRef],
  );
  // After each render, since a form that was reset knows no fields until they are there anew.
  useBeforePaint(() => attach(replyText.control));
  const change = (body: Body) => {
    // Ctrl+Z takes back this first: of what an editor does by itself the page hears no input.
    lastActRef.current = undefined;
    void onChange({ target: { name, value: heldBody(body) }, type: "change" });
  };
  // An effect, since everybody listens by then: it is heard as if it had happened now.
  useEffect(() => {
    const { current } = earlyRef;
    earlyRef.current = undefined;
    if (current) change(current);
  });
  return {
    ref,
    defaultBody,
    onChange: change,
    onBlur: () => void onBlur({ target: replyText.control, type: "blur" }),
  };
}

/** Whether something was typed in a server's markup, before anybody listened. */
function isWrittenIn(element: HTMLElement | null | undefined): boolean {
  return isTextArea(element) && element.value !== element.defaultValue;
}

function isTextArea(element: HTMLElement | null | undefined): element is HTMLTextAreaElement {
  return isOf(element, "textarea");
}
