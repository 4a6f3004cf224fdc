import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  type ClipboardEvent,
  type ComponentPropsWithoutRef,
  type FormEvent,
  type ForwardedRef,
  type KeyboardEvent,
  type SyntheticEvent,
} from "react";
import type { CopyField } from "../../domain/recipients/recipientFields.js";
import { waysToSend } from "../../domain/rules.js";
import { Context, useComposer, type ComposerContext } from "../context/composerContext.js";
import { optionNames, type ComposerHandle, type ReplyComposerOptions } from "../../options.js";
import { isComposing } from "../dom/isComposing.js";
import { useComposerContext } from "../model/useComposerContext.js";
import { useDropZone } from "../attachments/useDropZone.js";
import { useDraftFlag } from "../context/useDraftView.js";
import { useInertElsewhere } from "./useInertElsewhere.js";
import { useKeepFocus } from "./useKeepFocus.js";
import { useOneClick } from "./useOneClick.js";
import { isDisabledAround, isElement } from "../dom/place.js";
import { useEscape } from "./useEscape.js";
import { focusField } from "../context/focusFirst.js";
import { shortcutLetter } from "../dom/shortcutLetter.js";
import { undoByKey, useHeldKey } from "../dom/useFormKeys.js";
import { useFilePaste } from "../attachments/useFilePaste.js";
import { shortcutOf } from "../context/shortcuts.js";
import { useIsInFlight } from "../context/useSending.js";
import { useShownReply, type ShownReply } from "../model/useShownReply.js";
import { classNames } from "../ui/classNames.js";
import { Announcer } from "./Announcer.js";
import { Boundary } from "./Boundary.js";
import { Question } from "../sending/Question.js";

/** What else a root takes: what a form does, but for what is the composer's own. */
export type FormProps = Omit<
  ComponentPropsWithoutRef<"form">,
  | keyof ReplyComposerOptions
  | "role"
  | "onClickCapture"
  | "tabIndex"
  | `onDrag${string}`
  | "onDrop"
  | "onSubmit"
  | "onReset"
> & {
  /** `"div"` inside of a form of the host's, which HTML allows no other in. Default: `"form"`. */
  as?: "form" | "div" | undefined;
};

export interface RootProps<Extra = unknown> extends ReplyComposerOptions<Extra>, FormProps {}

/** What both roots are in their boundary. */
interface InsideProps {
  handleRef: ForwardedRef<ComposerHandle>;
  formProps: FormProps;
  /** Whether what stood in its place had the focus. */
  takesFocus: boolean;
}

/** The root that makes its composer itself, of its options. */
export const OptionsRoot = /* @__PURE__ */ forwardRef<ComposerHandle, RootProps>(
  function OptionsRoot(props, ref) {
    const [options, formProps] = split(props);
    const reply = useShownReply(options);
    // Another conversation, or another agent, is another reply: nothing may leak across.
    return (
      <Boundary
        key={Math.floor(reply.identity)}
        session={reply.session}
        options={options}
        className={formProps.className}
        label={formProps["aria-label"]}
      >
        {(isAgain) => (
          <Provider
            handleRef={ref}
            options={options}
            formProps={formProps}
            reply={reply}
            takesFocus={isAgain}
          />
        )}
      </Boundary>
    );
  },
);

interface ProviderProps extends InsideProps {
  options: ReplyComposerOptions;
  reply: ShownReply;
}

function Provider({ options, reply, ...inside }: ProviderProps) {
  return <Inside {...inside} context={useComposerContext(options, reply)} />;
}

/** The form, and what the parts in it share. */
export function Inside({
  handleRef,
  context,
  formProps,
  takesFocus,
}: InsideProps & { context: ComposerContext }) {
  const { handle } = context;
  useImperativeHandle(handleRef, () => handle, [handle]);
  // An effect, since only what is rendered can be focused.
  useEffect(() => {
    if (takesFocus) handle.focus();
  }, [takesFocus, handle]);
  const { id: rootId = context.rootId } = formProps;
  return (
    <Context.Provider value={{ ...context, rootId }}>
      <Form {...formProps} />
    </Context.Provider>
  );
}

