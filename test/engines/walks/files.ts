import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { EngineTest } from "../engineTest.js";
import { banner, button, cc, chips, files, form, reply, send, type Page } from "../page.js";
import { transferFiles, type GivenFile } from "../transfer.js";

const chosen: GivenFile = {
  name: "räksmörgås – 報告.bin",
  type: "application/octet-stream",
  bytes: randomBytes(700_000),
};
const dropped: GivenFile = {
  name: "invoice.pdf",
  type: "application/pdf",
  bytes: randomBytes(300_001),
};
const pasted: GivenFile = { name: "image.png", type: "image/png", bytes: randomBytes(1000) };

/** Files by all three ways; every byte is checked where it arrives. */
export function filesWalks(test: EngineTest): void {
  test("files are chosen, dropped and pasted (drop and paste synthetic), and arrive byte by byte", async ({
    page,
    inbox,
  }) => {
    // A picture that is pasted into a textarea is a file.
    await page.open(101, { editor: "plain" });
    await page.tab.chooseFiles([await onDisk(chosen)]);
    await page.says(files, chosen.name);
    await transferFiles(page.tab, "drop", [dropped]);
    await expect.poll(() => page.look(files)).toHaveLength(2);
    await transferFiles(page.tab, "paste", [pasted]);
    await expect.poll(() => page.look(files)).toHaveLength(3);
    await transferFiles(page.tab, "drop", [{ ...dropped, name: "wrong.pdf" }]);
    await page.click(button("Remove wrong.pdf"));
    await expect.poll(() => page.look(files)).toHaveLength(3);
    await page.type(reply, "All of it.");
    await page.press("Control+Enter");
    await page.says(banner("sent"), "Reply sent");
    expect(digestsOf((await inbox.replies())[0]?.body)).toEqual([
      [chosen.name, digest(chosen.bytes)],
      [dropped.name, digest(dropped.bytes)],
      [expect.stringMatching(/^Pasted image .*\.png$/), digest(pasted.bytes)],
    ]);
  });

  test("a reload brings text, recipients and files back, and all of it is sent", async ({
    page,
    inbox,
  }) => {
    await page.open(101);
    await page.tab.chooseFiles([await onDisk(chosen)]);
    await page.type(cc, "ann@home.example,");
    // A file that is still being written would have the browser ask.
    await page.says(form, "Saved on this device");
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);
    await page.type(reply, "On their way.");

    // At once: the last letters are written by the page as it goes.
    await page.reload();
    await page.says(banner("draft-restored"), /^Draft from \d\d:\d\d restored/);
    await page.shows(reply, { value: "On their way." });
    await page.says(chips("Cc"), "ann@home.example");
    await page.says(files, chosen.name);
    await page.click(button("Discard"));
    await page.shows(reply, { value: "" });
    await page.click(button("Undo"));
    await page.shows(reply, { value: "On their way." });
    await page.says(files, chosen.name);
    await page.click(send);
    await page.says(banner("sent"), "Reply sent");
    const [sent] = await inbox.replies();
    expect(sent?.body).toMatchObject({ text: "On their way.", cc: ["ann@home.example"] });
    expect(digestsOf(sent?.body)).toEqual([[chosen.name, digest(chosen.bytes)]]);
    await page.reload();
    await page.shows(reply, { value: "" });
    await page.gone(files);
  });
}

/** Whether the browser would ask before the page goes away. */
function asksBeforeLeaving(page: Page): Promise<boolean> {
  return page.tab.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
}

/** The file on the disk; gone with the test. */
async function onDisk({ name, bytes }: GivenFile): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "reply-composer-files-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Names and digests of what was sent; the emulator keeps small bodies as they are. */
function digestsOf(body: unknown): [name: string, digest: string][] {
  const { attachments } = body as {
    attachments: { fileName: string; data: string | { sha256: string } }[];
  };
  return attachments.map(({ fileName, data }) => [
    fileName,
    typeof data === "string" ? digest(Buffer.from(data, "base64")) : data.sha256,
  ]);
}
