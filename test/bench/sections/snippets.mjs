import { interleave } from "../interleave.mjs";
import { inFreshPage } from "../openPage.mjs";
import { routes } from "../routes.mjs";
import { inMilliseconds, median, percentile } from "../statistics.mjs";

/** @import { Page } from "playwright" */
/** @import { Bench, Row } from "../bench.js" */

const count = 2_000;
const page = `${routes.ours}?snippets=${count}`;

/** Keys that stay within the query of one name, or within one word of the text. */
const keys = ["s", "a", "v", "e", "d", ...Array.from({ length: 5 }, () => "Backspace")];
const rounds = 22;

/**
 * The list of 2,000 saved replies: from "/" to paint, and keystroke → paint in its query.
 * @param {Bench} bench
 * @returns {Promise<Row[]>}
 */
export async function snippets(bench) {
  const { list, text } = await interleave(bench.rounds, {
    list: () => openAndType(bench, true),
    text: () => openAndType(bench, false),
  });
  const opened = list.map((run) => run.opened);
  const [ours = [], against = []] = [list, text].map((runs) =>
    runs.map(({ delays }) => percentile(delays, 0.95)),
  );
  const ratio = median(ours) / median(against);
  return [
    {
      what: `"/" with ${count} saved replies: keystroke → paint of the list`,
      ours: inMilliseconds(opened),
      against: `a letter: ${inMilliseconds(text.map((run) => run.opened))}`,
      target: "≤ 50 ms",
      met: median(opened) <= 50,
    },
    {
      what: `keystroke → paint in the query of ${count} saved replies, p95`,
      ours: inMilliseconds(ours),
      against: `in the text: ${inMilliseconds(against)}`,
      ratio: `${ratio.toFixed(2)} ×`,
      target: "≤ 1.2 ×",
      met: ratio <= 1.2,
    },
  ];
}

/**
 * @param {Bench} bench
 * @param {boolean} isTrigger whether the list is opened, or a letter typed in its place
 */
function openAndType(bench, isTrigger) {
  return inFreshPage(bench, page, async (shown) => {
    await shown.getByRole("button", { name: "Saved replies" }).waitFor();
    await shown.getByRole("textbox", { name: "Reply", exact: true }).focus();
    await shown.keyboard.press("Control+End");
    await shown.keyboard.press("Enter");
    await shown.waitForTimeout(500);
    await delaysOf(shown);
    await shown.keyboard.press(isTrigger ? "/" : "x");
    const [opened = Infinity] = await delaysOf(shown);
    if (isTrigger) await shown.getByRole("option", { name: "Saved reply 0 of team 0" }).waitFor();
    for (let round = 0; round < rounds; round += 1) {
      for (const key of keys) {
        // oxlint-disable no-await-in-loop -- one key after the other
        await shown.keyboard.press(key);
        await shown.waitForTimeout(15);
        // oxlint-enable no-await-in-loop
      }
    }
    if (isTrigger) await shown.getByRole("option", { name: "Saved reply 0 of team 0" }).waitFor();
    return { opened, delays: await delaysOf(shown) };
  });
}

/**
 * Milliseconds from each key since the last call to its paint.
 * @param {Page} shown
 */
async function delaysOf(shown) {
  const keystrokes = await shown.evaluate(() => window.keystrokes.take());
  return keystrokes.map(({ pressed, painted }) => painted - pressed);
}
