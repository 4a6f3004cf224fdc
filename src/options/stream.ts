/**
 * Puts plain text, such as a generated answer, in place of what is selected, or at the cursor; HTML in it
 * stays text. A source is shown as it comes, without taking the focus, and is one undo step; in a textarea
 * that is so only where it has the focus at the end. The text before is an earlier version, too. Nothing is
 * sent meanwhile.
 *
 * Resolves with true once all of it is there, and with false where it was stopped, which keeps what came:
 * by `signal`, Escape, "Stop", a key, whatever else changes the text, another tab that takes over, or the
 * composer's end; and at once where the reply cannot be changed now. A source that is stopped has its
 * `return` called. Rejects with what the source threw: the text is what it was before then, and what came is
 * an earlier version.
 *
 * An editor of your own without `stream` gets the whole text at once, behind the selection.
 */
export type ReplaceSelection = (
  source: string | AsyncIterable<string>,
  options?: { signal?: AbortSignal | undefined },
) => Promise<boolean>;

/** Text that comes piece by piece into an editor: one undo step in all. Takes no focus. */
export interface EditorStream {
  /**
   * Puts more plain text behind what came before, the first in place of the selection, and reports it.
   * Line breaks are `\n`; no pair of characters is parted.
   */
  write: (text: string) => void;
  /** Nothing more comes. Without `isKept` what came is taken out, and what was selected is there again. */
  end: (isKept: boolean) => void;
}
