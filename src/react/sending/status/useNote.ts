import { useEffect, useState } from "react";
import { joined } from "../../context/announcements.js";
import { useComposer } from "../../context/composerContext.js";
import { draftActions, useDraftView } from "../../context/useDraftView.js";
import { useSendFlag, useSending } from "../../context/useSending.js";
import { rootOf } from "../../dom/place.js";
import type { Reply } from "../../../domain/reply.js";
import type { Exit } from "../../ui/LeavingButton.js";

/** Milliseconds for which the line says that all is well. */
const briefMs = 8000;

/** What the status line says of what is over. */
export interface SaidNote {
  /** Another one is another event. */
  id: string;
  /** Which one, as `data-banner`. */
  kind: string;
  words: string;
  /** Names in it that no translation may change. */
  keep?: readonly string[];
  exit?: Exit;
  /** Leaves by itself; what has a way out that nothing else has does not. */
  isBrief: boolean;
}

/**
 * What there is to say of the latest press, or of the draft in this browser, where nothing is left to
 * decide. It leaves with the next letter: then the line says again what Send would do.
 */
export function useNote(): SaidNote | undefined {
  const context = useComposer();
  const state = useSending(context);
  const { strings, session, replyText } = context;
  const { owner, restoredAt, missingFiles } = useDraftView(context);
  // Known a task after the press: what is discarded by then would be lost on its way.
  const isQuiet = useSendFlag(context, (status) => status === "idle" || status === "sent");
  const [over, setOver] = useState<readonly string[]>([]);
  const surprises =
    state.status === "sent"
      ? [
          state.attempt.unsetStatus && strings.statusNotSet(state.attempt.unsetStatus),
          state.isEarlier && strings.sentEarlier,
          state.attempt.hasDraft && strings.earlierSaved,
          session.sender.uncertainCount() > 0 && strings.earlierUnknown,
        ]
      : [];
  const notes: (SaidNote | false)[] = [
    state.status === "sent" && {
      id: state.attempt.id,
      kind: state.attempt.reply.draft ? "draft-saved" : "sent",
      words: joined([strings[doneOf(state.attempt.reply)], ...surprises]),
      isBrief: !surprises.some(Boolean),
    },
    restoredAt !== undefined &&
      isQuiet && {
        id: `restored at ${restoredAt}`,
        kind: "draft-restored",
        words: joined([
          strings.draftRestored(restoredAt),
          missingFiles.length > 0 && strings.draftFilesMissing(missingFiles),
        ]),
        keep: missingFiles,
        exit: [strings.discard, draftActions(context).discard],
        isBrief: missingFiles.length === 0,
      },
  ];
  const note =
    owner !== "elsewhere" ? notes.find((one) => one && !over.includes(one.id)) : undefined;
  const id = (note || undefined)?.id;
  const isBrief = !!note && note.isBrief;
  // An effect, since time passes, and letters are typed, outside of React.
  useEffect(() => {
    if (id === undefined) return;
    const leave = () => setOver((before) => [...before, id]);
    const timer = isBrief ? setTimeout(leave, briefMs) : undefined;
    const root = rootOf(replyText.element());
    root?.addEventListener("input", leave);
    return () => {
      clearTimeout(timer);
      root?.removeEventListener("input", leave);
    };
  }, [id, isBrief, replyText]);
  return note || undefined;
}

const doneOf = ({ draft, imported }: Reply) => (draft ? "draftSaved" : imported ? "filed" : "sent");
