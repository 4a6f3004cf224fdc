import type { Page } from "playwright";
import { expect } from "vitest";
import { composerOf } from "../../console/composer.js";

/** From the next page on no script comes but those that stand in its markup. */
export async function failLaterScripts(page: Page): Promise<string[]> {
  const failed: string[] = [];
  let markup = "";
  await page.route(/\.m?js(\?|$)/, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (markup.includes(pathname.slice(1))) return route.continue();
    failed.push(pathname);
    return route.abort();
  });
  await page.route(
    (url) => url.pathname === "/",
    async (route) => {
      const response = await route.fetch();
      markup = await response.text();
      await route.fulfill({ response });
    },
  );
  return failed;
}

/** What comes after the first load: the draft, which is there again after a reload. */
export async function expectDraftKept(page: Page): Promise<void> {
  const { text } = composerOf(page);
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).length);
  await expect.poll(databases).toBeGreaterThan(0);
  await text.fill("Dear Ann, half a rep");
  await page.reload();
  await expect.poll(() => text.inputValue()).toBe("Dear Ann, half a rep");
}

export async function expectSuggestions(page: Page): Promise<void> {
  const { cc } = composerOf(page);
  await cc.focus();
  await cc.pressSequentially("marcus");
  await page
    .getByRole("option", { name: /marcus/i })
    .first()
    .waitFor();
}

export async function expectTypedAddress(page: Page): Promise<void> {
  const { cc, form } = composerOf(page);
  await cc.pressSequentially("boss@example.com");
  await cc.press("Enter");
  const chips = form.getByRole("list", { name: "Cc recipients" }).getByRole("listitem");
  await expect
    .poll(() => chips.allTextContents())
    .toEqual([expect.stringContaining("boss@example.com")]);
}
