import type { AttachmentStore } from "../../attachments/store.js";
import type { Id } from "../../domain/conversation.js";
import { blankBody } from "../../domain/text/body.js";
import type { DraftNews } from "../tabs/channel.js";
import { createDraftFiles } from "./draftFiles.js";
import { createShownForm } from "../shownForm.js";
import { createDraftRecord } from "./draftRecord.js";
import { closedDraft, isUnsettled, next, notSent, type DraftEvent } from "./draftState.js";
import type { DraftListener } from "../localDraft.js";
import { createDraftView } from "../draftView.js";
import { createLastWords, type PagesPlace } from "../lastWords.js";
import { watchLoss } from "./lossWatch.js";
import { createPendingDrafts } from "./pendingDrafts.js";
import { createOwnership, lockName, type Owner } from "../tabs/ownership.js";
import { keyOf } from "../storage/storage.js";
import { createVersions } from "./versions.js";

export type DraftParts = ReturnType<typeof createDraftParts>;

/** The listener of what becomes of a draft. A type, so that a declaration elsewhere can spell it out. */
type Told = {
  /** Its composers, once one has opened it. */
  listener: Omit<DraftListener, "isDirty"> | undefined;
  /** Other tabs, once they can be heard. */
  post: (news: DraftNews) => void;
};

interface Heard {
  onOwner: (owner: Owner) => void;
  /** What there is to say of the draft has changed. */
  onView: () => void;
}

/** What one conversation's kept draft consists of: its state, the form, and what is stored. */
export function createDraftParts(
  id: Id,
  attachments: AttachmentStore,
  place: PagesPlace,
  { onOwner, onView }: Heard,
) {
  const { scope, storage } = place;
  let state = closedDraft;
  const told: Told = { listener: undefined, post: () => {} };
  const { set, ...view } = createDraftView(onView);
  const shownForm = createShownForm(watchLoss((text) => versions.add(text, "removal")));
  const filesChanged = () => set({ unkeptFiles: files.unkept() });
  const files = createDraftFiles(attachments, place, id, filesChanged);
  const pendingDrafts = createPendingDrafts(place, id, (offered) => set({ offered }));
  const lastWords = createLastWords(place, id, pendingDrafts.add);
  const tellTabs = () => told.post({ type: "versions" });
  const versions = createVersions(place, id, (all) => set({ versions: all }), tellTabs);
  const record = createDraftRecord(storage, keyOf("draft", scope, id), {
    onKept: ({ savedAt }) => {
      lastWords.settle(savedAt);
      set({ isKept: true, problem: undefined });
    },
    onRefused: () => set({ problem: "not-kept", isKept: false }),
    // Text first: what files take may be what it needs.
    makeRoom: () => files.makeRoom(),
  });
  /** The one way to change the state. */
  function dispatch(event: DraftEvent) {
    state = next(state, event);
    const { owner, notSent: said } = view.getSnapshot();
    const press = owner === "elsewhere" ? undefined : notSent(state, performance.now());
    if (press !== said) set({ notSent: press });
  }
  return {
    id,
    place,
    attachments,
    getState: () => state,
    dispatch,
    told,
    view,
    set,
    shownForm,
    files,
    pendingDrafts,
    versions,
    lastWords,
    record,
    ownership: createOwnership(lockName(scope, id), onOwner),
    /** Nothing of the agent's is there. */
    isEmpty: (now = shownForm.read()) =>
      (now?.isUntouched ?? true) && files.list().length === 0 && !isUnsettled(state),
    textNow: () => shownForm.readAnyway()?.values.text ?? blankBody,
  };
}
