import { useId } from "react";
import type { KeyboardEvent, RefObject } from "react";
import { ReplyComposer, useDrafts } from "../../../src/index.js";
import { RichText } from "../../../src/rich-text.js";
import type {
  Body,
  ComposerEvents,
  ComposerHandle,
  Conversation,
  User,
} from "../../../src/index.js";
import type { ConversationView } from "../api/conversation.js";
import { displayName } from "../api/person.js";
import { useApis } from "../data/ConsoleData.js";
import { useSendingIds } from "../data/useSendingIds.js";
import { useUsers } from "../data/useUsers.js";
import { BackIcon, ReplyIcon } from "../icons.js";
import { DraftMark } from "../inbox/DraftMark.js";
import { useKeys } from "../keys/useKeys.js";
import { useSettings } from "../settings/settings.js";
import { useAfterSending } from "./useAfterSending.js";
import { useAgentVariables } from "./useAgentVariables.js";
import { useLooks } from "./useLooks.js";
import { useMoveOn } from "./useMoveOn.js";
import type { ReplySheet } from "./useReplySheet.js";

interface ReplyProps {
  id: string;
  view: ConversationView | undefined;
  conversation: Conversation;
  composerRef: RefObject<ComposerHandle | null>;
  sheet: ReplySheet;
  /** Takes the focus that leaves the reply. */
  leave: () => void;
  onValuesChange: ComposerEvents["onValuesChange"];
}

/** The composer below the messages; on a small screen what opens it, and then it alone. */
export function Reply(props: ReplyProps) {
  const { id, view, conversation, composerRef, sheet, leave, onValuesChange } = props;
  const { composer: api, drafts } = useApis();
  const users = useUsers();
  const variables = useAgentVariables();
  const { undoSeconds, editor } = useSettings();
  const { afterSending, afterSaving, refresh } = useAfterSending(id, sheet);
  const { lookWhileTyping, lookAhead, lookBeforeSend } = useLooks(id, view && String(view.id));
  useMoveOn(id, { isReplace: sheet.isOpen });
  useKeys({
    r: () => sheet.write(),
    // The composer's own, from anywhere on the page.
    "mod+shift+c": () => sheet.write("cc"),
    "mod+shift+b": () => sheet.write("bcc"),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    lookAhead(event);
    // What closes something of the composer's is marked, and what ends a composition is not heard.
    if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (sheet.isOpen) sheet.close();
    else leave();
  };
  const name = view && displayName(view.customer);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears what is in it */}
      <div className="dock" onKeyDown={onKeyDown} onPointerOver={lookAhead} onFocus={lookAhead}>
        <div className="dock-head">
          <button
            type="button"
            className="icon-button"
            aria-label="Back to the messages"
            onClick={sheet.close}
          >
            <BackIcon />
          </button>
          <bdi className="dock-title">{view?.subject}</bdi>
        </div>
        <ReplyComposer
          ref={composerRef}
          className="reply"
          conversation={conversation}
          api={api}
          drafts={drafts}
          allowImported
          {...(users && { users })}
          signature={signatureOf}
          variables={variables}
          undoSeconds={undoSeconds}
          editor={editor === "rich" ? RichText : undefined}
          beforeSend={lookBeforeSend}
          onValuesChange={onValuesChange}
          onSent={afterSending}
          onDraftSaved={afterSaving}
          onSentElsewhere={refresh}
          onInput={lookWhileTyping}
        />
      </div>
      <ReplyBar id={id} name={name} sheet={sheet} />
    </>
  );
}

/** Only of somebody who is chosen: the API does not tell whose the server's own token is. */
function signatureOf(agent: User | undefined): Body | undefined {
  return agent && { format: "plain", value: `Best regards,\n${agent.name}` };
}

/** Below the messages of a small screen. */
function ReplyBar({
  id,
  name,
  sheet,
}: Pick<ReplyProps, "id" | "sheet"> & { name?: string | undefined }) {
  const hasDraft = useDrafts(useApis().drafts).some(({ conversationId }) => conversationId === id);
  const isSending = useSendingIds().has(id);
  const isMarked = hasDraft || isSending;
  const noteId = useId();
  return (
    <div className="reply-bar">
      <button
        ref={sheet.openerRef}
        type="button"
        className="reply-button"
        aria-describedby={isMarked ? noteId : undefined}
        onClick={() => sheet.write()}
      >
        <ReplyIcon />
        <span className="reply-to">
          Reply to <bdi>{name ?? "the customer"}</bdi>
        </span>
      </button>
      {isMarked && <DraftMark id={noteId} isSending={isSending} />}
    </div>
  );
}
