import { interleave } from "../interleave.mjs";
import { inFreshPage } from "../openPage.mjs";
import { routes } from "../routes.mjs";
import { inMilliseconds, median, percentile } from "../statistics.mjs";
import { dragFiles, typeFor } from "../userInput.mjs";

/** @import { Bench, Row } from "../bench.js" */

/** Milliseconds of typing: 200 keys and more. */
const typingTime = 5_000;

/**
 * Keystroke → paint with drafts kept and without, and a draft with 25 MB of files that comes back.
 * @param {Bench} bench
 * @returns {Promise<Row[]>}
 */
export async function drafts(bench) {
  const files = await bench.files(5, 5_000_000);
  const { on, off } = await interleave(bench.rounds, {
    on: () => type(bench, `${routes.ours}?drafts`),
    off: () => type(bench, routes.ours),
  });
  const { restored, blank } = await interleave(bench.rounds, {
    restored: () => restore(bench, files),
    blank: () => restore(bench, []),
  });
  /** @type {(share: number) => Row} */
  const row = (share) => {
    const [ours = [], against = []] = [on, off].map((runs) =>
      runs.map((delays) => percentile(delays, share)),
    );
    const ratio = median(ours) / median(against);
    return {
      what: `keystroke → paint with drafts kept, p${share * 100}`,
      ours: inMilliseconds(ours),
      against: `without: ${inMilliseconds(against)}`,
      ratio: `${ratio.toFixed(2)} ×`,
      ...(share === 0.95 ? { target: "≤ 1.1 ×", met: ratio <= 1.1 } : {}),
    };
  };
  const usable = restored.map((run) => run.usable);
  const blocks = restored.map((run) => run.block);
  return [
    row(0.5),
    row(0.95),
    {
      what: "a draft with 25 MB of files: mount → the reply can be written",
      ours: inMilliseconds(usable),
      against: `without a draft: ${inMilliseconds(blank.map((run) => run.usable))}`,
      target: "≤ 100 ms",
      met: median(usable) <= 100,
    },
    {
      what: "the same, from then until its files are ready: longest block",
      ours: inMilliseconds(blocks),
      target: "≤ 16 ms",
      met: median(blocks) <= 16,
    },
  ];
}

/**
 * @param {Bench} bench
 * @param {string} path
 */
function type(bench, path) {
  return inFreshPage(bench, path, async (page, cdp) => {
    await page.getByRole("textbox", { name: "Reply", exact: true }).focus();
    await page.waitForTimeout(300);
    await typeFor(cdp, typingTime);
    const keystrokes = await page.evaluate(() => window.keystrokes.take());
    if (keystrokes.length < 200) throw new Error(`Only ${keystrokes.length} keys were measured`);
    return keystrokes.map(({ pressed, painted }) => painted - pressed);
  });
}

/**
 * Leaves a draft behind, opens the page again, and measures from mounting the composer.
 * @param {Bench} bench
 * @param {readonly string[]} files
 */
function restore(bench, files) {
  return inFreshPage(bench, `${routes.ours}?drafts`, async (page, cdp) => {
    if (files.length > 0) {
      const drop = await dragFiles(page, cdp, files);
      await drop();
      await page.evaluate(() => window.reply.ready());
      // As far as the disk.
      await page.waitForTimeout(1_000);
    }
    await page.goto(`${bench.origin}${routes.ours}?drafts&later`);
    await page.evaluate(() => window.heartbeat.start());
    return page.evaluate(async (count) => {
      const usable = (await window.mountComposer?.()) ?? 0;
      await window.heartbeat.stop();
      await window.heartbeat.start();
      const isReady = () =>
        document.querySelectorAll('[aria-label="Attachments"] [data-status=ready]').length >= count;
      // oxlint-disable-next-line no-await-in-loop -- frame by frame
      while (!isReady()) await new Promise(requestAnimationFrame);
      const { block } = await window.heartbeat.stop();
      return { usable, block };
    }, files.length);
  });
}
