import { useId, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import type { InsertingStrings } from "../../../strings/inserting.js";
import type { ComposerContext } from "../../context/composerContext.js";
import type { ReplyText } from "../../context/replyText.js";
import { ChoiceList, optionId } from "./ChoiceList.js";
import type { Inserting } from "../createInserting.js";
import { takesKey } from "../keys.js";
import { Preview } from "./Preview.js";

interface ChooserProps {
  inserting: Inserting;
  words: InsertingStrings;
  composer: ComposerContext;
}

/** The list with a preview of what is highlighted; by the button, below a field for the query. */
export function Chooser({ inserting, words, composer }: ChooserProps) {
  const state = useSyncExternalStore(inserting.subscribe, inserting.getSnapshot);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const isTyped = state.status === "choosing" && !state.isAsked;
  // Before paint, so that the next key is the query's; its key also comes while the list is open in the text.
  useLayoutEffect(() => {
    if (!isTyped) field.current?.focus();
  }, [isTyped]);
  const chosen = inserting.highlighted();
  const at = chosen && state.status === "choosing" ? state.choices.indexOf(chosen) : -1;
  const activeId = at < 0 ? undefined : optionId(id, at);
  useListOfText(composer.replyText, isTyped, id, activeId);
  if (state.status !== "choosing") return null;
  const { source, query, choices, isAsked } = state;
  const shown = chosen ?? choices[0];
  return (
    <>
      {isAsked && (
        <input
          ref={field}
          form={composer.rootId}
          className="rc-input rc-inserts-search"
          role="combobox"
          aria-label={words.search}
          aria-expanded={choices.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          placeholder={words.search}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={({ currentTarget }) => inserting.search(currentTarget.value)}
          onKeyDown={(event) => {
            // The popover's.
            if (event.key === "Escape") return;
            const isTaken = takesKey(inserting, event.nativeEvent);
            // Enter in it never sends.
            if (!isTaken && event.key !== "Enter") return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      )}
      <ChoiceList {...{ id, state, at, inserting, words, announce: composer.announce }} />
      {source.preview && shown && <Preview {...{ source, words }} choice={shown} />}
    </>
  );
}

/** Says of the text that the list is about it, and what is highlighted there. The editor is not of our making. */
function useListOfText(
  replyText: ReplyText,
  isTyped: boolean,
  listId: string,
  activeId: string | undefined,
): void {
  // Before paint, since a reader hears what is highlighted by it.
  useLayoutEffect(() => {
    const element = replyText.element();
    if (!isTyped || !element) return;
    const said: Record<string, string | undefined> = {
      "aria-autocomplete": "list",
      "aria-controls": listId,
      "aria-activedescendant": activeId,
      // `useEscape` looks for it.
      "data-escape": "",
    };
    for (const [name, value] of Object.entries(said)) {
      if (value !== undefined) element.setAttribute(name, value);
    }
    return () => {
      for (const name of Object.keys(said)) element.removeAttribute(name);
    };
  }, [isTyped, activeId, listId, replyText]);
}
