import type { AttachmentStore } from "../attachments/store.js";
import type { Id } from "../domain/conversation.js";
import { withDeadline } from "../async/withDeadline.js";
import { yieldToMain } from "../async/yieldToMain.js";
import { expire } from "./expire.js";
import { readDraft, type Draft, type DraftContent } from "./draft.js";
import { createDraftFiles, type MovingDraft } from "./draftFiles.js";
import { createDraftForms } from "./draftForms.js";
import { createDraftRecord } from "./draftRecord.js";
import { createDraftView, patience } from "./draftView.js";
import { createKeeperState } from "./keeperState.js";
import { createLastWords, type PagesPlace } from "./lastWords.js";
import { createLeaving } from "./leaving.js";
import { watchLoss } from "./lossWatch.js";
import { withTyped } from "./mergeDraft.js";
import { createOffers } from "./offers.js";
import { createOwnership, lockName, type Owner } from "./ownership.js";
import { keyOf } from "./storage.js";
import { throttled } from "../async/throttled.js";
import { toDraft } from "./toDraft.js";
import { createVersions } from "./versions.js";
import { createWaiting, unsettledOf } from "./waiting.js";

export type DraftKeeper = ReturnType<typeof createDraftKeeper>;

/** Milliseconds between two writes. */
const pace = 250;

