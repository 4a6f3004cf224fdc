import { useLayoutEffect, useRef } from "react";
import type { InsertingStrings } from "../../../strings/inserting.js";
import type { ComposerContext } from "../../context/composerContext.js";
import { ChoiceList, optionId } from "./ChoiceList.js";
import type { Choosing, Inserting } from "../inserting.js";
import { takesKey } from "../keys.js";
import { Preview } from "./Preview.js";

interface ChooserProps {
  id: string;
  state: Choosing;
  inserting: Inserting;
  words: InsertingStrings;
  composer: ComposerContext;
}

/** The list with a preview of what is highlighted; by the button, below a field for the query. */
export function Chooser({ id, state, inserting, words, composer }: ChooserProps) {
  const { source, query, choices, isAsked } = state;
  const field = useRef<HTMLInputElement>(null);
  // Before paint, so that the next key is the query's.
  useLayoutEffect(() => field.current?.focus(), []);
  const chosen = inserting.highlighted() ?? choices[0];
  const at = chosen ? choices.indexOf(chosen) : -1;
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
          aria-activedescendant={at < 0 ? undefined : optionId(id, at)}
          placeholder={words.search}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={({ currentTarget }) => inserting.search(currentTarget.value)}
          onKeyDown={(event) => {
            const isTaken = takesKey(inserting, event.nativeEvent);
            // Enter in it never sends.
            if (!isTaken && event.key !== "Enter") return;
            event.preventDefault();
            event.stopPropagation();
            if (event.key === "Escape") composer.replyText.editor()?.focus();
          }}
        />
      )}
      <ChoiceList {...{ id, state, inserting, words, announce: composer.announce }} />
      {source.preview && chosen && <Preview {...{ source, words }} choice={chosen} />}
    </>
  );
}
