import type { DraftView } from "../../drafts/draftView.js";
import { useStore } from "../dom/useStore.js";
import type { ComposerContext } from "./composerContext.js";

/** What there is to say of the draft. */
export function useDraftView({ draft }: Pick<ComposerContext, "draft">): DraftView {
  return useStore(draft.subscribe, draft.getSnapshot);
}

/** The same as a yes or no, for what need not render on whatever else there is to say. */
export function useDraftFlag(
  { draft }: Pick<ComposerContext, "draft">,
  is: (view: DraftView) => boolean,
): boolean {
  const flag = () => is(draft.getSnapshot());
  return useStore(draft.subscribe, flag);
}

/** What can be done about a draft; nothing while its reply is on its way, which would lose parts of it. */
export function draftActions({
  draft,
  session,
  lastActRef,
}: Pick<ComposerContext, "draft" | "session" | "lastActRef">) {
  const isFree = () => !session.sender.isPressed();
  const undoDiscard = () => {
    if (!isFree()) return;
    draft.undoDiscard();
    lastActRef.current = undefined;
  };
  return {
    discard: () => {
      if (!isFree()) return;
      draft.discard();
      lastActRef.current = undoDiscard;
    },
    undoDiscard,
    takeOffered: async (id: string) => {
      if (isFree()) await draft.takeOffered(id);
    },
    discardOffered: (id: string) => draft.discardOffered(id),
  };
}
