import { interleave } from "../interleave.mjs";
import { inFreshPage } from "../openPage.mjs";
import { routes } from "../routes.mjs";
import { inMilliseconds, median, percentile } from "../statistics.mjs";
import { typeFor } from "../userInput.mjs";

/** @import { Bench, Row } from "../bench.js" */

/** @type {readonly { characters: number, most: number }[]} */
const texts = [
  { characters: 0, most: 1.2 },
  { characters: 50_000, most: 1.8 },
];

/**
 * Keystroke → paint in the rich editor beside the textarea, and what it takes to mount.
 * @param {Bench} bench
 * @returns {Promise<Row[]>}
 */
export async function richText(bench) {
  /** @type {Row[]} */
  const rows = [];
  for (const { characters, most } of texts) {
    const query = `?characters=${characters}`;
    // oxlint-disable-next-line no-await-in-loop -- one at a time: they would share the machine
    const { rich, plain } = await interleave(bench.rounds, {
      rich: () => type(bench, `${routes.ours}${query}&rich`),
      plain: () => type(bench, `${routes.ours}${query}`),
    });
    const ratio = median(rich) / median(plain);
    rows.push({
      what: `rich editor with ${characters / 1000} kB: keystroke → paint, p50`,
      ours: inMilliseconds(rich),
      against: `textarea: ${inMilliseconds(plain)}`,
      ratio: `${ratio.toFixed(2)} ×`,
      target: `≤ ${most} ×`,
      met: ratio <= most,
    });
  }
  const { rich, plain } = await interleave(bench.rounds, {
    rich: () => mount(bench, `${routes.ours}?later&rich`),
    plain: () => mount(bench, `${routes.ours}?later`),
  });
  rows.push({
    what: "first paint of the composer with the rich editor",
    ours: inMilliseconds(rich),
    against: `with the textarea: ${inMilliseconds(plain)}`,
  });
  return rows;
}

/**
 * @param {Bench} bench
 * @param {string} path
 */
function type(bench, path) {
  return inFreshPage(bench, path, async (page, cdp) => {
    await page.getByRole("textbox", { name: "Reply", exact: true }).focus();
    await page.keyboard.press("Control+End");
    await page.waitForTimeout(500);
    await page.evaluate(() => window.keystrokes.take());
    await typeFor(cdp, 4_000);
    const keystrokes = await page.evaluate(() => window.keystrokes.take());
    return percentile(
      keystrokes.map(({ pressed, painted }) => painted - pressed),
      0.5,
    );
  });
}

/**
 * @param {Bench} bench
 * @param {string} path
 */
function mount(bench, path) {
  return inFreshPage(bench, path, (page) =>
    page.evaluate(async () => (await window.mountAndPaint?.()) ?? Infinity),
  );
}
