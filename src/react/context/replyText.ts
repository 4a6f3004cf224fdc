import type { UseFormReturn } from "react-hook-form";
import { bodyToPlain, heldBody, type Body } from "../../domain/text/body.js";
import { htmlReadable, htmlReader } from "../../domain/text/htmlReader.js";
import type { ReplyValues } from "../../domain/fields.js";
import { isSame } from "../../domain/isSame.js";
import type { EditorHandle } from "../../options/editor.js";
import { because } from "./changeReason.js";

export type ReplyText = ReturnType<typeof createReplyText> & {
  /** Whether the text shows what cannot be sent. The editor says so, and what to do, when it is asked. */
  isStopped?: (() => boolean) | undefined;
  /** Whether text is coming in, with which nothing is sent. Says so when it is asked. */
  isComing?: (() => boolean) | undefined;
  /**
   * Puts in what is still filled in beside the text, such as the blanks of a saved reply: it is part of the
   * reply. `isBehind`: with the cursor behind it, else at its first blank.
   */
  settle?: ((isBehind?: boolean) => void) | undefined;
  /** Puts below a copy of the text what `settle` would put into it, for the local draft. */
  keep?: ((copy: ReplyValues) => void) | undefined;
  /** Opens the saved replies, where there are any. */
  shortcut?: readonly [keys: string | undefined, does: string] | undefined;
};

/**
 * The text of a reply between the form, which holds it, and the editor, which shows it: the form holds
 * what the editor makes of what it was given, since that is what the agent sees, and what is sent.
 */
export function createReplyText({ getValues, setValue }: UseFormReturn<ReplyValues>) {
  let editor: EditorHandle | null = null;
  const now = () => getValues("text");
  /** The latest body that was given, and what the editor shows of it: another one may show more. */
  let given = { body: now(), shown: now() };
  let isReading = false;
  const take = (shown: Body) => {
    isReading = true;
    setValue("text", shown);
    isReading = false;
  };
  const takesHtml = () => (editor?.getBody() ?? now()).format === "html";
  /** Until the reader of HTML is loaded, HTML is read roughly: this reads it again after that. */
  const readAgain = () => {
    const mine = given;
    const { body, shown } = mine;
    if (body.format === "plain" || shown.format === "html" || htmlReader.now()) return;
    void htmlReadable().then(() => {
      if (given !== mine) return;
      const { value } = now();
      const exact = plainOf(body);
      const rest = value.slice(shown.value.length);
      // The agent may be writing behind it already.
      const isThere = value.startsWith(shown.value) && !isSame(exact, shown);
      if (isThere) because("host", () => take({ ...exact, value: exact.value + rest }));
      given = { body, shown: exact };
    });
  };
  /** A body as the form would hold it, once the editor has shown it. */
  const asShown = (body: Body): Body => {
    if (isSame(body, given.body)) return given.shown;
    return takesHtml() ? body : plainOf(body);
  };
  const put = (wanted: Body) => {
    if (!editor || isSame(wanted, heldBody(editor.getBody()))) return;
    const body = isSame(wanted, given.shown) ? given.body : wanted;
    editor.setBody(body);
    const shown = heldBody(editor.getBody());
    given = { body, shown };
    if (!isSame(shown, wanted)) take(shown);
    readAgain();
  };
  return {
    editor: () => editor,
    /** The editor's element; `null` while there is no editor, as with markup of the host's own. */
    element: () => editor?.element ?? null,
    takesHtml,
    /** Whether the form is taking over what the editor made of a text: no change of the agent's. */
    isReading: () => isReading,
    readAgain,
    /** Another reply begins, with this text from the host. */
    begin(body: Body, shown: Body) {
      given = { body, shown };
    },
    asShown,
    /** Sets a text that the host gives. An editor reads it by itself; without one it is read here. */
    set(body: Body) {
      setValue("text", editor ? body : asShown(body), { shouldDirty: true });
    },
    /** What an editor begins with: the body as it was given, or what the form holds if that changed. */
    toShow: (): Body => (isSame(now(), given.shown) ? given.body : now()),
    /**
     * Tells which editor is mounted; `null` once it is gone. `begun`: the body that it began with, the
     * first time that it is mounted. `isEarly`: it holds what was typed before React listened.
     */
    attach(next: EditorHandle | null, begun?: Body, isEarly = false) {
      editor = next;
      if (!next) return;
      const shown = heldBody(next.getBody());
      if (isSame(shown, now())) return;
      if (isEarly) return setValue("text", shown);
      if (!begun) return put(now());
      given = { body: begun, shown };
      because("host", () => take(shown));
      readAgain();
    },
    /** Stands in for the field's element in React Hook Form. */
    control: {
      name: "text",
      type: "text",
      focus: () => editor?.focus(),
      get value() {
        return now();
      },
      set value(body: Body) {
        put(body);
      },
    },
  };
}

function plainOf(body: Body): Body {
  return { format: "plain", value: bodyToPlain(body) };
}
