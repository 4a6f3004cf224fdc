import { interleave } from "../interleave.mjs";
import { inFreshPage } from "../openPage.mjs";
import { inMilliseconds } from "../statistics.mjs";

/** @import { Bench, Row } from "../bench.js" */

const size = 10_000_000;

/**
 * Base64 alone, 10 MB of it.
 * @param {Bench} bench
 * @returns {Promise<Row[]>}
 */
export async function encoders(bench) {
  const run = (/** @type {string} */ name, withoutToBase64 = false) =>
    inFreshPage(
      bench,
      "/encoders",
      (page) =>
        page.evaluate(
          ([encoder, bytes]) => window.encodeWith(encoder, bytes),
          /** @type {const} */ ([name, size]),
        ),
      { withoutToBase64 },
    );
  const runs = await interleave(bench.rounds, {
    "ours, by slices": () => run("slices"),
    "ours, by slices, without toBase64": () => run("slices", true),
    "toBase64, whole": () => run("toBase64"),
    "js-base64": () => run("jsBase64"),
    "js-base64, without toBase64": () => run("jsBase64", true),
    "base64-arraybuffer": () => run("base64ArrayBuffer"),
  });
  return Object.entries(runs).map(([name, measured]) => ({
    what: `10 MB to base64: ${name}`,
    ours: inMilliseconds(measured.map(({ milliseconds }) => milliseconds)),
    against: `longest block: ${inMilliseconds(measured.map(({ block }) => block))}`,
  }));
}
