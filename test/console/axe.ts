import axe from "axe-core";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright";

interface Axe {
  run: (options: { runOnly?: { type: "rule"; values: string[] } }) => Promise<AxeResults>;
}

/**
 * What axe finds wrong with the page as it stands: each rule with the markup that breaks it.
 * `rules`: only these; absent, all that are on by default.
 */
export async function violationsOn(
  page: Page,
  rules?: string[],
): Promise<[rule: string, markup: string[]][]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (values) =>
      (window as unknown as { axe: Axe }).axe.run(
        values ? { runOnly: { type: "rule", values } } : {},
      ),
    rules,
  );
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
