import { useComposer } from "../hooks/composerContext.js";
import { BannerButton } from "./Banner.js";

/** Copies what was typed, where it cannot be sent from here. */
export function CopyReply() {
  const { form, strings, announce, textRef } = useComposer();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(form.getValues("text.value"));
      announce(strings.copied);
    } catch {
      // No clipboard in this context: leave it selected, one Ctrl+C away.
      textRef.current?.select();
      const isCopied = document.execCommand("copy");
      announce(isCopied ? strings.copied : strings.copyFailed);
    }
  };
  return <BannerButton onClick={() => void copy()}>{strings.copyReply}</BannerButton>;
}
