import type { Page } from "playwright";
import { composerOf } from "../../console/composer.js";
import type { Opened } from "../host.js";

/** Brings the composer into a state in which nearly every part of it is shown. */
export async function showAllParts({ page, inbox }: Opened): Promise<void> {
  const composer = composerOf(page);
  await composer.text.fill("Dear Ann,\nplease look into the hopper.");
  for (const address of ["one@example.com", "two@example.com"]) {
    await composer.cc.fill(address);
    await composer.cc.press("Enter");
  }
  await page
    .locator("form input[type=file]")
    .first()
    .setInputFiles([
      { name: "photo.png", mimeType: "image/png", buffer: Buffer.from("no picture") },
      { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("notes") },
    ]);
  // With a reference of its own: one of the gateway's is of another width each time.
  await inbox.arm({ status: 403, body: { message: "Forbidden", logRef: "ref-403" } });
  await composer.send.click();
  await composer.banner("failed").waitFor();
  await composer.bcc.fill("no address");
  await composer.bcc.press("Enter");
  await composer.button("More options").click();
  await composer.imported.click();
  await composer.createdAt.waitFor();
}

/** What lies over the composer while it is open, each apart from the others. */
export const overlays = {
  suggestions: async (page: Page) => {
    const { cc } = composerOf(page);
    await cc.pressSequentially("an");
    await page.getByRole("option").first().waitFor();
  },
  "the menu of a chip": async (page: Page) => {
    const list = composerOf(page).form.getByRole("list", { name: "Cc recipients" });
    await list.getByRole("listitem").first().click({ button: "right" });
    await page.getByRole("menu").waitFor();
  },
  help: async (page: Page) => {
    const { button } = composerOf(page);
    const help = button("Keyboard shortcuts");
    if (!(await help.isVisible())) await button("More options").click();
    await help.click();
    await page.getByRole("dialog").waitFor();
  },
};
