import type { Tab } from "./tab.js";

export interface GivenFile {
  name: string;
  type: string;
  bytes: Buffer;
}

/**
 * Drops or pastes files on the composer by events that a script dispatches, since no driver can drag
 * from outside. WebKit ignores a `dataTransfer` given to the event, so it is put on it.
 */
export async function transferFiles(
  tab: Tab,
  kind: "drop" | "paste",
  given: readonly GivenFile[],
): Promise<void> {
  const all = given.map(({ name, type, bytes }) => ({
    name,
    type,
    base64: bytes.toString("base64"),
  }));
  await tab.evaluate(
    (how, files) => {
      const target = document.querySelector(
        "form[aria-label='Reply to conversation'] [aria-label='Reply']",
      );
      if (!target) throw new Error("There is no composer");
      const transfer = new DataTransfer();
      for (const { name, type, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type }));
      }
      const names = how === "drop" ? ["dragenter", "dragover", "drop"] : ["paste"];
      for (const name of names) {
        const event = new Event(name, { bubbles: true, cancelable: true, composed: true });
        const property = how === "drop" ? "dataTransfer" : "clipboardData";
        const { left, top, width, height } = target.getBoundingClientRect();
        Object.defineProperty(event, "clientX", { value: left + width / 2 });
        Object.defineProperty(event, "clientY", { value: top + height / 2 });
        Object.defineProperty(event, property, { value: transfer });
        target.dispatchEvent(event);
      }
    },
    kind,
    all,
  );
}
