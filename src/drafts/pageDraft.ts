import type { AttachmentStore } from "../attachments/store.js";
import { yieldToMain } from "../async/yieldToMain.js";
import type { Attempt, UnsettledPress, WaitingPress } from "../domain/attempt.js";
import { isSame } from "../domain/isSame.js";
import { blankBody, isBlank, type Body } from "../domain/text/body.js";
import { bodyOf, versionOf, withVersion, type VersionReason } from "../domain/textVersion.js";
import { newUuid } from "../domain/uuid.js";
import type { DraftContent, MovingDraft } from "./record/draft.js";
import { createShownForm, type DraftForm } from "./shownForm.js";
import { createDraftView } from "./draftView.js";
import { excerptOf } from "./record/excerpt.js";
import { createLeaveGuard } from "../async/leaveGuard.js";
import { throttled } from "../async/throttled.js";

/** Milliseconds between two looks whether leaving the page would lose something. */
const checkIntervalMs = 250;

export type PageDraft = ReturnType<typeof createPageDraft>;

/** Keeps a reply for as long as the page lives; the browser asks before that ends. */
export function createPageDraft(attachments: AttachmentStore) {
  const shownForm = createShownForm();
  /** Whether all of it is kept elsewhere; asked as the page goes away. */
  let isSafe = () => false;
  let isOver = false;
  const guard = createLeaveGuard(() => !isOver && !isEmpty(shownForm.readAnyway()) && !isSafe());
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
  function isEmpty(now = shownForm.read()) {
    return (now?.isUntouched ?? true) && own().length === 0 && uncertain.length === 0;
  }
  const checkSoon = throttled(() => void yieldToMain().then(check), checkIntervalMs);
  const changed = () => {
    guard(!isOver);
    checkSoon.call();
  };
  const textNow = () => shownForm.readAnyway()?.values.text ?? blankBody;
  const addVersion = (body: Body, before: VersionReason) => {
    const { versions } = view.getSnapshot();
    const [newest] = versions;
    if (isBlank(body) || (newest && isSame(body, bodyOf(newest)))) return;
    // No two at the same time: their order would be lost.
    const at = Math.max(Date.now(), (newest?.at ?? 0) + 1);
    set({ versions: withVersion(versions, versionOf(body, at, before)) });
  };
  const held = (): MovingDraft | undefined => {
    const content = shownForm.readAnyway();
    const files = own().map(({ id, file }) => ({ id, file }));
    return content && !isEmpty(content) ? { content, files } : undefined;
  };
  const put = ({ content, files }: MovingDraft) => {
    attachments.clear();
    // Its pictures may bring their files with them.
    shownForm.show(content);
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
    values: shownForm.values,
    bind(form: DraftForm) {
      unlisten = attachments.subscribe(changed);
      if (shownForm.bind(form)) changed();
      return () => {
        shownForm.unbind();
        unlisten();
        check();
      };
    },
    open() {},
    changed() {
      if (!shownForm.change()) return;
      changed();
    },
    waits: (press: WaitingPress | undefined) => void (waiting = press),
    async pressing(attempt: Attempt, earlier: readonly UnsettledPress[]) {
      isPressing = true;
      waiting = undefined;
      uncertain = [{ attempt }, ...earlier];
      return true;
    },
    pressEnded(outcome: { sent?: Attempt | undefined; uncertain: readonly UnsettledPress[] }) {
      const { sent } = outcome;
      isPressing = false;
      ({ uncertain } = outcome);
      if (sent) {
        shownForm.sent(sent.values);
        set({ canUndoDiscard: false });
      }
      check();
    },
    snapshot: (before: VersionReason) => addVersion(textNow(), before),
    dismissUnreadable() {},
    takeOver() {},
    discard() {
      // Shown anew where it is shown already, since this is another discard.
      set({ canUndoDiscard: false });
      discarded = held();
      addVersion(textNow(), "discard");
      shownForm.show(undefined);
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
      if (content) addVersion(content.values.text, "discard");
      offered.delete(id);
      showOffered();
    },
    held,
    discarded: lastDiscarded,
    read: shownForm.readAnyway,
    /** Begins with this content; its files are in the store already. */
    show: (content: DraftContent) => shownForm.show(content),
    async receive(moving: MovingDraft) {
      if (isEmpty()) return put(moving);
      offer(moving);
      showOffered();
    },
    leave() {
      shownForm.show(undefined);
      attachments.clear();
      check();
    },
    set,
    holdBack: view.holdBack,
    isPressing: () => isPressing,
    uncertain: () => uncertain,
    waiting: () => waiting,
    offered: (): readonly MovingDraft[] => [...offered.values()],
    /** Leaving the page is not asked about where this says, just then, that all is kept. */
    askUnless: (isKept: () => boolean) => void (isSafe = isKept),
    /** A kept draft holds the reply from now on. */
    end() {
      isOver = true;
      checkSoon.cancel();
      unlisten();
      check();
    },
  };
}
