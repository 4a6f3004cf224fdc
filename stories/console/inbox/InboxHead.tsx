import { useMatch } from "react-router";
import { InboxIcon, KeysIcon, SettingsIcon } from "../icons.js";
import type { ConsoleDialog } from "../shell/useDialogs.js";

/** What the list is, and what holds for all of it. */
export function InboxHead({ onShow }: { onShow: (dialog: ConsoleDialog) => void }) {
  // Beside a conversation that one's subject is what the page is about.
  const Title = useMatch("/") === null ? "p" : "h1";
  return (
    <div className="inbox-head">
      <InboxIcon />
      <Title className="inbox-title">Inbox</Title>
      <button
        type="button"
        className="icon-button inbox-keys"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        onClick={() => onShow("keys")}
      >
        <KeysIcon />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Settings"
        title="Settings"
        onClick={() => onShow("settings")}
      >
        <SettingsIcon />
      </button>
    </div>
  );
}
