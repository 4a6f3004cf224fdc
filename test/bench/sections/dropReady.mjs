import { dropUntilReady } from "../dropAndSend.mjs";
import { interleave, pairsPerRound } from "../interleave.mjs";
import { names, routes } from "../routes.mjs";
import { inMilliseconds, median } from "../statistics.mjs";

/** @import { Bench, Row } from "../bench.js" */

/**
 * How soon 50 MB could be sent.
 * @param {Bench} bench
 * @returns {Promise<Row[]>}
 */
export async function dropReady(bench) {
  const files = await bench.files(5, 10_000_000);
  const readyBy = async (/** @type {string} */ path) =>
    (await dropUntilReady(bench, path, files)).ready;
  const { ours, filepond } = await interleave(bench.rounds, {
    ours: () => readyBy(routes.ours),
    filepond: () => readyBy(routes.filepond),
  });
  const pairs = await interleave(bench.rounds * pairsPerRound, {
    ours: () => readyBy(routes.ours),
    readerAndBlob: () => readyBy(routes.readerAndBlob),
  });
  /** @type {(name: string, mine: readonly number[], theirs: readonly number[], speed: number) => Row} */
  const row = (name, mine, theirs, speed) => {
    const ratio = median(theirs) / median(mine);
    return {
      what: "drop → ready, 50 MB",
      ours: inMilliseconds(mine),
      against: `${name}: ${inMilliseconds(theirs)}`,
      ratio: `${ratio.toFixed(2)} × its speed`,
      target: `≥ ${speed.toFixed(1)} × its speed`,
      met: ratio >= speed,
    };
  };
  return [
    row(names.readerAndBlob, pairs.ours, pairs.readerAndBlob, 1),
    row(names.filepond, ours, filepond, 3),
  ];
}
