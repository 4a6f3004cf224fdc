import { useRef } from "react";
import { Outlet, useMatch } from "react-router";
import { Arrival } from "./Arrival.js";
import { Inbox } from "../inbox/Inbox.js";
import { KeysDialog } from "../keys/KeysDialog.js";
import { SettingsDialog } from "../settings/SettingsDialog.js";
import { Outbox } from "./Outbox.js";
import { useConversationKeys } from "./useConversationKeys.js";
import { useKeyboardRoom } from "./useKeyboardRoom.js";
import { useDialogs } from "./useDialogs.js";
import { useStayOnDrop } from "./useStayOnDrop.js";

/** The list beside what is open; on narrow screens one of the two. */
export function Shell() {
  const isConversation = useMatch("/conversations/:id") !== null;
  const mainRef = useRef<HTMLElement>(null);
  useStayOnDrop();
  useKeyboardRoom();
  useConversationKeys();
  const { dialog, show, close } = useDialogs();
  return (
    <div className="console" data-view={isConversation ? "conversation" : "list"}>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          mainRef.current?.focus();
        }}
      >
        Skip to the conversation
      </a>
      <Inbox onShow={show} />
      <main className="main" id="main" ref={mainRef} tabIndex={-1}>
        <Outlet />
      </main>
      <Arrival />
      <Outbox />
      {dialog === "keys" && <KeysDialog onClose={close} />}
      {dialog === "settings" && <SettingsDialog onClose={close} />}
    </div>
  );
}
