import { onTestFinished } from "vitest";
import { commands } from "vitest/browser";

let isOurs = false;

/** The clipboard is the browser's, and another test's page would write into it. Held until the test ends. */
export async function takeClipboard(): Promise<void> {
  await commands.takeClipboard();
  isOurs = true;
  onTestFinished(async () => {
    isOurs = false;
    await commands.giveClipboard();
  });
}

/** For the setup of all tests: whoever writes without having taken it would fail another test. */
export function guardClipboard(): void {
  const complain = () => {
    if (isOurs) return;
    reportError(new Error("takeClipboard() before a test copies: pages share the clipboard"));
  };
  for (const type of ["copy", "cut"] as const) {
    window.addEventListener(type, ({ isTrusted }) => isTrusted && complain(), true);
  }
  guard("write", complain);
  guard("writeText", complain);
}

function guard(name: "write" | "writeText", complain: () => void): void {
  const { clipboard } = navigator;
  const write: (data: never) => Promise<void> = clipboard[name].bind(clipboard);
  Object.defineProperty(clipboard, name, {
    configurable: true,
    writable: true,
    value: async (data: never) => {
      complain();
      await write(data);
    },
  });
}
