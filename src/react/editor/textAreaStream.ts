import type { EditorStream } from "../../options/stream.js";
import type { editNear } from "../dom/place.js";
import { typeLong } from "./textAreaLater.js";

/** Lines beyond which typing takes Chromium too long, as where a text is inserted. */
const mostTyped = 100;

/** As `editNear`, which is loaded at first. */
const edit: typeof editNear = ({ ownerDocument }, command, text) =>
  typeof ownerDocument.execCommand === "function" &&
  ownerDocument.execCommand(command, false, text);

/**
 * Text that comes piece by piece into a textarea. Shown as it comes without the browser's history,
 * whose only way in takes the focus; at its end typed anew as one step, where the focus is there.
 */
export function streamIntoTextArea(textarea: HTMLTextAreaElement): EditorStream {
  const { selectionStart: start, selectionEnd } = textarea;
  const selected = textarea.value.slice(start, selectionEnd);
  let came = "";
  let end = selectionEnd;

  const tell = () => textarea.dispatchEvent(new Event("input", { bubbles: true }));
  const isThere = () => came !== "" && textarea.value.slice(start, end) === came;
  /** Takes all of it back and types it, all within one task: nobody sees it. */
  const typeAnew = () => {
    const { selectionStart: from, selectionEnd: to, scrollTop, value } = textarea;
    textarea.setRangeText(selected, start, end);
    textarea.setSelectionRange(start, start + selected.length);
    if (came.split("\n", mostTyped + 2).length > mostTyped) typeLong(textarea, came, edit);
    else edit(textarea, "insertText", came);
    if (textarea.value !== value) textarea.value = value;
    textarea.setSelectionRange(from, to);
    textarea.scrollTop = scrollTop;
  };
  return {
    write(text) {
      const { selectionStart: from, selectionEnd: to, scrollTop, scrollHeight } = textarea;
      const { clientHeight } = textarea;
      const isFollowed = to === end && (from === to || came === "");
      textarea.setRangeText(text, came === "" ? start : end, end, isFollowed ? "end" : "preserve");
      came += text;
      end = start + came.length;
      tell();
      // Whoever looks at the end goes on doing so.
      if (isFollowed && scrollTop + clientHeight > scrollHeight - 2) {
        textarea.scrollTop = textarea.scrollHeight;
      }
    },
    end(isKept) {
      if (!isThere()) return;
      if (!isKept) {
        textarea.setRangeText(selected, start, end, "preserve");
        tell();
      } else if (textarea.matches(":focus")) typeAnew();
    },
  };
}
