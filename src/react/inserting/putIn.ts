import type { Body } from "../../domain/text/body.js";
import type { ComposerContext } from "../context/composerContext.js";
import type { Content } from "./choice.js";
import type { Kit } from "./kit.js";
import { selectBlank } from "./selectBlank.js";

/**
 * Puts a body in place of so many characters before the cursor, or with none at the cursor, and its
 * files among the reply's. The cursor is at the first blank then, which typing replaces.
 */
export function putIn(
  { draft, replyText, handle, session }: ComposerContext,
  { because }: Kit,
  { files = [], onPut }: Content,
  body: Body,
  length: number,
): void {
  const editor = replyText.editor();
  if (length > 0 && editor?.replaceBeforeCursor) {
    draft.snapshot("insert");
    because("insert", () => editor.replaceBeforeCursor?.(length, body));
  } else handle.insert(body);
  session.attachments.add(files);
  because("insert", () => onPut?.());
  const element = replyText.element();
  if (element) selectBlank(element, body);
}
