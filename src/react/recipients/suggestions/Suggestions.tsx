import { useComposer } from "../../context/composerContext.js";
import { useSaid } from "../../context/useSaid.js";
import type { useAddressCombobox } from "./useAddressCombobox.js";
import { Matched } from "./Matched.js";
import { Words } from "../../ui/Words.js";

interface SuggestionsProps {
  combobox: ReturnType<typeof useAddressCombobox>;
  label: string;
}

/** The list below an address input. Always mounted, since the input names it. */
export function Suggestions({ combobox, label }: SuggestionsProps) {
  const { strings } = useComposer();
  const { isOpen, items, suggestions } = combobox;
  const note = isOpen ? noteOf(suggestions.status, items.length) : undefined;
  // That it searches would be heard after what it found.
  const news = suggestions.status === "loading" ? undefined : note;
  useSaid(news, news);
  return (
    <>
      <ul
        {...combobox.menuProps}
        aria-label={strings.suggestionsFor(label)}
        className="rc-menu"
        // Keeps the focus in the input, so that a click on a person is not first a blur.
        onMouseDown={(event) => event.preventDefault()}
        hidden={!isOpen || items.length === 0}
      >
        {isOpen &&
          items.map((item, index) => (
            <li key={item.email ?? item.id} {...combobox.optionProps(index)} className="rc-option">
              <span className="rc-option-name" translate="no" dir="auto">
                <Matched text={item.name ?? item.email ?? ""} query={suggestions.query} />
              </span>
              {item.name !== undefined && (
                <span className="rc-option-address" translate="no">
                  <Matched text={item.email ?? ""} query={suggestions.query} />
                </span>
              )}
            </li>
          ))}
      </ul>
      {isOpen && items.length === 0 && note !== undefined && (
        <div className="rc-menu rc-menu-note" aria-hidden="true">
          <Words>{note}</Words>
        </div>
      )}
    </>
  );

  function noteOf(status: typeof suggestions.status, count: number): string | undefined {
    switch (status) {
      case "off":
        return undefined;
      case "loading":
        return strings.searching;
      case "failed":
        return strings.searchFailed;
      case "ready":
        return count === 0 ? strings.nothingFound : strings.suggestionsFound(count);
    }
  }
}
