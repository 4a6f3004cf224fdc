import { interleave } from "../interleave.mjs";
import { inFreshPage } from "../openPage.mjs";
import { routes } from "../routes.mjs";
import { inMilliseconds } from "../statistics.mjs";

/** @import { Bench, Row } from "../bench.js" */

/**
 * What the machine itself does to a page: no block can be measured shorter than this.
 * @param {Bench} bench
 * @returns {Promise<Row[]>}
 */
export async function idle(bench) {
  const { blocks } = await interleave(bench.rounds, {
    blocks: () =>
      inFreshPage(bench, routes.ours, async (page) => {
        await page.evaluate(() => window.heartbeat.start());
        await page.waitForTimeout(1_000);
        return (await page.evaluate(() => window.heartbeat.stop())).block;
      }),
  });
  return [{ what: "longest block in a second of doing nothing", ours: inMilliseconds(blocks) }];
}
