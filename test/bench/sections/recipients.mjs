import { interleave } from "../interleave.mjs";
import { inFreshPage } from "../openPage.mjs";
import { routes } from "../routes.mjs";
import { inMilliseconds, median, percentile } from "../statistics.mjs";
import { paste, typeFor } from "../userInput.mjs";

/** @import { CDPSession, Page } from "playwright" */
/** @import { Bench, Row } from "../bench.js" */

const count = 500;
const addresses = Array.from(
  { length: count },
  (_, index) => `person.${index}@example${index % 40}.com`,
);

/** Milliseconds of typing: 200 keys and more. */
const typingTime = 5_000;

/**
 * 500 addresses pasted into Cc, and keystroke → paint behind them.
 * @param {Bench} bench
 * @returns {Promise<Row[]>}
 */
export async function recipients(bench) {
  const { many, empty } = await interleave(bench.rounds, {
    many: () => pasteAndType(bench, addresses),
    empty: () => pasteAndType(bench, []),
  });
  const blocks = many.map(({ block }) => block);
  /** @type {(share: number) => Row} */
  const row = (share) => {
    const [ours = [], against = []] = [many, empty].map((runs) =>
      runs.map(({ delays }) => percentile(delays, share)),
    );
    const ratio = median(ours) / median(against);
    return {
      what: `keystroke → paint in Cc with ${count} chips, p${share * 100}`,
      ours: inMilliseconds(ours),
      against: `in an empty one: ${inMilliseconds(against)}`,
      ratio: `${ratio.toFixed(2)} ×`,
      ...(share === 0.95 ? { target: "≤ 1.2 ×", met: ratio <= 1.2 } : {}),
    };
  };
  return [
    row(0.5),
    row(0.95),
    {
      what: `${count} addresses pasted: longest block`,
      ours: inMilliseconds(blocks),
      target: "≤ 100 ms (goal 16)",
      met: median(blocks) <= 100,
    },
  ];
}

/**
 * How long the page was held by the paste, and each key after it.
 * @param {Bench} bench
 * @param {readonly string[]} pasted nothing, for an empty field
 */
function pasteAndType(bench, pasted) {
  return inFreshPage(bench, routes.ours, async (page, cdp) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Cc", exact: true }).click();
    const block = pasted.length > 0 ? await pasteAll(page, cdp, pasted) : 0;
    await page.waitForTimeout(500);
    await typeFor(cdp, typingTime);
    const keystrokes = await page.evaluate(() => window.keystrokes.take());
    // The shortcut that pastes is none of these.
    const delays = keystrokes
      .slice(pasted.length > 0 ? 1 : 0)
      .map((key) => key.painted - key.pressed);
    if (delays.length < 200) throw new Error(`Only ${delays.length} keys were measured`);
    return { block, delays };
  });
}

/**
 * @param {Page} page
 * @param {CDPSession} cdp
 * @param {readonly string[]} pasted
 */
async function pasteAll(page, cdp, pasted) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), pasted.join("\n"));
  await page.evaluate(() => window.heartbeat.start());
  await paste(cdp);
  await page.evaluate(async (expected) => {
    const chips = () => document.querySelectorAll('[aria-label="Cc recipients"] > li').length;
    // oxlint-disable-next-line no-await-in-loop -- frame by frame
    while (chips() < expected) await new Promise(requestAnimationFrame);
    // As far as the screen.
    await new Promise(requestAnimationFrame);
  }, pasted.length);
  return (await page.evaluate(() => window.heartbeat.stop())).block;
}
