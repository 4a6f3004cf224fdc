import { heldBody, type Body } from "../../domain/text/body.js";
import type { ComposerContext } from "../context/composerContext.js";
import type { Content } from "./choice.js";
import type { Kit } from "./kit.js";
import { selectBlank } from "./selectBlank.js";

/**
 * Puts a body in place of so many characters before the cursor, or with none at the cursor, and its
 * files among the reply's. The cursor is at the first blank then, which typing replaces.
 */
export function putIn(
  { form, draft, replyText, handle, session }: ComposerContext,
  { because }: Kit,
  { files = [], onPut }: Content,
  body: Body,
  length: number,
  isBehind: boolean,
): void {
  const editor = replyText.editor();
  if (editor) {
    draft.snapshot("insert");
    because("insert", () => {
      if (length > 0 && editor.replaceBeforeCursor) editor.replaceBeforeCursor(length, body);
      else editor.insert(body, "cursor");
      // React hears no input while it takes the composer out of the page.
      const text = heldBody(editor.getBody());
      if (text.value !== form.getValues("text").value) form.setValue("text", text);
    });
  } else handle.insert(body);
  session.attachments.add(files);
  because("insert", () => onPut?.());
  const element = replyText.element();
  if (element && !isBehind) selectBlank(element, body);
}
