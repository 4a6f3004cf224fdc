import type { Locator, Page } from "playwright";
import { readReply } from "../browser/replyText.js";
import { shows } from "./harness.js";

/** The composer of a page, by the names that it promises. */
export function composerOf(page: Page) {
  const form = page.getByRole("form", { name: "Reply to conversation", exact: true });
  const named = (role: "combobox" | "textbox" | "switch" | "button" | "list", name: string) =>
    form.getByRole(role, { name, exact: true });
  /** As an agent uses it: who fills it or focuses it asks for it first. */
  const addressField = (name: "Customer" | "Cc" | "Bcc") => {
    const field = named("combobox", name);
    const button = named("button", name === "Customer" ? "Change customer" : name);
    const asked =
      <Given extends unknown[]>(act: (...given: Given) => Promise<void>) =>
      async (...given: Given) => {
        await field.or(button).waitFor();
        if (await button.isVisible()) await button.click();
        await act(...given);
      };
    return Object.assign(field, {
      fill: asked(field.fill.bind(field)),
      focus: asked(field.focus.bind(field)),
      pressSequentially: asked(field.pressSequentially.bind(field)),
    });
  };
  return {
    form,
    customer: addressField("Customer"),
    cc: addressField("Cc"),
    bcc: addressField("Bcc"),
    text: named("textbox", "Reply"),
    status: named("combobox", "Status after sending"),
    replyAs: named("combobox", "Reply as"),
    draft: named("switch", "Save as draft"),
    imported: named("switch", "Imported"),
    createdAt: form.getByLabel("Created at", { exact: true }),
    attachments: named("list", "Attachments").getByRole("listitem"),
    send: named("button", "Send reply"),
    button: (name: string) => named("button", name),
    banner: (kind: string) => form.locator(`[data-banner="${kind}"]`),
  };
}

/** Waits until this is what the reply says. */
export async function says(text: Locator, words: string): Promise<void> {
  const read = async () => (await text.evaluate(readReply)).words;
  await shows.poll(read, { intervals: [20, 50, 100] }).toBe(words);
}

export interface FileToDrop {
  name: string;
  type: string;
  bytes: Buffer;
}

/** Drops files as a file manager would: the browser's own events with its own DataTransfer. */
export async function drop(target: Locator, files: readonly FileToDrop[]): Promise<void> {
  const given = files.map(({ name, type, bytes }) => ({
    name,
    type,
    base64: bytes.toString("base64"),
  }));
  const dataTransfer = await target.page().evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of all) {
      transfer.items.add(new File([Uint8Array.fromBase64(base64)], name, { type }));
    }
    return transfer;
  }, given);
  for (const event of ["dragenter", "dragover", "drop"]) {
    await target.dispatchEvent(event, { dataTransfer });
  }
  await dataTransfer.dispose();
}

/** Presses a message's file, and the bytes that are saved with the name they are saved under. */
export async function download(page: Page, name: string): Promise<{ name: string; path: string }> {
  const button = page
    .getByRole("region", { name: "Messages" })
    .getByRole("button", { name: `Download ${name}` });
  const [saved] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: saved.suggestedFilename(), path: await saved.path() };
}
