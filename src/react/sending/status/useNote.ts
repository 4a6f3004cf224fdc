import { useEffect, useState } from "react";
import { endAll, listen } from "../../../async/listen.js";
import { joined } from "../../context/announcements.js";
import { useComposer } from "../../context/composerContext.js";
import { useSaid } from "../../context/useSaid.js";
import { draftActions, useDraftView } from "../../context/useDraftView.js";
import { useSendFlag, useSending } from "../../context/useSending.js";
import { rootOf } from "../../dom/place.js";
import type { Exit } from "../../ui/LeavingButton.js";

/** Milliseconds for which the line says that all is well. */
const briefMs = 8000;

interface Note {
  /** Another one is another event. */
  id: string;
  /** Which one, as `data-banner`. */
  kind: string;
  words: (string | false | undefined)[];
  exit?: Exit;
  /** Leaves by itself; what has a way out that nothing else has does not. */
  isBrief: boolean;
}

/**
 * What there is to say of the latest press, or of the draft in this browser, where nothing is left to
 * decide. It leaves with the next letter: then the line says again what Send would do.
 */
export function useNote() {
  const context = useComposer();
  const state = useSending(context);
  const { strings, session, replyText } = context;
  const { owner, restoredAt, missingFiles } = useDraftView(context);
  // Known a task after the press: what is discarded by then would be lost on its way.
  const isQuiet = useSendFlag(context, (status) => status === "idle" || status === "sent");
  const [over, setOver] = useState<readonly string[]>([]);
  const notes: Note[] = [];
  if (state.status === "sent") {
    const { attempt, isEarlier } = state;
    const { draft, imported } = attempt.reply;
    const surprises = [
      attempt.unsetStatus && strings.statusNotSet(attempt.unsetStatus),
      isEarlier && strings.sentEarlier,
      attempt.hasDraft && strings.earlierSaved,
      session.sender.uncertainCount() > 0 && strings.earlierUnknown,
    ];
    notes.push({
      id: attempt.id,
      kind: draft ? "draft-saved" : "sent",
      words: [strings[draft ? "draftSaved" : imported ? "filed" : "sent"], ...surprises],
      isBrief: !surprises.some(Boolean),
    });
  }
  // A 201 forgets what was restored before it: a draft beside "Reply sent" came later.
  if (restoredAt !== undefined && isQuiet) {
    notes.push({
      id: `restored at ${restoredAt}`,
      kind: "draft-restored",
      words: [
        strings.draftRestored(restoredAt),
        missingFiles.length > 0 && strings.draftFilesMissing(missingFiles),
      ],
      exit: [strings.discard, draftActions(context).discard],
      isBrief: missingFiles.length === 0,
    });
  }
  const said = notes.filter(({ id }) => owner !== "elsewhere" && !over.includes(id));
  const ids = said.map(({ id }) => id).join("\n");
  const isBrief = said.every((note) => note.isBrief);
  const newest = said.at(-1);
  // Not in a region of its own: the focus may move as it comes, which cuts off what is spoken.
  useSaid(joined(newest?.words ?? []), ids);
  // An effect, since time passes, and letters are typed, outside of React.
  useEffect(() => {
    if (ids === "") return;
    const leave = () => setOver((before) => [...before, ...ids.split("\n")]);
    const timer = isBrief ? setTimeout(leave, briefMs) : undefined;
    return endAll(listen(rootOf(replyText.element()), ["input"], leave), () => clearTimeout(timer));
  }, [ids, isBrief, replyText]);
  // The newest takes the place of an earlier one, and shows its words too: a surprise must be seen.
  const words = joined(said.flatMap((note) => note.words));
  return newest && { ...newest, id: ids, words, keep: missingFiles };
}
