// `npm run bench`: all of it, kept in RESULTS.md. `--quick` measures once instead of five times,
// `gateway`, or `--only sending,typing`, a part; these are shown only. A missed target is no failure.
import { buildPages } from "./buildPages.mjs";
import { launch } from "./openPage.mjs";
import { readOptions } from "./options.mjs";
import { createFileFolder } from "./randomFiles.mjs";
import { keepResults } from "./results.mjs";
import { serve } from "./serve.mjs";
import { tableOf } from "./table.mjs";

/** @import { Row } from "./bench.js" */

const { rounds, chosen, isWhole } = readOptions();
const server = await serve(await buildPages());
const folder = await createFileFolder();
const browser = await launch();
try {
  const bench = { browser, rounds, ...server, ...folder };
  /** @type {Row[]} */
  const rows = [];
  for (const [name, measure] of chosen) {
    const started = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- one at a time: they would share the machine
    rows.push(...(await measure(bench)));
    console.log(`${name}: measured in ${((performance.now() - started) / 1_000).toFixed(0)} s`);
  }
  console.log(`\n${tableOf(rows)}`);
  if (isWhole) await keepResults(rows, { rounds, browserVersion: browser.version() });
} finally {
  await browser.close();
  server.close();
  await folder.remove();
}
