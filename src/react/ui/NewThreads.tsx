import type { NewThread } from "../../domain/concern.js";
import { useComposer } from "../context/composerContext.js";
import { Words } from "./Words.js";

/** The threads that came while the agent was writing, as text. */
export function NewThreads({ threads }: { threads: readonly NewThread[] }) {
  const { strings } = useComposer();
  return (
    // Focusable, so that a keyboard can scroll what is long.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="rc-new-threads" aria-label={strings.review} tabIndex={0}>
      {threads.map(({ id, author, kind, createdAt, text }) => (
        <article key={id}>
          <p className="rc-muted">
            <Words keep={author === undefined ? [] : [author]}>
              {strings.arrived(author, kind, createdAt)}
            </Words>
          </p>
          <p className="rc-new-thread" dir="auto">
            {text}
          </p>
        </article>
      ))}
    </section>
  );
}
