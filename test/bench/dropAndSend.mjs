import { retainedHeap } from "./heap.mjs";
import { inFreshPage } from "./openPage.mjs";
import { dragFiles, moveToSend } from "./userInput.mjs";

/** @import { Bench } from "./bench.js" */

/**
 * One reply by one route, from the drop to 201, in a fresh page. Times are milliseconds.
 * @param {Bench} bench
 * @param {string} path the route's page
 * @param {readonly string[]} files
 * @param {{ slowdown?: number }} [options] `slowdown`: how many times slower the page's thread is
 */
export function dropAndSend(bench, path, files, { slowdown = 1 } = {}) {
  return inFreshPage(bench, path, async (page, cdp) => {
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const drop = await dragFiles(page, cdp, files);
    // Only now: what Playwright brought into the page is not the route's.
    const heapBefore = await retainedHeap(cdp);
    await page.evaluate(() => window.heartbeat.start());
    await drop();
    const ready = await page.evaluate(() => window.reply.ready());
    const preparing = await page.evaluate(() => window.heartbeat.stop());
    // A collection blocks: it must not fall into what is measured.
    const heapListed = (await retainedHeap(cdp)) - heapBefore;
    const send = await moveToSend(page, cdp);
    await page.waitForTimeout(300);

    bench.takeReceived();
    await page.evaluate(() => window.heartbeat.start());
    await send();
    const sent = await page.evaluate(() => window.reply.sent());
    const sending = await page.evaluate(() => window.heartbeat.stop());
    const received = bench.takeReceived();
    if (received.length !== 1) throw new Error(`${path} sent ${received.length} replies`);
    return {
      ready: ready.to - ready.from,
      sent: sent.to - sent.from,
      begun: (sent.begun ?? sent.from) - sent.from,
      told: sent.told - sent.from,
      bytes: received[0] ?? 0,
      blockPreparing: preparing.block,
      blockSending: sending.block,
      block: Math.max(preparing.block, sending.block),
      longTask: Math.max(preparing.longTask, sending.longTask),
      heapListed,
      heapSent: (await retainedHeap(cdp)) - heapBefore,
      heapPeak: Math.max(preparing.peakHeap, sending.peakHeap),
    };
  });
}

/**
 * As far as the files being ready.
 * @param {Bench} bench
 * @param {string} path
 * @param {readonly string[]} files
 */
export function dropUntilReady(bench, path, files) {
  return inFreshPage(bench, path, async (page, cdp) => {
    const drop = await dragFiles(page, cdp, files);
    await page.evaluate(() => window.heartbeat.start());
    await drop();
    const { from, to } = await page.evaluate(() => window.reply.ready());
    const heard = await page.evaluate(() => window.heartbeat.stop());
    // There only with `?commits`.
    const commits = await page.evaluate(() => window.listCommits);
    return { ready: to - from, ...heard, commits };
  });
}
