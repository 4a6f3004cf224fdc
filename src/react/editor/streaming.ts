import type { UseFormReturn } from "react-hook-form";
import type { ReplyValues } from "../../domain/fields.js";
import { withDefaults } from "../../domain/optional.js";
import type { Body } from "../../domain/text/body.js";
import type { LocalDraft } from "../../drafts/localDraft.js";
import type { EditorHandle } from "../../options/editor.js";
import type { EditorStream } from "../../options/stream.js";
import type { Session } from "../../session/session.js";
import type { Strings } from "../../strings.js";
import { streamStrings } from "../../strings/stream.js";
import type { because } from "../context/changeReason.js";
import type { ReplyText } from "../context/replyText.js";
import { listenForStop } from "./stopKeys.js";
import { showStrip } from "./streamStrip.js";
import { streamIntoTextArea } from "./textAreaStream.js";

/** What it needs of the composer. */
export interface StreamContext {
  form: UseFormReturn<ReplyValues>;
  session: Session;
  draft: LocalDraft;
  replyText: ReplyText;
  strings: Strings;
  announce: (text: string) => void;
}

/** Milliseconds between two writes: each is told to the form, the draft and the host. */
const writeMs = 50;

/** What ends the stream of a composer, or takes the words about its last one out. */
const latest = new WeakMap<ReplyText, () => void>();

/**
 * See `ComposerHandle`. `because` is given, since a bundler would split for this file what it imported of
 * what is loaded at first; `insert` is the handle's.
 */
export async function replaceSelection(
  context: StreamContext,
  as: typeof because,
  insert: (body: Body) => void,
  source: string | AsyncIterable<string>,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<boolean> {
  const { form, session, draft, replyText, announce } = context;
  const words = withDefaults(streamStrings, context.strings.stream);
  const isElsewhere = () => draft.getSnapshot().owner === "elsewhere";
  latest.get(replyText)?.();
  if (signal?.aborted || session.sender.isPressed() || isElsewhere()) return false;

  // The saved reply whose blanks are still filled in stands in the text before what comes.
  replyText.settle?.(true);
  const editor = replyText.editor();
  const element = editor?.element ?? null;
  const own = streamOf(editor);
  let isOver = false;
  let isComposing = false;
  let settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;
  const stopped = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const stop = (byComposition = false) => {
    if (isOver) return;
    isOver = true;
    isComposing = byComposition;
    settle?.resolve();
  };
  latest.set(replyText, stop);

  const hideComing = showStrip(element, words.coming, words.stop, () => {
    stop();
    editor?.focus();
  });
  let isTold = false;
  const isComing = () => {
    isTold = true;
    form.setError("text", { message: words.stopsSend });
    announce(words.stopsSend);
    return true;
  };
  replyText.isComing = isComing;
  announce(words.begun);

  let stream: EditorStream | undefined;
  let gathered = "";
  /** What has come and is not written yet. */
  let held = "";
  let isBegun = false;
  let isWriting = false;
  let known = textOf(form);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wroteAt = 0;
  const act = (change: () => void) => {
    isWriting = true;
    as("insert", change);
    isWriting = false;
    known = textOf(form);
  };
  const write = (isLast = false) => {
    clearTimeout(timer);
    timer = undefined;
    // Neither a line break nor a character is parted.
    const to = isLast ? held.length : held.search(/[\r\ud800-\udbff]?$/);
    const text = held.slice(0, to).replace(/\r\n?/g, "\n");
    if (isOver || text === "") return;
    if (replyText.editor() !== editor) return stop();
    held = held.slice(to);
    wroteAt = performance.now();
    if (!stream) gathered += text;
    else {
      if (!isBegun) draft.snapshot("insert");
      act(() => stream?.write(text));
    }
    isBegun = true;
  };
  const writeSoon = () => {
    try {
      write();
    } catch (error) {
      settle?.reject(error);
    }
  };
  const end = (isKept: boolean) => {
    const all = gathered;
    if (stream) act(() => stream?.end(isKept));
    else if (isKept && !isOver && all !== "") insert({ format: "plain", value: all });
  };

  const ends = [
    form.subscribe({
      formState: { values: true },
      callback: () => {
        if (stream && !isWriting && textOf(form) !== known) stop();
      },
    }),
    draft.subscribe(() => {
      if (isElsewhere()) stop();
    }),
  ];
  const onAbort = () => stop();
  signal?.addEventListener("abort", onAbort);
  let iterator: AsyncIterator<string> | undefined;
  try {
    stream = await own;
    ends.push(listenForStop(element, stream !== undefined, stop));
    iterator = iteratorOf(source);
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- each piece comes after the one before it
      const step = await Promise.race([stopped, iterator.next()]);
      if (isOver || !step || step.done) break;
      held += checked(step.value);
      if (performance.now() - wroteAt < writeMs) timer ??= setTimeout(writeSoon, writeMs);
      else {
        write();
        // What comes without a pause would hold the page.
        // oxlint-disable-next-line no-await-in-loop -- as above
        await new Promise((resolve) => setTimeout(resolve));
      }
    }
    write(true);
    const isWhole = !isOver;
    if (!isWhole) Promise.resolve(iterator.return?.()).catch(() => {});
    if (!isComposing) end(true);
    announce(isWhole ? words.whole : words.stopped);
    return isWhole;
  } catch (error) {
    // What was stopped has nothing to say of it.
    if (isOver || isAbort(error)) {
      stop();
      end(true);
      announce(words.stopped);
      return false;
    }
    write(true);
    if (isBegun && stream) draft.snapshot("insert");
    end(false);
    const message = isBegun && stream ? words.takenOut : words.nothingCame;
    announce(message);
    const hide = showStrip(element, message, words.dismiss, () => {
      hide();
      editor?.focus();
    });
    latest.set(replyText, hide);
    throw error;
  } finally {
    clearTimeout(timer);
    stop();
    if (latest.get(replyText) === stop) latest.delete(replyText);
    if (replyText.isComing === isComing) replyText.isComing = undefined;
    if (isTold) form.clearErrors("text");
    signal?.removeEventListener("abort", onAbort);
    for (const leave of ends) leave();
    hideComing();
  }
}

/** Where pieces are shown as they come; `undefined` for an editor that gets all at once. */
async function streamOf(editor: EditorHandle | null): Promise<EditorStream | undefined> {
  const element = editor?.element;
  if (isTextArea(element)) return streamIntoTextArea(element);
  try {
    return await editor?.stream?.();
  } catch {
    // Its chunk cannot be loaded.
    return undefined;
  }
}

function isTextArea(element: HTMLElement | null | undefined): element is HTMLTextAreaElement {
  return element?.matches("textarea") ?? false;
}

/** What the text says; a picture that gets its address says the same. */
function textOf({ getValues }: UseFormReturn<ReplyValues>): string {
  return getValues("text").value.replace(/<img[^>]*>/g, "<img>");
}

function iteratorOf(source: string | AsyncIterable<string>): AsyncIterator<string> {
  return (typeof source === "string" ? once(source) : source)[Symbol.asyncIterator]();
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

function checked(piece: unknown): string {
  if (typeof piece === "string") return piece;
  throw new TypeError(
    `replaceSelection got a piece that is no string: ${typeof piece}. Give it the text alone, such as a choice's delta.`,
  );
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
