import { useEffect, useRef } from "react";
import { beginningOf } from "../../domain/text/cleanText.js";
import { useComposer } from "../context/composerContext.js";
import { draftActions, useDraftView } from "../context/useDraftView.js";
import { useIsInFlight } from "../context/useSending.js";
import { Banner } from "../ui/Banner.js";

/** What became of the draft in this browser, and who edits it. */
export function DraftBanners() {
  const context = useComposer();
  const { strings, draft, announce, submit } = context;
  const view = useDraftView(context);
  const { owner, endedElsewhere } = view;
  const before = useRef(owner);
  // An effect, since the banner about the other tab is gone when there is something to say.
  useEffect(() => {
    const isHere = owner !== "elsewhere" && !endedElsewhere;
    if (before.current === "elsewhere" && isHere) announce(strings.takenOver);
    before.current = owner;
  }, [owner, endedElsewhere, announce, strings]);
  const isInFlight = useIsInFlight(context);
  const actions = draftActions(context);
  const { notSent } = view;
  const [offered] = view.offered;
  if (view.owner === "elsewhere") {
    return (
      <Banner
        kind="draft-elsewhere"
        tone="neutral"
        exits={[!view.isBusyElsewhere && [strings.takeOver, draft.takeOver]]}
        says={[
          (view.isOnThisPage && strings.draftElsewhereOnPage) ||
            (view.isBusyElsewhere ? strings.draftSendingElsewhere : strings.draftElsewhere),
          offered && !view.isBusyElsewhere && strings.draftOfferedElsewhere,
        ]}
      />
    );
  }
  return (
    <>
      {view.endedElsewhere && (
        <Banner
          kind={`${view.endedElsewhere}-elsewhere`}
          tone={view.endedElsewhere === "discarded" ? "neutral" : "success"}
          says={[strings.endedElsewhere(view.endedElsewhere)]}
        />
      )}
      {view.isUnreadable && (
        <Banner
          kind="draft-unreadable"
          tone="warning"
          exits={[[strings.dismiss, draft.dismissUnreadable]]}
          says={[strings.draftUnreadable]}
        />
      )}
      {view.problem && (
        <Banner kind="draft-not-kept" tone="warning" says={[strings.draftNotKept]} />
      )}
      {view.unkeptFiles.length > 0 && !view.problem && (
        <Banner
          kind="files-not-kept"
          tone="neutral"
          says={[strings.filesNotKept(view.unkeptFiles)]}
          keep={view.unkeptFiles}
        />
      )}
      {notSent && !isInFlight && (
        <Banner
          kind="not-sent"
          tone="neutral"
          exits={[
            [strings.sendNow, () => submit({ ...notSent, isDue: true })],
            [strings.dismiss, () => draft.waits(undefined)],
          ]}
          says={[strings.notSent]}
        />
      )}
      {view.canUndoDiscard && !isInFlight && (
        <Banner
          kind="draft-discarded"
          tone="neutral"
          exits={[[strings.undo, actions.undoDiscard]]}
          says={[strings.draftDiscarded]}
        />
      )}
      {offered && !isInFlight && (
        <Banner
          kind="draft-offered"
          tone="neutral"
          exits={[
            [strings.restore, () => void actions.takeOffered(offered.id)],
            [strings.discard, () => void actions.discardOffered(offered.id)],
          ]}
          says={[strings.draftOffered(offered.savedAt, offered.text)]}
          keep={[beginningOf(offered.text, 80)]}
        />
      )}
    </>
  );
}
