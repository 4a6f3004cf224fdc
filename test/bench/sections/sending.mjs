import { dropAndSend } from "../dropAndSend.mjs";
import { interleave, pairsPerRound } from "../interleave.mjs";
import { names, routes } from "../routes.mjs";
import { inMegabytes, inMilliseconds, median } from "../statistics.mjs";

/** @import { Bench, Row } from "../bench.js" */
/** @typedef {Awaited<ReturnType<typeof dropAndSend>>} Sent */

/**
 * 5 × 10 MB from the drop to 201: how long, how smoothly, in how much memory.
 * @param {Bench} bench
 * @returns {Promise<Row[]>}
 */
export async function sending(bench) {
  const files = await bench.files(5, 10_000_000);
  const one = files.slice(0, 1);
  const { ours, naive, filepond, ourOne } = await interleave(bench.rounds, {
    ours: () => dropAndSend(bench, routes.ours, files),
    naive: () => dropAndSend(bench, routes.naive, files),
    filepond: () => dropAndSend(bench, routes.filepond, files),
    ourOne: () => dropAndSend(bench, routes.ours, one),
  });
  const pairs = await interleave(bench.rounds * pairsPerRound, {
    ours: () => dropAndSend(bench, routes.ours, files),
    limit: () => dropAndSend(bench, routes.limit, files),
  });
  checkBytes({ ours, naive, filepond });
  checkBytes(pairs);
  const others = /** @type {const} */ ([
    [names.naive, naive],
    [names.filepond, filepond],
  ]);
  return [
    sendRow(names.limit, pairs.ours, pairs.limit, "≤ 1.10 ×", (ratio) => ratio <= 1.1),
    sendRow(names.naive, ours, naive, "≥ 8 × faster", (ratio) => 1 / ratio >= 8),
    sendRow(names.filepond, ours, filepond),
    ...stepRows(pairs.ours, pairs.limit),
    ...others.map(([name, theirs], index) => blockRow(name, ours, theirs, index === 0)),
    {
      what: "the same by longtask entries (0 below 50 ms)",
      ours: inMilliseconds(ours.map(({ longTask }) => longTask)),
      against: `${names.naive}: ${inMilliseconds(naive.map(({ longTask }) => longTask))}`,
    },
    {
      what: "longest block: until ready, then from Send to 201",
      ours: `${inMilliseconds(ours.map((run) => run.blockPreparing))}, ${inMilliseconds(ours.map((run) => run.blockSending))}`,
    },
    ...others.flatMap(([name, theirs], index) => heapRows(name, ours, theirs, index === 0)),
    flatRow(ours, ourOne),
  ];
}

/**
 * @param {string} name
 * @param {readonly Sent[]} ours
 * @param {readonly Sent[]} theirs
 * @param {string} [target]
 * @param {(ratio: number) => boolean} [isMet]
 * @returns {Row}
 */
function sendRow(name, ours, theirs, target, isMet) {
  const [our, their] = [ours, theirs].map((runs) => runs.map(({ sent }) => sent));
  const ratio = median(our ?? []) / median(their ?? []);
  return {
    what: "Send → 201, 5 × 10 MB",
    ours: inMilliseconds(our ?? []),
    against: `${name}: ${inMilliseconds(their ?? [])}`,
    ratio: ratio < 0.5 ? `${(1 / ratio).toFixed(1)} × faster` : `${ratio.toFixed(2)} ×`,
    ...(target && isMet ? { target, met: isMet(ratio) } : {}),
  };
}

/**
 * Where the time goes that is not the network's.
 * @param {readonly Sent[]} ours
 * @param {readonly Sent[]} limit
 * @returns {Row[]}
 */
function stepRows(ours, limit) {
  /** @type {(what: string, time: (run: Sent) => number) => Row} */
  const row = (what, time) => ({
    what,
    ours: inMilliseconds(ours.map(time)),
    against: `${names.limit}: ${inMilliseconds(limit.map(time))}`,
  });
  return [
    row("of it: click → request begins", ({ begun }) => begun),
    row("of it: request begins → 201", ({ begun, sent }) => sent - begun),
    row("after it: 201 → onSent", ({ sent, told }) => told - sent),
  ];
}

/**
 * @param {string} name
 * @param {readonly Sent[]} ours
 * @param {readonly Sent[]} theirs
 * @param {boolean} isTarget
 * @returns {Row}
 */
function blockRow(name, ours, theirs, isTarget) {
  const our = ours.map(({ block }) => block);
  const met = median(our) <= 16;
  return {
    what: "longest block, drop → 201",
    ours: inMilliseconds(our),
    against: `${name}: ${inMilliseconds(theirs.map(({ block }) => block))}`,
    ...(isTarget ? { target: "≤ 16 ms", met } : {}),
  };
}

/**
 * @param {string} name
 * @param {readonly Sent[]} ours
 * @param {readonly Sent[]} theirs
 * @param {boolean} isTarget
 * @returns {Row[]}
 */
function heapRows(name, ours, theirs, isTarget) {
  const kinds = /** @type {const} */ ([
    ["retained, 50 MB listed", "heapListed", 5e6],
    ["retained, 50 MB sent", "heapSent", 5e6],
    ["at its peak", "heapPeak", Infinity],
  ]);
  return kinds.map(([what, kind, most]) => {
    const our = ours.map((run) => run[kind]);
    const met = median(our) <= most;
    return {
      what: `JS heap ${what}`,
      ours: inMegabytes(our),
      against: `${name}: ${inMegabytes(theirs.map((run) => run[kind]))}`,
      ...(isTarget && most < Infinity ? { target: "≤ 5 MB", met } : {}),
    };
  });
}

/**
 * @param {readonly Sent[]} ours
 * @param {readonly Sent[]} ourOne
 * @returns {Row}
 */
function flatRow(ours, ourOne) {
  const write = (/** @type {readonly Sent[]} */ runs) =>
    `${inMegabytes(runs.map((run) => run.heapListed))}, peak ${inMegabytes(runs.map((run) => run.heapPeak))}`;
  const grown =
    median(ours.map((run) => run.heapListed)) - median(ourOne.map((run) => run.heapListed));
  return {
    what: "JS heap retained with 50 MB listed, against 10 MB",
    ours: write(ours),
    against: `10 MB: ${write(ourOne)}`,
    ratio: `${(grown / 1e6).toFixed(1)} MB more`,
    // A fortieth of what was added: nothing that grows with the files.
    target: "flat (≤ 1 MB more)",
    met: grown <= 1e6,
  };
}

/**
 * All routes sent the same files; a route that loses one would be fast.
 * @param {Record<string, readonly Sent[]>} byRoute
 */
function checkBytes(byRoute) {
  for (const [route, runs] of Object.entries(byRoute)) {
    for (const { bytes } of runs) {
      if (bytes < 66_666_680 || bytes > 66_670_000) throw new Error(`${route} sent ${bytes} bytes`);
    }
  }
}
