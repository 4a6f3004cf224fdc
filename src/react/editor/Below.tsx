import { useWatch } from "react-hook-form";
import { signatureOf } from "../../domain/reply.js";
import type { Editor } from "../../options/editor.js";
import { Context, useComposer } from "../context/composerContext.js";
import { useLoaded } from "../dom/useLoaded.js";
import { below } from "./below.js";

/** What goes out below the text: the signature, and what is quoted. */
export function Below(props: { editor: Editor; isReadOnly: boolean }) {
  const context = useComposer();
  const { form, options } = context;
  const watched = useWatch({
    control: form.control,
    name: ["signature", "quote", "user", "imported"],
  });
  const [signature, quote] = watched;
  const loaded = useLoaded(below, !!(options.signature ?? signature ?? quote.value));
  return loaded ? (
    <loaded.BelowText {...{ ...props, context, watched, Context, signatureOf }} />
  ) : null;
}
