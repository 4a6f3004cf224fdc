import { useEffect, useRef, useState, type Context } from "react";
import type { Body } from "../../domain/text/body.js";
import type { Editor, EditorHandle } from "../../options/editor.js";
import type { ComposerContext } from "../context/composerContext.js";

interface SignatureEditorProps {
  context: ComposerContext;
  /** The text's. */
  editor: Editor;
  isReadOnly: boolean;
  label: string;
  /** The signature as it is now. */
  shown: Body | undefined;
  // Given, since a bundler would split for this file what it imported of what is loaded at first.
  blankBody: Body;
  Context: Context<ComposerContext | undefined>;
}

const nowhere = { subscribe: () => () => {}, getSnapshot: () => null, set: () => {} };

/** The signature of this reply alone, in the text's editor without its toolbar. */
export function SignatureEditor(props: SignatureEditorProps) {
  const { context, editor: Shown, blankBody, shown = blankBody, isReadOnly, label } = props;
  const { form } = context;
  const [defaultBody] = useState(shown);
  const ref = useRef<EditorHandle>(null);
  /** The latest that it was given or has reported. */
  const latest = useRef(shown.value);
  // An effect, since only what is rendered can be focused.
  useEffect(() => ref.current?.focus(), []);
  // An effect, since another tab or an Undo may change it too.
  useEffect(() => {
    if (latest.current === shown.value) return;
    latest.current = shown.value;
    ref.current?.setBody(shown);
  }, [shown]);
  // An editor asks for its place and its text as that of a reply does.
  const replyText = { ...context.replyText, toShow: () => defaultBody, element: () => null };
  return (
    <props.Context.Provider value={{ ...context, formattingPlace: nowhere, replyText }}>
      <Shown
        ref={ref}
        id={`${context.rootId}-signature`}
        label={label}
        placeholder={undefined}
        className="rc-below-box"
        defaultBody={defaultBody}
        readOnly={isReadOnly}
        aria-invalid={undefined}
        aria-describedby={undefined}
        onChange={(body) => {
          const held = body.value ? body : blankBody;
          latest.current = held.value;
          form.setValue("signature", held, { shouldDirty: true });
        }}
        onBlur={() => {}}
        onOverwrite={() => {}}
        uploadImage={undefined}
      />
    </props.Context.Provider>
  );
}