/** Reads, writes and restores one conversation's draft, as long as this tab is the one that edits it. */
export function createDraftKeeper(id: Id, attachments: AttachmentStore, place: PagesPlace) {
  const { scope, storage, lastWord } = place;
  const forms = createDraftForms(watchLoss((text) => versions.add(text, "removal")));
  const { set, goOn, ...view } = createDraftView(() => leaving.check());
  let loads = 0;
  let reading = Promise.resolve();
  const state = createKeeperState();
  const waiting = createWaiting(state, set);
  const filesChanged = () => set({ unkeptFiles: files.unkept() });
  const files = createDraftFiles(attachments, place, id, filesChanged);
  const offers = createOffers(place, id, (offered) => set({ offered }));
  const lastWords = createLastWords(place, id, offers.add);
  const tellTabs = () => state.post({ type: "versions" });
  const versions = createVersions(place, id, (all) => set({ versions: all }), tellTabs);
  const ownership = createOwnership(lockName(scope, id), onOwner);
  const record = createDraftRecord(storage, keyOf("draft", scope, id), {
    onKept: ({ savedAt }) => {
      lastWords.settle(savedAt);
      set({ isKept: true, problem: undefined });
    },
    onRefused: () => set({ problem: "not-kept", isKept: false }),
    // Text first: what files take may be what it needs.
    makeRoom: () => files.makeRoom(),
  });
  const parts = { state, forms, files, record, ownership, lastWord, isEmpty, view };
  const leaving = createLeaving(parts);
  // Not in the task of the key that changed it: the page shows that first.
  const autosave = throttled(() => void yieldToMain().then(() => save()), pace);
  function isEmpty(now = forms.read()) {
    return (now?.isUntouched ?? true) && files.list().length === 0 && !waiting.isUnsettled();
  }
  const stored = async () => readDraft(await storage.get(keyOf("draft", scope, id)));
  const textNow = () => forms.readAny()?.values.text.value ?? "";

  function save(isLast = false) {
    leaving.check();
    if (!state.isKnown) return;
    waiting.endIf(textNow() === "" && files.list().length === 0);
    if (isEmpty()) return clear();
    // Whoever is told that it edits the draft saves it.
    if (ownership.owner() === "none") return void ownership.claim();
    const now = forms.read() ?? forms.readAny();
    if (ownership.owner() !== "here" || !now) return;
    files.sync();
    const draft = toDraft(now, files.withRefused(), state.attempt, state.waiting);
    state.savedAt = draft.savedAt;
    state.isAhead = false;
    leaving.saving(draft);
    record.write(draft, isLast);
    state.post({ type: "changed", draft });
  }
  function clear() {
    if (ownership.owner() === "elsewhere") return;
    state.isAhead = false;
    lastWords.settle();
    if (state.savedAt === 0) {
      // Who waits in line for another tab's draft goes on waiting.
      if (ownership.owner() === "here") ownership.release();
      return;
    }
    state.savedAt = 0;
    // Not before it is gone: the next in line would read it, and send it again.
    void record.delete().then(() => state.savedAt === 0 && ownership.release());
    files.sync();
    state.post({ type: "cleared" });
    set({ isKept: false, restoredAt: undefined, missingFiles: [] });
  }
  /** What the form holds as a draft, wherever it goes. */
  function held(): MovingDraft | undefined {
    const content = forms.readAny();
    return content && !isEmpty(content) ? { content, files: files.all() } : undefined;
  }

  function onOwner(owner: Owner) {
    const before = view.getSnapshot().owner;
    // Pressed after it was given up: a reply that is being sent is not for another tab to send.
    if (owner === "elsewhere" && before === "here" && state.isPressing) return ownership.steal();
    set({ owner, isBusyElsewhere: false });
    const own = owner === "elsewhere" && held();
    if (own) versions.add(textNow(), "take-over");
    // Typed before it was known that another tab edits it: that tab has none of it.
    if (own && before !== "here" && state.isAhead) void offers.addHeld(own, state.attempt);
    if ((!state.isKnown && !state.isStale) || owner === "none") return;
    if (owner === "here" && before !== "elsewhere") return save();
    reading = reload();
  }
  /** `undefined` also where a press holds what is in the form. */
  function merged(draft: Draft, before: DraftContent | undefined): Draft | undefined {
    const both = withTyped(draft, before, forms.readAny(), files.list());
    return both && (!state.isLocked() || forms.holds(both)) ? both : undefined;
  }
  /** Puts a stored draft into the form, to look at, or as this tab's own. */
  async function take(draft: Draft, isMine: boolean, isAhead = false) {
    if (isMine) state.isKnown = false;
    if (isMine && !isAhead && !forms.holds(draft)) versions.add(textNow(), "restore");
    Object.assign(state, unsettledOf(draft), { isAhead });
    forms.show(draft, !isMine);
    goOn();
    const mine = loads;
    const missingFiles = await files.show(draft.files);
    // Nobody shows it any more.
    if (!isMine || mine !== loads) return;
    state.isKnown = true;
    set({ restoredAt: draft.savedAt, isKept: true, missingFiles });
    waiting.tell();
  }
  /** Another tab's last word, once it is known who has it now. */
  async function reload() {
    const mine = (loads += 1);
    const { isGiven, savedAt } = state;
    const [before, begun] = [forms.readAny(), Date.now()];
    // Until it is read, nothing may be sent or written over it.
    Object.assign(state, { isKnown: false, isStale: true, isGiven: false });
    view.holdBack();
    void versions.load();
    const asked = stored();
    let draft = await withDeadline(() => asked, patience, "late" as const);
    // Whose it is has changed again.
    if (mine !== loads) return;
    const owner = ownership.owner();
    if (owner === "here" && draft !== "late") draft = lastWords.take(draft);
    state.isStale = false;
    const isTold = owner === "here" && state.savedAt !== 0 && (isGiven || draft === "late");
    if (draft === "late" && owner !== "none" && !isTold) return load();
    state.isKnown = true;
    // Sent or discarded meanwhile.
    if (owner === "none") return goOn();
    // What that tab told may be newer than what it has written.
    if (draft && draft !== "late" && draft.savedAt >= state.savedAt) {
      const isAhead = owner === "here" && state.isAhead;
      const found = isAhead ? merged(draft, before) : draft;
      if (found) await take(found, owner === "here", isAhead);
      else await offers.add(draft);
      if (isAhead) save();
    } else if (owner === "here" && (draft || isTold)) {
      forms.takeTyped();
      save();
      waiting.tell();
      // Written by that tab as it went, and told to nobody.
      const last = draft === "late" ? await asked : undefined;
      if (last && last.savedAt > savedAt && last.savedAt <= begun) await offers.add(last);
    } else if (owner === "here") {
      // Sent or discarded by that tab, which may be heard of only later: not to be sent again.
      versions.add(textNow(), "take-over");
      empty();
    }
    goOn();
  }
  /** Somebody else has sent or discarded what was here. */
  function empty() {
    Object.assign(state, { attempt: undefined, savedAt: 0, isAhead: false });
    waiting.set(undefined);
    state.onCleared();
    forms.show(undefined);
    attachments.clear();
  }
  /** The agent waits for it, unless they write already, in a server's markup. */
  async function load(heldBack = state.isAhead ? 0 : patience, before = forms.readAny()) {
    const mine = (loads += 1);
    view.holdBack(heldBack);
    const kept = await storage.get(keyOf("draft", scope, id));
    if (mine !== loads) return;
    const found = readDraft(kept);
    if (kept !== undefined && !found) {
      set({ problem: "unreadable" });
      // What a tab with a later version is editing stays where it is.
      const isOwn = (await ownership.claim()) === "here";
      if (isOwn && (await offers.setAside(kept))) await record.delete();
    }
    let isMine = true;
    if (found ? found.savedAt !== state.savedAt : lastWords.areThere()) {
      isMine = (await ownership.claim()) === "here";
      if (mine !== loads) return;
      const draft = isMine ? lastWords.take(found) : found;
      const isAhead = isMine && state.isAhead && !isEmpty() && !forms.holds(draft);
      const shown =
        isAhead && draft ? view.getSnapshot().isLoading && merged(draft, before) : draft;
      if (shown) await take(shown, isMine, isAhead);
      else if (draft) await offers.add(draft);
    } else if (!found && state.savedAt !== 0 && !state.isAhead) {
      // Sent or discarded in another tab meanwhile.
      empty();
    }
    if (mine !== loads) return;
    Object.assign(state, { isKnown: true, isStale: false });
    goOn();
    // A page that goes away may let go of it only now.
    if (!isMine && ownership.owner() === "here") await reload();
    else save();
    // Not before: one that is taken changes places with the draft that is restored.
    await Promise.all([versions.load(), offers.load()]);
    await expire(place);
  }

  return {
    state,
    set,
    ...view,
    forms,
    files,
    offers,
    versions,
    ownership,
    record,
    autosave,
    leaving,
    isEmpty,
    isCurrent: async () => (await stored())?.savedAt === state.savedAt,
    empty,
    waiting,
    textNow,
    held,
    save,
    take,
    load,
    /** Resolves when another tab's last word is read, or is no longer waited for. */
    latest: () => withDeadline(() => reading, 2 * patience, undefined),
    /** What is being loaded is of no use any more. */
    stopLoading: () => void (loads += 1),
  };
}
