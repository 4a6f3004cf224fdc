import { useEffect, useRef, useState, type RefObject } from "react";
import type { UseFormReturn } from "react-hook-form";
import { blankBody } from "../../domain/text/body.js";
import type { ReplyValues } from "../../domain/fields.js";
import { isSame } from "../../domain/isSame.js";
import { createReplyText } from "../context/replyText.js";
import { initialValues } from "../../session/initialValues.js";
import type { ReplyComposerOptions } from "../../options.js";

/** The reply's text, and the values of a form that the agent has not touched. */
export function useReplyText(
  form: UseFormReturn<ReplyValues>,
  latest: RefObject<ReplyComposerOptions>,
) {
  const [{ replyText, start, pristine }] = useState(() => {
    const made = createReplyText(form);
    const given = () => latest.current.initial?.text ?? blankBody;
    const begun = initialValues(latest.current);
    if (isSame(form.getValues("text"), begun.text)) made.begin(given(), begun.text);
    return {
      replyText: made,
      start: (): ReplyValues => ({
        ...initialValues(latest.current),
        text: made.asShown(given()),
      }),
      /** The same, with the text as the host gives it. */
      pristine: (): ReplyValues => ({ ...initialValues(latest.current), text: given() }),
    };
  });
  const [first] = useState(pristine);
  const pristineRef = useRef(first);
  // An effect, since the reader is loaded after the first render, which a server's must equal.
  useEffect(() => replyText.readAgain(), [replyText]);
  return {
    replyText,
    pristineRef,
    start,
    /** Another reply is shown from now on; returns what its form holds. */
    begin: () => {
      const values = initialValues(latest.current);
      pristineRef.current = pristine();
      replyText.begin(pristineRef.current.text, values.text);
      return values;
    },
  };
}
