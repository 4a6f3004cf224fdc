import { expect } from "vitest";
import { composerOf } from "../../console/composer.js";
import type { Opened } from "../host.js";

/** Writes and sends a reply with formatting as an agent does. */
export async function sendFormatted({ page, inbox }: Opened): Promise<void> {
  const { text, button, banner } = composerOf(page);
  const { keyboard } = page;
  await button("Bold").waitFor();
  await text.click();
  await keyboard.type("Dear ");
  await keyboard.press("Control+b");
  await keyboard.type("Ann");
  await keyboard.press("Enter");
  await keyboard.type("- one");
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await keyboard.type("here");
  await keyboard.press("Shift+Home");
  await button("Link").click();
  await page.getByRole("textbox", { name: "Address of the link" }).fill("example.com");
  await keyboard.press("Enter");
  await keyboard.press("End");
  await keyboard.press("Control+z");
  await keyboard.press("Control+y");
  await keyboard.press("Control+Enter");
  await banner("sent").waitFor();
  expect(await inbox.replies()).toMatchObject([
    {
      body: {
        text:
          "<p>Dear <strong>Ann</strong></p><ul><li>one</li></ul>" +
          '<p><a href="https://example.com">here</a></p>',
      },
    },
  ]);
}
