import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { endAll } from "../../async/listen.js";
import { withDefaults } from "../../domain/optional.js";
import { insertingStrings } from "../../strings/inserting.js";
import type { ComposerContext } from "../context/composerContext.js";
import { BlankForm } from "./popover/BlankForm.js";
import { Chooser } from "./popover/Chooser.js";
import type { Kit } from "./kit.js";
import type { Source } from "./choice.js";
import { createInserting, type InsertingState } from "./createInserting.js";
import { listenToText } from "./listenToText.js";
import { SavedRepliesButtons } from "./SavedRepliesButtons.js";
import { Guard } from "./popover/Guard.js";
import { Popover } from "./popover/Popover.js";
import { putIn } from "./putIn.js";
import { savedRepliesKeys } from "./savedRepliesKeys.js";
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
  const { strings, options, session, draft, replyText, savedRepliesPlace: place } = composer;
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
    // oxlint-disable-next-line react/immutability -- what all parts share outlives a render
    replyText.shortcut = savedReplies && [savedRepliesKeys(options), words.savedReplies];
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
  // By the phase alone: a key in the list renders the list, and nothing else of this.
  const phase = useSyncExternalStore(inserting.subscribe, () => phaseOf(inserting.getSnapshot()));
  const source = useSyncExternalStore(inserting.subscribe, () =>
    sourceNow(inserting.getSnapshot()),
  );
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
  // An effect, since a press, or another tab, holds the text from then on. What is filled in for blanks is
  // taken in by itself.
  useEffect(() => {
    const leave = () => {
      const { status } = inserting.getSnapshot();
      if (status !== "filling" && !isFree(latest.current.composer)) inserting.close();
    };
    return endAll(session.sender.subscribe(leave), draft.subscribe(leave));
  }, [session, draft, inserting]);
  // An effect, whose cleanup comes after what asks for it as the composer goes away.
  useEffect(
    () => settleWhenLeft(anchor.current, { replyText, draft }, inserting, kit),
    [inserting, replyText, draft, kit],
  );
  // An effect, since what is read for a text must not come into the next one.
  useEffect(() => () => inserting.close(), [inserting]);

  const button = useSyncExternalStore(place.subscribe, place.getSnapshot);
  const isAsked = phase === "asked";
  return (
    <>
      <span ref={anchor} className="rc-hidden" hidden />
      {savedReplies && (
        <SavedRepliesButtons
          {...{ composer, kit, words, button, isAsked, isHeld }}
          onPress={() => (isAsked ? inserting.close() : inserting.ask(savedReplies))}
        />
      )}
      {source && (
        <Guard key={phase === "filling" ? phase : "choosing"} onBroken={() => inserting.close()}>
          <Popover
            label={phase === "filling" ? words.fill : source.label}
            replyText={replyText}
            isElement={kit.isElement}
            button={button}
            isWide={source.preview !== undefined}
            onLeave={() => (phase === "filling" ? inserting.fill() : inserting.close())}
          >
            {phase === "filling" ? (
              <BlankForm rootId={composer.rootId} {...{ inserting, words }} />
            ) : (
              <Chooser {...{ inserting, words, composer }} />
            )}
          </Popover>
        </Guard>
      )}
    </>
  );
}

type Phase = "closed" | "asked" | "typed" | "filling";

function phaseOf(state: InsertingState): Phase {
  if (state.status !== "choosing") return state.status;
  return state.isAsked ? "asked" : "typed";
}

function sourceNow(state: InsertingState): Source | undefined {
  return state.status === "closed" ? undefined : state.source;
}

/** Whether the text can be changed: no press holds it, and no other tab edits it. */
function isFree({ session, draft }: ComposerContext): boolean {
  return !session.sender.isPressed() && draft.getSnapshot().owner !== "elsewhere";
}
