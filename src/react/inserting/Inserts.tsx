import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { withDefaults } from "../../domain/optional.js";
import { insertingStrings } from "../../strings/inserting.js";
import type { ComposerContext } from "../context/composerContext.js";
import { BlankForm } from "./popover/BlankForm.js";
import { Chooser } from "./popover/Chooser.js";
import type { Kit } from "./kit.js";
import { createInserting } from "./inserting.js";
import { listenToText } from "./listenToText.js";
import { SavedRepliesButtons } from "./SavedRepliesButtons.js";
import { Guard } from "./popover/Guard.js";
import { Popover } from "./popover/Popover.js";
import { putIn } from "./putIn.js";
import { useSavedReplies } from "./savedRepliesSource.js";
import { settleWhenLeft } from "./settleWhenLeft.js";
import { sourceOfTrigger } from "./triggerSource.js";

interface InsertsProps {
  composer: ComposerContext;
  kit: Kit;
  /** A press holds the text. */
  isHeld: boolean;
}

/**
 * Triggers in the text, the button of the saved replies, and the popover of both.
 *
 * All in this folder but `Inserting` and `SavedReplies` imports nothing that is loaded at first, except
 * for what all parts share; the rest of that is in the kit.
 */
export function Inserts({ composer, kit, isHeld }: InsertsProps) {
  const { strings, options, session, replyText, savedRepliesPlace: place } = composer;
  const words = useMemo(
    () => withDefaults(insertingStrings, strings.inserting),
    [strings.inserting],
  );
  const savedReplies = useSavedReplies(composer, words);
  const { triggers = [] } = options;
  const own = triggers.map((trigger) => sourceOfTrigger(trigger, words.listOf(trigger.char)));
  const now = { composer, words, savedReplies, own };
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  const [inserting] = useState(() =>
    createInserting({
      textBefore: () => latest.current.composer.replyText.editor()?.textBeforeCursor?.(),
      put(...given) {
        putIn(latest.current.composer, kit, ...given);
        latest.current.composer.announce(latest.current.words.put);
      },
      sources: () => {
        const { own: given, savedReplies: saved } = latest.current;
        return saved ? [...given, saved] : given;
      },
      isFree: () => isFree(latest.current.composer),
    }),
  );
  const state = useSyncExternalStore(inserting.subscribe, inserting.getSnapshot);
  const anchor = useRef<HTMLSpanElement>(null);
  // An effect, since what is typed before it is none of a trigger.
  useEffect(() => {
    const root = anchor.current?.closest<HTMLElement>(".rc-root");
    if (!root) return;
    return listenToText({
      root,
      kit,
      inserting,
      composer: () => latest.current.composer,
      ask: () => {
        const { savedReplies: saved } = latest.current;
        return saved && (() => inserting.ask(saved));
      },
    });
  }, [inserting, latest, kit]);
  // An effect, since a press holds the text from then on. It takes in what is filled in by itself.
  useEffect(() => {
    const { sender } = session;
    return sender.subscribe(() => {
      const { status } = inserting.getSnapshot();
      if (sender.isPressed() && status !== "filling") inserting.close();
    });
  }, [session, inserting]);
  // An effect, whose cleanup comes after what asks for it as the composer goes away.
  useEffect(
    () => settleWhenLeft(anchor.current, replyText, (isBehind) => inserting.settle(isBehind)),
    [inserting, replyText],
  );
  // An effect, since what is read for a text must not come into the next one.
  useEffect(() => () => inserting.close(), [inserting]);

  const isOpen = state.status !== "closed";
  const button = useSyncExternalStore(place.subscribe, place.getSnapshot);
  const listId = useId();
  const isAsked = state.status === "choosing" && state.isAsked;
  const isTyped = state.status === "choosing" && !state.isAsked;
  const chosen = inserting.highlighted();
  const activeId = isTyped && chosen ? `${listId}-${state.choices.indexOf(chosen)}` : undefined;
  // Before paint, since a reader hears what is highlighted by it. The editor is not of our making.
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
  return (
    <>
      <span ref={anchor} className="rc-inserting" hidden />
      {savedReplies && (
        <SavedRepliesButtons
          {...{ composer, kit, words, button, isAsked, isHeld }}
          onPress={() => (isAsked ? inserting.close() : inserting.ask(savedReplies))}
        />
      )}
      {isOpen && (
        <Guard key={state.status} onBroken={() => inserting.close()}>
          <Popover
            label={state.status === "filling" ? words.fill : state.source.label}
            replyText={replyText}
            isElement={kit.isElement}
            button={button}
            isWide={state.source.preview !== undefined}
            onLeave={() => (state.status === "filling" ? inserting.fill() : inserting.close())}
          >
            {state.status === "choosing" && (
              <Chooser id={listId} {...{ state, inserting, words, composer }} />
            )}
            {state.status === "filling" && (
              <BlankForm rootId={composer.rootId} {...{ state, inserting, words }} />
            )}
          </Popover>
        </Guard>
      )}
    </>
  );
}

/** Whether the text can be changed: no press holds it, and no other tab edits it. */
function isFree({ session, draft }: ComposerContext): boolean {
  return !session.sender.isPressed() && draft.getSnapshot().owner !== "elsewhere";
}
