import type { UseFormReturn } from "react-hook-form";
import { bodyToPlain, blankBody, type Body } from "../../domain/text/body.js";
import { htmlReadable, htmlReader } from "../../domain/text/htmlReader.js";
import type { ReplyValues } from "../../domain/fields.js";
import { isSame } from "../../domain/isSame.js";
import type { EditorHandle } from "../../options/editor.js";
import { because } from "./changeReason.js";

export type ReplyText = ReturnType<typeof createReplyText>;

/**
 * The text of a reply between the form, which holds it, and the editor, which shows it: the form holds
 * what the editor makes of what it was given, since that is what the agent sees, and what is sent.
 */
export function createReplyText({ getValues, setValue }: UseFormReturn<ReplyValues>) {
  let editor: EditorHandle | null = null;
  const now = () => getValues("text");
  /** The latest body that was given, and what is shown of it: another editor may show more. */
  let given = { body: now(), shown: now() };
  let isReading = false;
  const take = (shown: Body) => {
    isReading = true;
    setValue("text", shown);
    isReading = false;
  };
  const takesHtml = () => (editor?.getBody() ?? now()).format === "html";
  /** Where HTML was read roughly, reads it again once that can be done well. */
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
  /** As the form holds it. */
  const asShown = (body: Body): Body => {
    if (isSame(body, given.body)) return given.shown;
    return takesHtml() ? body : plainOf(body);
  };
  const put = (wanted: Body) => {
    if (!editor || isSame(wanted, shownBy(editor))) return;
    const body = isSame(wanted, given.shown) ? given.body : wanted;
    editor.setBody(body);
    const shown = shownBy(editor);
    given = { body, shown };
    if (!isSame(shown, wanted)) take(shown);
    readAgain();
  };
  return {
    editor: () => editor,
    /** Of the editor: `null` while there is none, as with markup of the host's own. */
    element: () => editor?.element ?? null,
    takesHtml,
    /** The form takes over what an editor makes of a text; nobody has changed it. */
    isReading: () => isReading,
    readAgain,
    /** Another reply begins, with this text from the host. */
    begin(body: Body, shown: Body) {
      given = { body, shown };
    },
    asShown,
    /** By a host: an editor reads it by itself. */
    set(body: Body) {
      setValue("text", editor ? body : asShown(body), { shouldDirty: true });
    },
    /** What an editor begins with: all of what was given, where the form has not moved on since. */
    toShow: (): Body => (isSame(now(), given.shown) ? given.body : now()),
    /**
     * An editor is there, or gone. `begun`: what it began with, where this is its first time. `isEarly`:
     * what it holds was typed before anybody listened.
     */
    attach(next: EditorHandle | null, begun?: Body, isEarly = false) {
      editor = next;
      if (!next) return;
      const shown = shownBy(next);
      if (isSame(shown, now())) return;
      if (isEarly) return setValue("text", shown);
      if (!begun) return put(now());
      given = { body: begun, shown };
      because("host", () => take(shown));
      readAgain();
    },
    /** What the form library knows as the field's element. */
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

/** Where nothing is, there is no format either. */
function shownBy(editor: EditorHandle): Body {
  const body = editor.getBody();
  return body.value === "" ? blankBody : body;
}

function plainOf(body: Body): Body {
  return { format: "plain", value: bodyToPlain(body) };
}
