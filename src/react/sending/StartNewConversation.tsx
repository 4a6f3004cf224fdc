import { useComposer } from "../context/composerContext.js";
import { patchOf } from "../../session/initialValues.js";
import { useSending } from "../context/useSending.js";
import { BannerButton } from "../ui/Banner.js";

/** Gives the reply to the host for a new conversation, if it can start one; it stays here too. */
export function StartNewConversation() {
  const context = useComposer();
  const { form, strings, options, session } = context;
  const state = useSending(context);
  const { onStartNewConversation } = options;
  if (!onStartNewConversation) return null;
  const error = state.status === "failed" ? state.error : undefined;
  const reason = error?.code === "locked" ? error.detail.reason : undefined;
  return (
    <BannerButton
      onClick={() => {
        const initial = patchOf(form.getValues());
        const files = session.attachments.getSnapshot().map(({ file }) => file);
        onStartNewConversation({ initial, files, reason });
      }}
    >
      {strings.startNewConversation}
    </BannerButton>
  );
}
