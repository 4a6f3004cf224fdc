import { memo, useEffect, useState } from "react";
import { bodyToPlain } from "../../../domain/text/body.js";
import type { InsertingStrings } from "../../../strings/inserting.js";
import type { Choice, Content, Source } from "../choice.js";

/** Milliseconds for which one stays highlighted before it is read: the arrow keys pass many. */
const pauseMs = 80;

interface PreviewProps {
  source: Source;
  choice: Choice;
  words: InsertingStrings;
}

/** How the highlighted one reads; read now, it is there when it is taken. */
export const Preview = /* @__PURE__ */ memo(function Preview({
  source,
  choice,
  words,
}: PreviewProps) {
  const [read, setRead] = useState<{ id: string; content: Content }>();
  // An effect, since the text is read for the eye, a little after the highlight.
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      source.preview?.(choice).then(
        (content) => {
          if (!isOver) setRead({ id: choice.id, content });
        },
        // It is said once it is taken.
        () => {},
      );
    }, pauseMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [source, choice]);
  const content = read?.id === choice.id ? read.content : undefined;
  const { files = [] } = content ?? {};
  return (
    // For the eye: readers hear how it begins with its option.
    <div className="rc-inserts-preview" aria-hidden="true" translate="no">
      <div key={choice.id} dir="auto">
        {content ? bodyToPlain(content.body) : choice.detail}
      </div>
      {files.length > 0 && <p className="rc-hint">{words.files(files.map(({ name }) => name))}</p>}
    </div>
  );
});
