import { useEffect, useRef, useState, type ComponentType } from "react";
import type { NewThread } from "../../domain/concern.js";
import type { ComposerContext } from "../context/composerContext.js";
import type { WordsProps } from "../ui/Words.js";

interface NewerThreadsProps {
  newest: string | undefined;
  context: ComposerContext;
  // Given, since a bundler would split for this file what it imported of what is loaded at first.
  NewThreads: ComponentType<{ threads: readonly NewThread[] }>;
  Words: ComponentType<WordsProps>;
}

/** Milliseconds that the strip must be in view to count as seen: Send then asks no more about it. */
const seenMs = 3000;

/** The strip above the text: who was faster, and what they wrote. `data-unseen` until it was seen. */
export function NewerThreads({ newest, context, NewThreads, Words }: NewerThreadsProps) {
  const { strings, seen, options, announce, replyText } = context;
  const [threads, setThreads] = useState<readonly NewThread[]>();
  const [isOpen, setOpen] = useState(false);
  const { sender } = context.session;
  const latest = useRef({ ...options, wordsFor });
  useEffect(() => {
    latest.current = { ...options, wordsFor };
  });
  // An effect, since what is new may have to be asked of the server.
  useEffect(() => {
    let isOver = newest === undefined;
    const show = async () => {
      const { api, conversation } = latest.current;
      const found = await seen.unseen(api, conversation.id);
      if (isOver || !found) return;
      const known = new Set(found.map(({ id }) => id));
      setThreads((before = []) => [...found, ...before.filter(({ id }) => !known.has(id))]);
      announce(latest.current.wordsFor(found));
    };
    if (!isOver) void show();
    return () => {
      isOver = true;
    };
  }, [newest, seen, latest, announce]);
  // An effect, since a reply is sent outside React: the next one begins with all this known.
  useEffect(
    () =>
      sender.subscribe(() => {
        if (sender.getSnapshot().status !== "sent") return;
        setThreads(undefined);
        setOpen(false);
      }),
    [sender],
  );
  const strip = useSeenStrip(threads !== undefined && newest !== undefined, seen.markThreadsSeen);
  if (!threads) return null;

  const leave = () => {
    seen.markThreadsSeen();
    setThreads(undefined);
    setOpen(false);
    replyText.editor()?.focus();
  };
  const words = wordsFor(threads);
  return (
    <div ref={strip} className="rc-newer" data-unseen={newest !== undefined || undefined}>
      <p className="rc-newer-line">
        <span>
          <Words keep={threads.flatMap(({ author }) => author ?? [])}>{words}</Words>
        </span>
        {threads.length > 0 && (
          <button
            type="button"
            className="rc-link"
            aria-expanded={isOpen}
            onClick={() => {
              seen.markThreadsSeen();
              setOpen(!isOpen);
            }}
          >
            {isOpen ? strings.hide : strings.show}
          </button>
        )}
        <button
          type="button"
          className="rc-chip-remove"
          aria-label={strings.dismiss}
          onClick={leave}
        />
      </p>
      {isOpen && <NewThreads threads={threads} />}
    </div>
  );

  function wordsFor([first, ...others]: readonly NewThread[]): string {
    if (!first) return strings.somebodyWasFaster;
    return strings.newer(first.author, first.kind, others.length);
  }
}

/** Calls `onSeen` once the element that it returns a ref for was in view for a while. */
function useSeenStrip(isShown: boolean, onSeen: () => void) {
  const ref = useRef<HTMLDivElement>(null);
  // An effect, since only the browser knows what is in view.
  useEffect(() => {
    const { current } = ref;
    if (!isShown || !current || typeof IntersectionObserver === "undefined") return;
    const { ownerDocument: document } = current;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isInView = false;
    const check = () => {
      clearTimeout(timer);
      if (isInView && document.visibilityState === "visible") timer = setTimeout(onSeen, seenMs);
    };
    const observer = new IntersectionObserver((entries) => {
      isInView = entries.at(-1)?.isIntersecting ?? false;
      check();
    });
    observer.observe(current);
    document.addEventListener("visibilitychange", check);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener("visibilitychange", check);
    };
  }, [isShown, onSeen]);
  return ref;
}
