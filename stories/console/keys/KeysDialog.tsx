import { Dialog } from "../Dialog.js";

// iPadOS calls itself a Mac.
const isApple = /Mac|iP(?:hone|ad|od)/.test(navigator.platform);
const command = isApple ? "⌘" : "Ctrl";
const shift = isApple ? "⇧" : "Shift";

const groups: readonly [title: string, keys: readonly [keys: readonly string[], what: string][]][] =
  [
    [
      "Conversations",
      [
        [["j"], "Open the next conversation"],
        [["k"], "Open the previous conversation"],
        [["r"], "Write the reply"],
        [["z"], "Take back the reply that is about to go"],
        [["?"], "Show these shortcuts"],
      ],
    ],
    [
      "In the reply",
      [
        [[command, "Enter"], "Send"],
        [[command, shift, "Enter"], "Send and close"],
        [[command, shift, "C"], "Add Cc"],
        [[command, shift, "B"], "Add Bcc"],
        [["/"], "Put in a saved reply, at the start of a word"],
        [[command, "/"], "Search saved replies"],
        [[command, "Z"], "Undo, also a reply just sent off"],
        [["Esc"], "Leave the reply"],
      ],
    ],
  ];

/** What the keyboard can do, in the console and in the composer. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      {groups.map(([title, keys]) => (
        <section key={title} className="keys" aria-label={title}>
          <h3 className="keys-title">{title}</h3>
          <dl className="keys-list">
            {keys.map(([parts, what]) => (
              <div key={what} className="keys-row">
                <dt>{what}</dt>
                <dd>
                  {parts.map((part) => (
                    <kbd key={part} className="key">
                      {part}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
