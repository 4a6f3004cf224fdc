import { listen } from "../../async/listen.js";
import type { ReplyText } from "../context/replyText.js";

/** Has `settle` called before a press of Send, the composer, the page or another tab takes the text as it is. */
export function settleWhenLeft(
  element: Element | null,
  replyText: ReplyText,
  settle: NonNullable<ReplyText["settle"]>,
): () => void {
  replyText.settle = settle;
  const view = element?.ownerDocument.defaultView;
  // Before the local draft, which keeps what is there by then.
  const leave = listen(view, ["pagehide", "beforeunload"], () => settle(), true);
  return () => {
    leave();
    if (replyText.settle === settle) replyText.settle = undefined;
  };
}
