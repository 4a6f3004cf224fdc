import { createPortal } from "react-dom";
import type { InsertingStrings } from "../../strings/inserting.js";
import type { ComposerContext } from "../context/composerContext.js";
import type { Kit } from "./kit.js";
import { savedRepliesKeys } from "./savedRepliesKeys.js";

interface SavedRepliesButtonsProps {
  composer: ComposerContext;
  kit: Kit;
  words: InsertingStrings;
  /** Where it stands in the row. */
  button: HTMLElement | null;
  isAsked: boolean;
  /** A press holds the text. */
  isHeld: boolean;
  onPress: () => void;
}

/** The button of the saved replies: in the row, and in "More options", where the sheet shows one of both. */
export function SavedRepliesButtons(props: SavedRepliesButtonsProps) {
  const { composer, kit, words, button, isAsked, isHeld, onPress } = props;
  const fold = button?.closest(".rc-root")?.querySelector(".rc-saved-fold");
  const { strings, options } = composer;
  const isApple = kit.isApple();
  const keys = savedRepliesKeys(options);
  const name = words.savedReplies;
  const title = keys === undefined ? name : words.withKeys(name, strings.keys(keys, isApple));
  const shared = {
    type: "button" as const,
    title,
    "aria-expanded": isAsked,
    "aria-disabled": isHeld || undefined,
    "aria-keyshortcuts": keys?.replace("Mod", isApple ? "Meta" : "Control"),
    onClick: onPress,
  };
  return (
    <>
      {button &&
        createPortal(
          <button {...shared} className="rc-button rc-quiet" aria-label={name}>
            {icon}
            <span className="rc-saved-words">{name}</span>
          </button>,
          button,
        )}
      {button &&
        fold &&
        createPortal(
          <button {...shared} className="rc-popup-item rc-saved-item">
            {name}
          </button>,
          fold,
        )}
    </>
  );
}

const icon = (
  <svg className="rc-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d="M2.8 3.2h10.4a1 1 0 0 1 1 1v6.2a1 1 0 0 1-1 1H8l-3 2.4v-2.4H2.8a1 1 0 0 1-1-1V4.2a1 1 0 0 1 1-1ZM5 6.1h6M5 8.6h3.6" />
  </svg>
);
