// `npm run soak`: 10,000 random days of an agent with each editor, texts on their way out and back and all outcomes,
// of which `npm test` takes a share, and 1,000 random interleavings in two tabs.
// `-- --runs 500 --turns 100`, and to see a failed day again
// `-- --runs 1 --editor "rich editor" --seed 42 --path 12:3 --replay "t:B"`, the last three as the
// failure prints them.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    turns: { type: "string", default: "1000" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    editor: { type: "string" },
    path: { type: "string" },
    replay: { type: "string" },
  },
});

const { turns, ...days } = values;
const named = Object.entries(days).map(([name, value]) => [`VITE_${name.toUpperCase()}`, value]);

console.log(`${days.runs} days with each editor, seed ${days.seed}`);
run(
  ["--project", "browser", "test/model"],
  Object.fromEntries(named.filter(([, value]) => value !== undefined)),
);
console.log(`texts on their way to the wire and back, seed ${days.seed}`);
run(["--project", "unit", "test/sending/sameWords"], { GATEWAY_SOAK: days.seed });
run(["--project", "browser", "test/domain/text/body"], {
  VITE_RUNS: "20000",
  VITE_SEED: days.seed,
});
console.log("browsers that are killed");
run(["--project", "console", "test/console/crash"], { WHOLE: "1" });
console.log("all outcomes and bad answers");
run(["--project", "browser", "test/outcomes"], { VITE_WHOLE: "1" });
console.log(`${turns} interleavings`);
run(["--project", "console", "test/console/draftTabs", "-t", "interleavings"], { TURNS: turns });
console.log(`the gateway: fuzz, filter and several processes, seed ${days.seed}`);
const gateway = ["fuzz", "replyFilter", "redis"].map((name) => `test/gateway/${name}.test.ts`);
run(["--project", "unit", ...gateway], { GATEWAY_SOAK: days.seed });
console.log(`recipients, seed ${days.seed}`);
run(["--project", "unit", "test/domain/recipients/recipients"], { DOMAIN_SOAK: days.seed });
console.log(`HTML that is pasted or given, seed ${days.seed}`);
const html = ["fuzz", "reading"].map((name) => `test/rich-text/${name}.test.ts`);
run(["--project", "unit", ...html], { DOMAIN_SOAK: days.seed });

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function run(args, env) {
  const { status } = spawnSync("npx", ["vitest", "run", ...args], {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exitCode = 1;
}
