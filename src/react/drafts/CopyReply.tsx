import { useState } from "react";
import { bodyToPlain } from "../../domain/text/body.js";
import { useComposer } from "../context/composerContext.js";
import { copyNear, editNear } from "../dom/place.js";
import { BannerButton } from "../ui/Banner.js";

/** Copies what was typed, where it cannot be sent from here. */
export function CopyReply() {
  const { form, strings, replyText } = useComposer();
  return (
    <CopyText
      label={strings.copyReply}
      text={() => bodyToPlain(form.getValues("text"))}
      html={() => {
        const { format, value } = form.getValues("text");
        return format === "html" ? value : undefined;
      }}
      // No clipboard in this context: leave it selected, one Ctrl+C away.
      onRefused={() => {
        const element = replyText.element();
        replyText.editor()?.selectAll();
        return element !== null && editNear(element, "copy");
      }}
    />
  );
}

interface CopyTextProps {
  label: string;
  text: () => string;
  html?: () => string | undefined;
  /** Another way to copy it; true where that worked. */
  onRefused?: () => boolean;
}

/** Milliseconds for which the button says what became of it. */
const saidMs = 4000;

/** Copies a text, and says whether that worked. */
export function CopyText({ label, text, html, onRefused }: CopyTextProps) {
  const { strings, announce, replyText } = useComposer();
  const [said, setSaid] = useState<string>();
  const say = (words: string) => {
    announce(words);
    setSaid(words);
    setTimeout(setSaid, saidMs);
  };
  const copy = async () => {
    try {
      await copyNear(replyText.element(), text(), html?.());
      say(strings.copied);
    } catch {
      say(onRefused?.() ? strings.copied : strings.copyFailed);
    }
  };
  return <BannerButton onClick={() => void copy()}>{said ?? label}</BannerButton>;
}
