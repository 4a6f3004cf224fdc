import { createHash } from "node:crypto";
import { expect } from "vitest";
import { composerOf } from "../../console/composer.js";
import type { Opened } from "../host.js";

const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256));

/** Writes and sends a reply as an agent does, and finds it at the API byte for byte. */
export async function sendReply({ page, inbox }: Opened): Promise<void> {
  const composer = composerOf(page);
  await composer.text.fill("Dear Ann,\nplease unplug it.");
  await composer.cc.fill("boss@example.com");
  await composer.cc.press("Enter");
  await page
    .locator("form input[type=file]")
    .first()
    .setInputFiles({ name: "grinder.bin", mimeType: "application/octet-stream", buffer: bytes });
  await expect.poll(() => composer.attachments.count()).toBe(1);
  await composer.send.click();
  await composer.banner("sent").waitFor();
  expect(await composer.text.inputValue()).toBe("");
  const [reply, ...others] = await inbox.replies();
  expect(others).toEqual([]);
  expect(reply).toMatchObject({
    status: 201,
    body: {
      text: "Dear Ann,<br>please unplug it.",
      cc: ["boss@example.com"],
      attachments: [{ fileName: "grinder.bin", mimeType: "application/octet-stream" }],
    },
  });
  const { threads } = await inbox.conversation(101);
  const stored = JSON.stringify(threads.at(-1));
  expect(stored).toContain(createHash("sha256").update(bytes).digest("hex"));
}
