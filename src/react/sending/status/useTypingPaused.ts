import { useEffect, useState } from "react";
import { listen } from "../../../async/listen.js";
import { useComposer } from "../../context/composerContext.js";
import { useSaid } from "../../context/useSaid.js";
import { writesCharacter } from "../../dom/shortcutLetter.js";

/** The note of a press that runs, and that typing is paused once the agent types: else letters would just be missing. */
export function useTypingPaused(note: string): string {
  const { replyText, strings } = useComposer();
  const [words, setWords] = useState("");
  useSaid(words, words);
  // An effect, since a text that is read-only tells React of no input.
  useEffect(
    () =>
      listen(replyText.element(), ["keydown"], (event) => {
        if (writesCharacter(event)) setWords(strings.typingPaused);
      }),
    [replyText, strings],
  );
  return words ? `${note} · ${words}` : note;
}
