import { useComposer } from "../context/composerContext.js";
import { copyNear, editNear } from "../dom/place.js";
import { BannerButton } from "../ui/Banner.js";

/** Copies what was typed, where it cannot be sent from here. */
export function CopyReply() {
  const { form, strings, textRef } = useComposer();
  return (
    <CopyText
      label={strings.copyReply}
      text={() => form.getValues("text.value")}
      // No clipboard in this context: leave it selected, one Ctrl+C away.
      onRefused={() => {
        textRef.current?.select();
        return textRef.current !== null && editNear(textRef.current, "copy");
      }}
    />
  );
}

interface CopyTextProps {
  label: string;
  text: () => string;
  /** Another way to copy it; true where that worked. */
  onRefused?: () => boolean;
}

/** Copies a text, and says whether that worked. */
export function CopyText({ label, text, onRefused }: CopyTextProps) {
  const { strings, announce, textRef } = useComposer();
  const copy = async () => {
    try {
      await copyNear(textRef.current, text());
      announce(strings.copied);
    } catch {
      announce(onRefused?.() ? strings.copied : strings.copyFailed);
    }
  };
  return <BannerButton onClick={() => void copy()}>{label}</BannerButton>;
}
