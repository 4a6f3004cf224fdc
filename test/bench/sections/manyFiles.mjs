import { dropUntilReady } from "../dropAndSend.mjs";
import { interleave } from "../interleave.mjs";
import { names, routes } from "../routes.mjs";
import { inMilliseconds, median } from "../statistics.mjs";

/** @import { Bench, Row } from "../bench.js" */

const what = "200 files of 10 kB";

/**
 * A folder of small files at once.
 * @param {Bench} bench
 * @returns {Promise<Row[]>}
 */
export async function manyFiles(bench) {
  const files = await bench.files(200, 10_000);
  const { ours, dropOnly } = await interleave(bench.rounds, {
    ours: () => dropUntilReady(bench, `${routes.ours}?commits`, files),
    dropOnly: () => dropUntilReady(bench, routes.dropOnly, files),
  });
  const blocks = ours.map(({ block }) => block);
  const inFrame = Math.max(...ours.map(({ commits }) => commits?.mostInFrame ?? Infinity));
  const inAll = median(ours.map(({ commits }) => commits?.total ?? Infinity));
  return [
    { what: `${what}: drop → ready`, ours: inMilliseconds(ours.map(({ ready }) => ready)) },
    {
      what: `${what}: commits of the list, most in one frame of any run`,
      ours: `${inFrame} (${inAll} in all)`,
      target: "≤ 1",
      met: inFrame <= 1,
    },
    {
      what: `${what}: longest block`,
      ours: inMilliseconds(blocks),
      against: `${names.dropOnly}: ${inMilliseconds(dropOnly.map(({ block }) => block))}`,
      target: "≤ 50 ms",
      met: median(blocks) <= 50,
    },
  ];
}
