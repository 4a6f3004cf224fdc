import { useEffect, useState, type Context } from "react";
import { withDefaults } from "../../domain/optional.js";
import type { Body } from "../../domain/text/body.js";
import { htmlToPlain } from "../../domain/text/htmlToPlain.js";
import type { Editor } from "../../options/editor.js";
import { belowStrings } from "../../strings/below.js";
import type { ComposerContext } from "../context/composerContext.js";
import { BelowRow } from "./BelowRow.js";
import { QuotedWords } from "./QuotedWords.js";
import { SignatureEditor } from "./SignatureEditor.js";

export { addQuote } from "./quoted.js";

interface BelowTextProps {
  context: ComposerContext;
  /** The text's: the signature is changed in the same. */
  editor: Editor;
  isReadOnly: boolean;
  /** What the form holds that decides. */
  watched: readonly [signature: Body | null, quote: Body, user: string, imported: boolean];
  /** The signature that goes out. */
  shown: Body | undefined;
  // Given, since a bundler would split for this file what it imported of what is loaded at first.
  Context: Context<ComposerContext | undefined>;
}

type Name = "signature" | "quote";

/** Rows that say what goes out below the text; each opens to show all of it. */
export function BelowText(props: BelowTextProps) {
  const { context, isReadOnly, shown } = props;
  const { form, announce, handle } = context;
  const [signature, quote, , imported] = props.watched;
  /** Whether the agent has another one than the host gives, or none. */
  const isOwn = signature !== null && !imported;
  const { open, setOpen, taken, take } = useRows(context);
  const strings = withDefaults(belowStrings, context.strings.below);
  const put = (name: Name, body: Body | null) =>
    form.setValue<Name>(name, body, { shouldDirty: true });
  const putBack = (name: Name, body: Body | null) => {
    put(name, body);
    announce(name === "quote" ? strings.quoteBack : strings.signatureBack);
  };
  const remove = (name: Name, text: string) => {
    const before = form.getValues(name);
    // Before the button goes: Ctrl+Z on the page itself would have the browser take back what was typed.
    handle.focus();
    setOpen(undefined);
    put(name, blank);
    announce(text);
    take(name, () => {
      take();
      putBack(name, before);
    });
  };
  const removed = (name: Name, text: string, other?: () => void) => {
    const undo = taken?.name === name ? taken.undo : other;
    return (
      undo && (
        <p className="rc-below rc-total">
          <span>{`${text} · `}</span>
          <button
            type="button"
            className="rc-link"
            disabled={isReadOnly}
            onClick={() => {
              handle.focus();
              undo();
            }}
          >
            {context.strings.undo}
          </button>
        </p>
      )
    );
  };
  const rowOf = (name: Name) => ({
    isReadOnly,
    removeWords: strings.remove,
    isOpen: open === name,
    setOpen: (isOpen: boolean) => setOpen(isOpen ? name : undefined),
  });
  const { show, hide, close } = context.strings;
  const isEdited = open === "signature";
  const isShown = open === "quote";
  const hasSignature = shown !== undefined || (isEdited && isOwn);
  // As history, or of somebody without one: what comes back must not open by itself, and take the focus.
  if (isEdited && !hasSignature) setOpen(undefined);
  return (
    <>
      {hasSignature ? (
        <BelowRow
          {...rowOf("signature")}
          label={strings.signature}
          line={shown ? inOneLine(plainOf(shown)) : ""}
          toggle={
            isEdited ? [close, strings.closeSignature] : [strings.edit, strings.editSignature]
          }
          removeName={strings.removeSignature}
          onRemove={() => remove("signature", strings.signatureRemoved)}
        >
          <SignatureEditor
            {...{ context, editor: props.editor, isReadOnly, Context: props.Context, shown }}
            label={strings.signature}
            blankBody={blank}
          />
        </BelowRow>
      ) : (
        removed(
          "signature",
          strings.signatureRemoved,
          isOwn ? () => putBack("signature", null) : undefined,
        )
      )}
      {quote.value ? (
        <BelowRow
          {...rowOf("quote")}
          label={strings.quote}
          line={intros(plainOf(quote))}
          toggle={isShown ? [hide, strings.hideQuote] : [show, strings.showQuote]}
          removeName={strings.removeQuote}
          onRemove={() => remove("quote", strings.quoteRemoved)}
        >
          <section
            className="rc-rich-text rc-below-box"
            aria-label={strings.quote}
            dir="auto"
            translate="no"
            // So that a long one can be scrolled by keys.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
            tabIndex={0}
          >
            <QuotedWords html={quote.value} />
          </section>
        </BelowRow>
      ) : (
        removed("quote", strings.quoteRemoved)
      )}
    </>
  );
}

const blank: Body = { format: "plain", value: "" };

/** Which row is open, and what was removed last: until the reply is sent, discarded or replaced. */
function useRows({ session, draft, lastActRef }: ComposerContext) {
  const [open, setOpen] = useState<Name>();
  const [taken, setTaken] = useState<{ name: Name; undo: () => void }>();
  // An effect, since all of that happens outside of React.
  useEffect(() => {
    const close = () => {
      setOpen(undefined);
      setTaken(undefined);
    };
    let before = draft.getSnapshot();
    const leave = session.sender.subscribe(() => {
      if (session.sender.getSnapshot().status === "sent") close();
    });
    const leaveDraft = draft.subscribe(() => {
      const { restoredAt, canUndoDiscard } = before;
      before = draft.getSnapshot();
      if (before.restoredAt !== restoredAt || before.canUndoDiscard !== canUndoDiscard) close();
    });
    return () => {
      leave();
      leaveDraft();
    };
  }, [session, draft]);
  const take = (name?: Name, undo?: () => void) => {
    // Ctrl+Z takes it back while nothing else was done.
    // oxlint-disable-next-line react/immutability -- a ref is there to be set
    lastActRef.current = undo;
    setTaken(name && undo && { name, undo });
  };
  return { open, setOpen, taken, take };
}

/** This file is loaded with what reads HTML. */
function plainOf({ format, value }: Body): string {
  return format === "plain" ? value : htmlToPlain(value);
}

/** A signature may begin with a line of dashes. */
function inOneLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => /[\p{L}\p{N}]/u.test(line)).join(" ");
}

/** Whom it quotes. */
function intros(text: string): string {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith(">"));
  return lines.join(" ") || inOneLine(text.replace(/^[> ]+/gm, ""));
}
