import { dropAndSend } from "../dropAndSend.mjs";
import { interleave } from "../interleave.mjs";
import { names, routes } from "../routes.mjs";
import { inMilliseconds, median } from "../statistics.mjs";

/** @import { Bench, Row } from "../bench.js" */

const slowdown = 6;

/**
 * The longest block on a slow machine.
 * @param {Bench} bench
 * @returns {Promise<Row[]>}
 */
export async function throttled(bench) {
  const files = await bench.files(5, 10_000_000);
  // Once: it takes long, and is far off.
  const naive = await dropAndSend(bench, routes.naive, files, { slowdown });
  const { ours } = await interleave(bench.rounds, {
    ours: () => dropAndSend(bench, routes.ours, files, { slowdown }),
  });
  const blocks = ours.map(({ block }) => block);
  const presses = ours.map((run) => run.blockSending);
  return [
    {
      what: "longest block, drop → 201, at 6 × CPU throttle",
      ours: inMilliseconds(blocks),
      against: `${names.naive}: ${inMilliseconds([naive.block])}`,
      target: "≤ 50 ms",
      met: median(blocks) <= 50,
    },
    {
      what: "the same: until ready",
      ours: inMilliseconds(ours.map((run) => run.blockPreparing)),
    },
    {
      what: "the same, of the press: from Send to 201",
      ours: inMilliseconds(presses),
      target: "≤ 60 ms",
      met: median(presses) <= 60,
    },
    { what: "the same: drop → ready", ours: inMilliseconds(ours.map(({ ready }) => ready)) },
  ];
}
