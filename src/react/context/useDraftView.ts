import type { DraftView } from "../../drafts/draftView.js";
import { useStore } from "../dom/useStore.js";
import type { ComposerContext } from "./composerContext.js";

/** The state of the local draft, as far as it is shown. */
export function useDraftView({ draft }: Pick<ComposerContext, "draft">): DraftView {
  return useStore(draft.subscribe, draft.getSnapshot);
}

/** One boolean of it, for a component that need not render when something else changes. */
export function useDraftFlag(
  { draft }: Pick<ComposerContext, "draft">,
  is: (view: DraftView) => boolean,
): boolean {
  const flag = () => is(draft.getSnapshot());
  return useStore(draft.subscribe, flag);
}

/** What an agent can do about a local draft. Does nothing during a send, which would lose parts of it. */
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
    discardOffered: draft.discardOffered,
  };
}
