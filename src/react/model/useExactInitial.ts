import { useEffect, type RefObject } from "react";
import type { UseFormReturn } from "react-hook-form";
import { htmlReadable, readHtml } from "../../domain/text/htmlReader.js";
import type { ReplyValues } from "../../domain/reply.js";
import { because } from "../context/changeReason.js";
import type { ReplyComposerOptions } from "../../options.js";

/** What a host gives as HTML to start with is shown at once, and as it should be once that can be read. */
export function useExactInitial(
  { getValues, setValue }: UseFormReturn<ReplyValues>,
  { initial }: ReplyComposerOptions,
  pristineRef: RefObject<ReplyValues>,
): void {
  const html = initial?.text?.format === "html" ? initial.text.value : undefined;
  // An effect, since the reader is loaded after the first render, which a server's must equal.
  useEffect(() => {
    if (html === undefined) return;
    const rough = pristineRef.current.text.value;
    void htmlReadable().then(() => {
      const value = readHtml(html);
      const pristine = pristineRef.current;
      if (value === rough || pristine.text.value !== rough) return;
      pristineRef.current = { ...pristine, text: { format: "plain", value } };
      const now = getValues("text.value");
      // The agent may be writing behind it already.
      if (!now.startsWith(rough)) return;
      because("host", () => setValue("text.value", value + now.slice(rough.length)));
    });
  }, [html, getValues, setValue, pristineRef]);
}
