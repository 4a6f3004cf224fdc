import {
  forwardRef,
  useEffect,
  useImperativeHandle,
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
import { useUndoKey } from "./useUndoKey.js";
import { shortcutLetter } from "../dom/shortcutLetter.js";
import { useHeldKey } from "../dom/useFormKeys.js";
import { useFilePaste } from "../attachments/useFilePaste.js";
import { shortcutOf } from "../context/shortcuts.js";
import { useIsInFlight } from "../context/useSending.js";
import { useShownReply, type ShownReply } from "../model/useShownReply.js";
import { classNames } from "../ui/classNames.js";
import { Announcer } from "./Announcer.js";
import { Boundary } from "./Boundary.js";
import { Inserting } from "../inserting/Inserting.js";
import { Question } from "../sending/Question.js";

/** The other props of a root: those of a form, without those that the composer sets itself. */
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

/** What both roots give to the form in their boundary. */
interface InsideProps {
  handleRef: ForwardedRef<ComposerHandle>;
  formProps: FormProps;
  /** Whether the agent opened it again: the button that did so is gone, and the focus with it. */
  takesFocus: boolean;
}

/** A root that makes its composer from options. */
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
        formProps={formProps}
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

/** The form, with the context of the parts in it. */
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
  const { undo, undoEarly } = useUndoKey();
  const keepToFirst = useHeldKey();
  const isSending = useIsInFlight(context);
  const isElsewhere = useDraftFlag(context, ({ owner }) => owner === "elsewhere");
  useInertElsewhere(context.replyText, isElsewhere);
  useEscape(dropZone.form.ref);

  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (!isInside(event)) return;
    undo(event);
    if (isComposing(event)) return;
    const isCopies = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey;
    const copies = isCopies ? copyFields[shortcutLetter(event)] : undefined;
    const field = copies && context.addressFields.get(copies);
    if (field && !isInDialog(event)) {
      event.preventDefault();
      // At once: of an address that is typed right after the key nothing may get into the reply.
      return field.focus();
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

  return (
    <Element
      {...props}
      {...dropZone.form}
      {...(as === "form" ? ofForm : { role: "form" })}
      id={context.rootId}
      aria-label={props["aria-label"] ?? (props["aria-labelledby"] ? undefined : strings.form)}
      className={classNames("rc-root", className)}
      onKeyDownCapture={both(both(props.onKeyDownCapture, keepToFirst), undoEarly)}
      onKeyDown={both(props.onKeyDown, onKeyDown)}
      onInput={both(props.onInput, () => {
        // Ctrl+Z takes back this typing first, which the browser does.
        lastActRef.current = undefined;
      })}
      onFocus={both(props.onFocus, focus.onFocus)}
      onBlur={both(props.onBlur, focus.onBlur)}
      onClickCapture={keepToOne}
      onPaste={both(props.onPaste, (event) => {
        if (isInside(event)) pasteFiles(event);
      })}
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
      <Inserting isHeld={isSending} />
      <Question />
      <Announcer />
    </Element>
  );
}

/** A listener that calls the host's, then ours. */
function both<Event>(given: ((event: Event) => void) | undefined, own: (event: Event) => void) {
  return (event: Event) => {
    given?.(event);
    own(event);
  };
}

/** With Ctrl or ⌘ and Shift. */
const copyFields: Record<string, CopyField | undefined> = { c: "cc", b: "bcc" };

/**
 * Before React listens, Enter in a field or a host's button would load another page: not with
 * "dialog".
 */
const ofForm = { noValidate: true, method: "dialog" };

/**
 * Keeps a submit or reset of this form, not of another one in it, from the host and from the
 * browser, which would empty the fields.
 */
function keepIn(event: FormEvent): void {
  if (event.target !== event.currentTarget) return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Whether an event comes from an element in the form, which the host has not disabled. React also
 * passes on those of a portal, which is elsewhere in the page.
 */
function isInside({ target, currentTarget }: SyntheticEvent): boolean {
  return isElement(target) && currentTarget.contains(target) && !isDisabledAround(currentTarget);
}

/** Whether an event comes from a dialog in the composer; one around the composer does not count. */
function isInDialog({ target, currentTarget }: SyntheticEvent): boolean {
  return isElement(target) && currentTarget.contains(target.closest("dialog"));
}

/** Separates our options from the form's own props. */
function split({ conversation, api, ...rest }: RootProps): [ReplyComposerOptions, FormProps] {
  const options = { conversation, api };
  const own = {};
  for (const [name, value] of Object.entries(rest)) {
    Reflect.set(name in optionNames ? options : own, name, value);
  }
  return [options, own];
}
