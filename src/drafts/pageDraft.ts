import type { AttachmentStore } from "../attachments/store.js";
import { yieldToMain } from "../async/yieldToMain.js";
import type { Attempt, UnsettledPress, WaitingPress } from "../domain/attempt.js";
import { withVersion, type VersionReason } from "../domain/textVersion.js";
import { newUuid } from "../domain/uuid.js";
import type { DraftContent } from "./draft.js";
import type { MovingDraft } from "./draftFiles.js";
import { createDraftForms, type DraftForm } from "./draftForms.js";
import { createDraftView } from "./draftView.js";
import { excerptOf } from "./excerpt.js";
import { createLeaveGuard } from "../async/leaveGuard.js";
import { throttled } from "../async/throttled.js";

/** Milliseconds between two looks whether leaving the page would lose something. */
const pace = 250;

export type PageDraft = ReturnType<typeof createPageDraft>;

/** Keeps a reply for as long as the page lives; the browser asks before that ends. */
export function createPageDraft(attachments: AttachmentStore) {
  const forms = createDraftForms();
  /** Asked as the page goes away. */
  let isSafe = () => false;
  let isOver = false;
  const guard = createLeaveGuard(() => !isOver && !isEmpty(forms.readAny()) && !isSafe());
  const check = () => guard(!isOver && !isEmpty());
  const { set, ...view } = createDraftView(check);
  const offered = new Map<string, MovingDraft & { savedAt: number }>();
  let uncertain: readonly UnsettledPress[] = [];
  let waiting: WaitingPress | undefined;
  let isPressing = false;
  let discarded: MovingDraft | undefined;
  let unlisten = () => {};

  /** Refused ones are no part of the reply. */
  const own = () => attachments.getSnapshot().filter(({ status }) => status !== "rejected");
  function isEmpty(now = forms.read()) {
    return (now?.isUntouched ?? true) && own().length === 0 && uncertain.length === 0;
  }
  const checkSoon = throttled(() => void yieldToMain().then(check), pace);
  const changed = () => {
    guard(!isOver);
    checkSoon.call();
  };
  const textNow = () => forms.readAny()?.values.text.value ?? "";
  const addVersion = (text: string, before: VersionReason) => {
    const { versions } = view.getSnapshot();
    const [newest] = versions;
    if (text.trim() === "" || newest?.text === text) return;
    // No two at the same time: their order would be lost.
    const at = Math.max(Date.now(), (newest?.at ?? 0) + 1);
    set({ versions: withVersion(versions, { at, text, before }) });
  };
  const held = (): MovingDraft | undefined => {
    const content = forms.readAny();
    const files = own().map(({ id, file }) => ({ id, file }));
    return content && !isEmpty(content) ? { content, files } : undefined;
  };
  const put = ({ content, files }: MovingDraft) => {
    forms.show(content);
    const ids = new Set(files.map(({ id }) => id));
    attachments.clear(
      own()
        .map(({ id }) => id)
        .filter((id) => !ids.has(id)),
    );
    attachments.restore(files);
    check();
  };
  const offer = (draft: MovingDraft) => offered.set(newUuid(), { ...draft, savedAt: Date.now() });
  const showOffered = () =>
    set({
      offered: [...offered].map(([id, { savedAt, content }]) => ({
        id,
        savedAt,
        text: excerptOf(content),
      })),
    });
  /** What is in the form waits in its place. */
  const changePlaces = (wanted: MovingDraft) => {
    const now = held();
    if (now) offer(now);
    put(wanted);
    showOffered();
  };
  const lastDiscarded = () => (view.getSnapshot().canUndoDiscard ? discarded : undefined);

  return {
    getSnapshot: view.getSnapshot,
    subscribe: view.subscribe,
    values() {
      const now = forms.read();
      return now?.isUntouched === false ? now.values : undefined;
    },
    bind(form: DraftForm) {
      if (forms.count() === 0) unlisten = attachments.subscribe(changed);
      forms.add(form);
      if (!forms.read() && !form.read().isUntouched && forms.change(form)) changed();
      return () => {
        forms.remove(form);
        if (forms.count() === 0) unlisten();
        check();
      };
    },
    open() {},
    changed(form: DraftForm) {
      if (!forms.change(form)) return;
      changed();
    },
    waits: (press: WaitingPress | undefined) => void (waiting = press),
    async pressing(attempt: Attempt, earlier: readonly UnsettledPress[]) {
      isPressing = true;
      waiting = undefined;
      uncertain = [{ attempt }, ...earlier];
      return true;
    },
    settled(outcome: { sent?: Attempt | undefined; uncertain: readonly UnsettledPress[] }) {
      const { sent } = outcome;
      isPressing = false;
      ({ uncertain } = outcome);
      // Where its composer is gone, and nothing else was left there.
      const isSent = forms.holds(sent);
      if (isSent && forms.count() === 0) forms.show(undefined);
      if (sent) set({ canUndoDiscard: false });
      check();
    },
    snapshot: (before: VersionReason) => addVersion(textNow(), before),
    dismissUnreadable() {},
    takeOver() {},
    discard() {
      // Once more where it was said already: it is another one.
      set({ canUndoDiscard: false });
      discarded = held();
      addVersion(textNow(), "discard");
      forms.show(undefined);
      attachments.clear();
      set({ canUndoDiscard: true });
    },
    undoDiscard() {
      const wanted = lastDiscarded();
      set({ canUndoDiscard: false });
      if (wanted) changePlaces(wanted);
    },
    async takeOffered(id: string) {
      const wanted = offered.get(id);
      addVersion(textNow(), "restore");
      offered.delete(id);
      if (wanted) changePlaces(wanted);
    },
    async discardOffered(id: string) {
      const content = offered.get(id)?.content;
      if (content) addVersion(excerptOf(content, Infinity), "discard");
      offered.delete(id);
      showOffered();
    },
    held,
    discarded: lastDiscarded,
    read: forms.readAny,
    /** Begins with it, where its files are in the store already. */
    show: (content: DraftContent) => forms.show(content),
    async receive(moving: MovingDraft) {
      if (isEmpty()) return put(moving);
      offer(moving);
      showOffered();
    },
    leave() {
      forms.show(undefined);
      attachments.clear();
      check();
    },
    release() {},
    set,
    holdBack: view.holdBack,
    isPressing: () => isPressing,
    uncertain: () => uncertain,
    waiting: () => waiting,
    offered: (): readonly MovingDraft[] => [...offered.values()],
    /** Leaving the page is not asked about where this says, just then, that all is kept. */
    askUnless: (isKept: () => boolean) => void (isSafe = isKept),
    /** Somebody else keeps it from now on. */
    end() {
      isOver = true;
      checkSoon.cancel();
      unlisten();
      check();
    },
  };
}
