import { Dialog } from "../Dialog.js";
import { afterSending, changeSettings, editors, undoSeconds, useSettings } from "./settings.js";

const afterWords: Record<(typeof afterSending)[number], string> = {
  stay: "Stay in the conversation",
  next: "Open the next that waits",
  list: "Go back to the list",
};

/** How the agent likes to work; what is chosen holds at once. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const settings = useSettings();
  return (
    <Dialog title="Settings" onClose={onClose}>
      <label className="setting">
        <span>After sending</span>
        <select
          className="select"
          value={settings.afterSending}
          onChange={({ target }) => {
            const chosen = afterSending.find((one) => one === target.value);
            if (chosen) changeSettings({ afterSending: chosen });
          }}
        >
          {afterSending.map((one) => (
            <option key={one} value={one}>
              {afterWords[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="setting">
        <span>Undo send</span>
        <select
          className="select"
          value={settings.undoSeconds}
          onChange={({ target }) => {
            const chosen = undoSeconds.find((one) => String(one) === target.value);
            if (chosen !== undefined) changeSettings({ undoSeconds: chosen });
          }}
        >
          {undoSeconds.map((one) => (
            <option key={one} value={one}>
              {one === 0 ? "Off" : `${one} seconds`}
            </option>
          ))}
        </select>
      </label>
      <label className="setting">
        <span>Write replies</span>
        <select
          className="select"
          value={settings.editor}
          onChange={({ target }) => {
            const chosen = editors.find((one) => one === target.value);
            if (chosen) changeSettings({ editor: chosen });
          }}
        >
          {editors.map((one) => (
            <option key={one} value={one}>
              {one === "rich" ? "With formatting" : "As plain text"}
            </option>
          ))}
        </select>
      </label>
      <label className="setting">
        <span>Single-letter shortcuts</span>
        <input
          type="checkbox"
          className="checkbox"
          checked={settings.hasKeys}
          onChange={({ target }) => changeSettings({ hasKeys: target.checked })}
        />
      </label>
      <p className="dialog-note">Kept in this browser.</p>
    </Dialog>
  );
}
