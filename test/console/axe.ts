import axe from "axe-core";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright";

/** What axe finds wrong with the page as it stands: each rule with the markup that breaks it. */
export async function violationsOn(page: Page): Promise<[rule: string, markup: string[]][]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
