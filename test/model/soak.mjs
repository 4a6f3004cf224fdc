// `npm run soak`: 10,000 random days of an agent. `-- --runs 500`, and to see a failure again
// `-- --seed 42 --path 12:3 --replay "t:B"`, all three as the failure prints them.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    path: { type: "string" },
    replay: { type: "string" },
  },
});

console.log(`${values.runs} runs, seed ${values.seed}`);
const named = Object.entries(values).map(([name, value]) => [`VITE_${name.toUpperCase()}`, value]);
const { status } = spawnSync("npx", ["vitest", "run", "--project", "browser", "test/model"], {
  stdio: "inherit",
  shell: process.platform === "win32",
  env: { ...process.env, ...Object.fromEntries(named.filter(([, value]) => value !== undefined)) },
});
process.exitCode = status ?? 1;
