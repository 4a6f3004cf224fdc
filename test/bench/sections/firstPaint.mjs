import { interleave } from "../interleave.mjs";
import { inFreshPage } from "../openPage.mjs";
import { routes } from "../routes.mjs";
import { inMilliseconds } from "../statistics.mjs";

/** @import { Bench, Row } from "../bench.js" */

/**
 * From mounting the composer to the frame that shows it, beside a textarea that React mounts. Both begin
 * behind a frame, and end with one.
 * @param {Bench} bench
 * @returns {Promise<Row[]>}
 */
export async function firstPaint(bench) {
  const { ours, textarea } = await interleave(bench.rounds, {
    ours: () => mount(bench, `${routes.ours}?later`),
    textarea: () => mount(bench, `${routes.ours}?later&textarea`),
  });
  const against = (/** @type {"painted" | "block"} */ what) =>
    `a textarea alone: ${inMilliseconds(textarea.map((run) => run[what]))}`;
  return [
    {
      what: "first paint of the composer: mount → painted",
      ours: inMilliseconds(ours.map(({ painted }) => painted)),
      against: against("painted"),
    },
    {
      what: "the same: longest block, with what it loads then",
      ours: inMilliseconds(ours.map(({ block }) => block)),
      against: against("block"),
    },
  ];
}

/**
 * @param {Bench} bench
 * @param {string} path
 */
function mount(bench, path) {
  return inFreshPage(bench, path, async (page) => {
    await page.evaluate(() => window.heartbeat.start());
    const painted = (await page.evaluate(() => window.mountAndPaint?.())) ?? Infinity;
    await page.waitForTimeout(500);
    const { block } = await page.evaluate(() => window.heartbeat.stop());
    return { painted, block };
  });
}
