import { endAll, listen } from "../../async/listen.js";
import { bodyToPlain } from "../../domain/text/body.js";
import type { ReplyValues } from "../../domain/fields.js";
import type { ComposerContext } from "../context/composerContext.js";
import type { Inserting } from "./createInserting.js";
import type { Kit } from "./kit.js";

/**
 * Puts what is filled in for blanks into the text before a press of Send, the composer, the page or another
 * tab takes that as it is. Until then the local draft has it below the text: a page that is killed has no
 * last moment.
 */
export function settleWhenLeft(
  element: Element | null,
  { replyText, draft }: Pick<ComposerContext, "replyText" | "draft">,
  inserting: Inserting,
  { withBelow }: Kit,
): () => void {
  const settle = (isBehind?: boolean) => inserting.settle(isBehind);
  const keep = (copy: ReplyValues) => {
    const filled = inserting.filled();
    if (!filled) return;
    const body = replyText.takesHtml()
      ? filled
      : ({ format: "plain", value: bodyToPlain(filled) } as const);
    copy.text = copy.text.value === "" ? body : withBelow(copy.text, body);
  };
  replyText.settle = settle;
  replyText.keep = keep;
  let wasFilled = false;
  const changed = () => {
    const isFilled = inserting.filled() !== undefined;
    if (isFilled || wasFilled) draft.changed();
    wasFilled = isFilled;
  };
  const view = element?.ownerDocument.defaultView;
  return endAll(
    inserting.subscribe(changed),
    // Before the local draft, which keeps what is there by then.
    listen(view, ["pagehide", "beforeunload"], () => settle(), true),
    () => {
      if (replyText.settle !== settle) return;
      replyText.settle = undefined;
      replyText.keep = undefined;
    },
  );
}
