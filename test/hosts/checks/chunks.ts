import type { Page } from "playwright";
import { expect } from "vitest";
import { composerOf } from "../../console/composer.js";

/** From now on no code comes: offline, or a deployment took the old files away. */
export async function failLaterScripts(page: Page): Promise<void> {
  await page.route(/\.m?js(\?|$)/, (route) => route.abort());
}

/** What is loaded with the first focus of an address field. */
export async function expectSuggestions(page: Page): Promise<void> {
  const { cc } = composerOf(page);
  await cc.focus();
  await cc.pressSequentially("marcus");
  await page
    .getByRole("option", { name: /marcus/i })
    .first()
    .waitFor();
}

/** Without what suggests them, addresses are typed. */
export async function expectTypedAddress(page: Page): Promise<void> {
  const { cc, form } = composerOf(page);
  await cc.pressSequentially("boss@example.com");
  await cc.press("Enter");
  const chips = form.getByRole("list", { name: "Cc recipients" }).getByRole("listitem");
  await expect
    .poll(() => chips.allTextContents())
    .toEqual([expect.stringContaining("boss@example.com")]);
}
