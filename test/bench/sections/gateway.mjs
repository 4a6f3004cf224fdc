import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { inMilliseconds, median } from "../statistics.mjs";

/** @import { Bench, Row } from "../bench.js" */

const loads = [
  { what: "200 replies of 1 MB, 8 at a time", count: 200, bytes: 1_000_000, atATime: 8 },
  { what: "10 replies of 30 MB, 4 at a time", count: 10, bytes: 30_000_000, atATime: 4 },
];

/** Small replies before all else, since a server's code is fast only once it has run for a while. */
const warmUp = { count: 2_000, bytes: 1_000, atATime: 8 };

/**
 * Replies through the gateway and through a bare pass-through, in turns, each in a process of its own.
 * @param {Bench} bench
 * @returns {Promise<Row[]>}
 */
export async function gateway({ rounds }) {
  const folder = await mkdtemp(join(tmpdir(), "reply-composer-bench-"));
  const path = await buildServer(folder);
  const api = await start(path, { KIND: "api" });
  const env = { API_URL: api.url };
  const servers = {
    bare: await start(path, { ...env, KIND: "bare" }),
    gateway: await start(path, { ...env, KIND: "gateway" }),
  };
  /** @type {Row[]} */
  const rows = [];
  try {
    const small = replyOf(warmUp.bytes);
    for (const { url } of Object.values(servers)) {
      // oxlint-disable-next-line no-await-in-loop -- in turns, as below
      await inTurns(warmUp.count, warmUp.atATime, () => post(url, small, 1));
    }
    for (const { what, count, bytes, atATime } of loads) {
      const body = replyOf(bytes);
      const times = { bare: /** @type {number[]} */ ([]), gateway: /** @type {number[]} */ ([]) };
      const peaks = { bare: 0, gateway: 0 };
      for (let round = -1; round < rounds; round += 1) {
        const kinds = /** @type {("bare" | "gateway")[]} */ (["bare", "gateway"]);
        // In both orders: whoever follows finds the machine as the one before left it.
        for (const kind of round % 2 === 0 ? kinds : kinds.toReversed()) {
          const { url } = servers[kind];
          // oxlint-disable no-await-in-loop -- in turns: they would share the machine
          const started = performance.now();
          await inTurns(count, atATime, () => post(url, body, 1));
          const took = performance.now() - started;
          const peak = Number(await (await fetch(`${url}/peak`)).text());
          // The first round is for warming up to this size.
          if (round >= 0) times[kind].push(took);
          peaks[kind] = Math.max(peaks[kind], peak);
          // oxlint-enable no-await-in-loop
        }
      }
      const wanted = createHash("sha256").update(body).digest("hex");
      // oxlint-disable-next-line no-await-in-loop
      const isEqual = (await post(servers.gateway.url, body, 2)) === wanted;
      const ratio = median(times.bare) / median(times.gateway);
      const surplus = (peaks.gateway - peaks.bare) / 1e6;
      rows.push(
        {
          what: `gateway: ${what}`,
          ours: inMilliseconds(times.gateway),
          against: `a bare pass-through: ${inMilliseconds(times.bare)}`,
          ratio: `${ratio.toFixed(2)} × its throughput`,
          target: "≥ 0.75 ×",
          met: ratio >= 0.75,
        },
        {
          what: `gateway: ${what}: memory at its peak; bytes ${isEqual ? "equal" : "DIFFER"}`,
          ours: `${(peaks.gateway / 1e6).toFixed(0)} MB`,
          against: `a bare pass-through: ${(peaks.bare / 1e6).toFixed(0)} MB`,
          ratio: `${surplus.toFixed(0)} MB more`,
          target: "≤ 40 MB more",
          met: isEqual && surplus <= 40,
        },
      );
    }
  } finally {
    for (const { child } of [api, ...Object.values(servers)]) child.kill();
    await rm(folder, { recursive: true });
  }
  return rows;
}

/** @param {string} folder */
async function buildServer(folder) {
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: fileURLToPath(new URL("../gateway/server.ts", import.meta.url)),
      outDir: folder,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "server.mjs" } },
    },
  });
  return join(folder, "server.mjs");
}

/**
 * @param {string} path
 * @param {Record<string, string>} env
 * @returns {Promise<{ child: import("node:child_process").ChildProcess, url: string }>}
 */
function start(path, env) {
  const child = spawn(process.execPath, [path], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.stdout.once("data", (port) => {
      resolve({ child, url: `http://127.0.0.1:${String(port).trim()}` });
    });
    child.once("exit", () => reject(new Error("A server of the bench has ended")));
  });
}

/** @param {number} bytes */
function replyOf(bytes) {
  const data = "QUJD".repeat(Math.round(bytes / 4));
  const attachments = [{ fileName: "a.bin", mimeType: "application/octet-stream", data }];
  return Buffer.from(JSON.stringify({ text: "Hello", customer: { id: 1 }, attachments }));
}

/**
 * @param {number} count
 * @param {number} atATime
 * @param {() => Promise<unknown>} act
 */
async function inTurns(count, atATime, act) {
  let left = count;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      // oxlint-disable-next-line no-await-in-loop -- as many at a time as there are of these
      await act();
    }
  };
  await Promise.all(Array.from({ length: atATime }, one));
}

/**
 * @param {string} url
 * @param {Buffer} body
 * @param {number} conversation
 * @returns {Promise<string>} the thread's id
 */
function post(url, body, conversation) {
  const headers = {
    Origin: "http://desk.example",
    "Content-Type": "application/json",
    "Content-Length": body.length,
    "Idempotency-Key": randomUUID(),
  };
  return new Promise((resolve, reject) => {
    const path = `${url}/v2/conversations/${conversation}/reply`;
    const sent = request(path, { method: "POST", headers, agent: false }, (response) => {
      response.resume().on("end", () => {
        if (response.statusCode === 201) resolve(String(response.headers["resource-id"]));
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