function Form({ as = "form", children, className, ...props }: FormProps) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a div takes the same handlers
  const Element = as as "form";
  const context = useComposer();
  const { strings, submit, lastActRef, options } = context;
  const dropZone = useDropZone();
  const pasteFiles = useFilePaste();
  const focus = useKeepFocus(context.replyText, context.session.sender);
  const keepToOne = useOneClick();
  const keepToFirst = useHeldKey();
  const isSending = useIsInFlight(context);
  const isElsewhere = useDraftFlag(context, ({ owner }) => owner === "elsewhere");
  useInertElsewhere(context.replyText, isElsewhere);
  useEscape(dropZone.form.ref);

  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    props.onKeyDown?.(event);
    if (!isInside(event)) return;
    undoByKey(event, lastActRef.current);
    if (isComposing(event)) return;
    const isCopies = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey;
    const copies = isCopies ? copyFields[shortcutLetter(event)] : undefined;
    if (copies && context.addressFields.has(copies) && !isInDialog(event)) {
      event.preventDefault();
      return focusField(context, copies);
    }
    const shortcut = shortcutOf(event, options);
    if (!shortcut) return;
    event.preventDefault();
    // Behind a dialog nobody sees what would be sent. A key held down is one press.
    if (event.repeat || isInDialog(event)) return;
    const [status] = waysToSend(options);
    if (shortcut === "send") submit();
    else if (status !== undefined) submit({ status });
  };
  const onPaste = (event: ClipboardEvent<HTMLFormElement>) => {
    props.onPaste?.(event);
    if (isInside(event)) pasteFiles(event);
  };
  return (
    <Element
      {...props}
      {...dropZone.form}
      {...(as === "form" ? ofForm : { role: "form" })}
      id={context.rootId}
      aria-label={props["aria-label"] ?? (props["aria-labelledby"] ? undefined : strings.form)}
      className={classNames("rc-root", className)}
      onKeyDownCapture={(event) => {
        props.onKeyDownCapture?.(event);
        keepToFirst(event);
      }}
      onKeyDown={onKeyDown}
      onInput={(event) => {
        props.onInput?.(event);
        // What was typed since is taken back first, by the browser.
        lastActRef.current = undefined;
      }}
      onFocus={(event) => {
        props.onFocus?.(event);
        focus.onFocus();
      }}
      onBlur={(event) => {
        props.onBlur?.(event);
        focus.onBlur(event);
      }}
      onClickCapture={keepToOne}
      onPaste={onPaste}
      // Only the button and the shortcut send; Enter in a one-line field never does.
      onSubmit={keepIn}
      onReset={keepIn}
      data-sending={isSending || undefined}
      data-elsewhere={isElsewhere || undefined}
      data-dragging={dropZone.isDragging || undefined}
    >
      {children}
      {dropZone.isDragging && (
        <div className="rc-overlay" aria-hidden="true">
          <span>{strings.dropHere}</span>
        </div>
      )}
      <Question />
      <Announcer />
    </Element>
  );
}

/** With Ctrl or ⌘ and Shift. */
const copyFields: Record<string, CopyField | undefined> = { c: "cc", b: "bcc" };

/**
 * By "dialog", neither Enter in a field nor a host's button loads another page before React is
 * there.
 */
const ofForm = { noValidate: true, method: "dialog" };

/**
 * A form's own submit or reset, not that of another one in it, goes no further: it would empty
 * fields.
 */
function keepIn(event: FormEvent): void {
  if (event.target !== event.currentTarget) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Not in what a host's part shows elsewhere in the page, and not where the host disabled all. */
function isInside({ target, currentTarget }: SyntheticEvent): boolean {
  return isElement(target) && currentTarget.contains(target) && !isDisabledAround(currentTarget);
}

/** In a dialog of the composer's, not in one of the host's that holds the composer. */
function isInDialog({ target, currentTarget }: SyntheticEvent): boolean {
  const dialog = isElement(target) ? target.closest("dialog") : null;
  return dialog !== null && currentTarget.contains(dialog);
}

/** Separates our options from the form's own props. */
function split(props: RootProps): [ReplyComposerOptions, FormProps] {
  const { conversation, api, ...rest } = props;
  const isOption = ([name]: [string, unknown]) => name in optionNames;
  const options = Object.fromEntries(Object.entries(rest).filter(isOption));
  const own = Object.fromEntries(Object.entries(rest).filter((entry) => !isOption(entry)));
  return [{ conversation, api, ...options }, own];
}
