import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { InsertingStrings } from "../../../strings/inserting.js";
import type { ComposerContext } from "../../context/composerContext.js";
import type { Choice } from "../choice.js";
import type { Choosing, Inserting } from "../createInserting.js";
import { piecesOf, wordsNotIn, wordsOf } from "../ranking.js";

/** How many are rendered at first, and more each time that their end is near. */
const step = 12;

interface ChoiceListProps {
  id: string;
  state: Choosing;
  /** Which one is highlighted; below 0 none. */
  at: number;
  inserting: Inserting;
  words: InsertingStrings;
  announce: ComposerContext["announce"];
}

/** As an object: a native list has neither two lines an option nor the focus in a text. */
const asList = { role: "listbox" } as const;

export const optionId = (list: string, index: number) => `${list}-${index}`;

/** What was found, the best first, and what there is to say where nothing was. */
export function ChoiceList({ id, state, at, inserting, words, announce }: ChoiceListProps) {
  const { source, query, choices, isCurrent, isSearching, isFailed, notRead, taking } = state;
  const list = useRef<HTMLUListElement>(null);
  const isScrolled = useRef(false);
  const [more, setMore] = useState({ query, limit: step });
  const limit = more.query === query ? more.limit : step;
  const shown = choices.slice(0, Math.max(limit, at + step));
  // Before paint, since what is highlighted must be seen with the highlight.
  useLayoutEffect(() => {
    const { current } = list;
    const option = current?.children[at];
    // To ask where they are lays out the page, with each key.
    if (!current || !option || (at === 0 && !isScrolled.current)) return;
    // The list alone scrolls.
    const [outer, inner] = [current.getBoundingClientRect(), option.getBoundingClientRect()];
    if (inner.top < outer.top) current.scrollTop -= Math.ceil(outer.top - inner.top);
    if (inner.bottom > outer.bottom) current.scrollTop += Math.ceil(inner.bottom - outer.bottom);
    isScrolled.current = current.scrollTop > 0;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another query has another first
  }, [at, query]);
  const isEmpty = isCurrent && !isSearching && choices.length === 0;
  const said = isCurrent ? words.found(choices.length) : undefined;
  const isSaved = source.preview !== undefined;
  const problem = notRead
    ? words.notRead(notRead.label)
    : isFailed
      ? isSaved
        ? words.notSearched
        : words.notSearchedOf
      : undefined;
  // Effects, since they are for those who do not see what is rendered; said again for another query.
  useEffect(() => {
    if (said === undefined) return;
    // Of an earlier query it is not said: what is found by this one is said alone.
    return announce(said);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- said again for another query
  }, [said, query, announce]);
  useEffect(() => {
    if (problem !== undefined) announce(problem);
  }, [problem, announce]);
  const searched = wordsOf(query);
  return (
    <div className="rc-inserts-list">
      <ul
        ref={list}
        id={id}
        {...asList}
        aria-label={source.label}
        className="rc-inserts-options"
        hidden={choices.length === 0}
        // Keeps the focus in the text, so that a press on a choice is not first a blur.
        onMouseDown={(event) => event.preventDefault()}
        data-stale={!isCurrent || undefined}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          isScrolled.current = scrollTop > 0;
          const isNear = scrollTop + 2 * clientHeight > scrollHeight;
          if (isNear && limit < choices.length) setMore({ query, limit: limit + step });
        }}
      >
        {shown.map((choice, index) => (
          <Option
            key={choice.id}
            id={optionId(id, index)}
            choice={choice}
            searched={searched.join(" ")}
            isHighlighted={index === at}
            isBusy={choice.id === taking}
            position={index + 1}
            size={choices.length}
            render={source.render}
            detailOf={source.detailOf}
            onTake={inserting.take}
          />
        ))}
      </ul>
      {isSearching && choices.length === 0 && <p className="rc-menu-note">{words.loading}</p>}
      {isEmpty && <p className="rc-menu-note">{isSaved ? words.none : words.noneOf}</p>}
      {problem !== undefined && (
        <p className="rc-inserts-problem">
          <span>{problem}</span>
          <button
            type="button"
            className="rc-link"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => inserting.retry()}
          >
            {words.tryAgain}
          </button>
        </p>
      )}
    </div>
  );
}

interface OptionProps {
  id: string;
  choice: Choice;
  /** Folded, by spaces. */
  searched: string;
  isHighlighted: boolean;
  isBusy: boolean;
  position: number;
  size: number;
  render: ((choice: Choice) => ReactNode) | undefined;
  detailOf: ((detail: string) => string) | undefined;
  onTake: (choice: Choice) => void;
}

const Option = /* @__PURE__ */ memo(function Option({
  id,
  choice,
  searched,
  render,
  detailOf = same,
  onTake,
  ...is
}: OptionProps) {
  const { label, detail, about } = choice;
  const rendered = render?.(choice);
  // Each key of a query renders it again.
  const shown = useMemo(() => detail && detailOf(detail), [detail, detailOf]);
  // The rest says why it was found: what its name has is marked there.
  const elsewhere = wordsNotIn(label, searched.split(" ")).join(" ");
  const asOption = {
    role: "option",
    "aria-selected": is.isHighlighted,
    "aria-busy": is.isBusy || undefined,
    "aria-posinset": is.position,
    "aria-setsize": is.size,
  };
  return (
    // The keys are answered where the focus is.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <li
      id={id}
      {...asOption}
      // Otherwise its name is what is not hidden of it.
      aria-label={render && label}
      aria-describedby={detail === undefined ? undefined : `${id}-detail`}
      data-highlighted={is.isHighlighted || undefined}
      className="rc-option"
      onClick={() => onTake(choice)}
    >
      {rendered !== undefined ? (
        // Readers say its label.
        <span aria-hidden="true">{rendered}</span>
      ) : (
        <>
          <span className="rc-inserts-name" translate="no">
            <span className="rc-option-name" dir="auto">
              <Marked text={label} searched={searched} />
            </span>
            {about !== undefined && (
              <span className="rc-option-address" aria-hidden="true">
                {about}
              </span>
            )}
          </span>
          {detail !== undefined && (
            <span
              id={`${id}-detail`}
              aria-hidden="true"
              className="rc-option-address rc-inserts-detail"
              dir="auto"
              translate="no"
            >
              <Marked text={shown ?? ""} searched={elsewhere} />
            </span>
          )}
        </>
      )}
    </li>
  );
});

const same = (detail: string) => detail;

/**
 * A text with what was searched marked. Keyed by its parts, for the reason given in `Words`; an element
 * around each would take the spaces from the name that Testing Library reads of them.
 */
const Marked = /* @__PURE__ */ memo(function Marked({
  text,
  searched,
}: {
  text: string;
  searched: string;
}) {
  const pieces = piecesOf(text, searched.split(" ").filter(Boolean));
  return (
    <span key={pieces.join("\n")}>
      {pieces.map((piece, index) =>
        // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have nothing else
        index % 2 ? <mark key={index}>{piece}</mark> : piece,
      )}
    </span>
  );
});
