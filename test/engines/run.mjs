// `npm run test:engines`: the console's main walks in Firefox and WebKit, and in Chromium as a check
// of the walks themselves. Where an engine cannot be had that is a notice, with `--all` a failure.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ensureEngines } from "./ensureEngines.mjs";

/** Milliseconds for all of it, after which what hangs is ended. */
const deadline = 15 * 60_000;

const { found, missing } = ensureEngines();
const config = fileURLToPath(import.meta.resolve("./vitest.config.ts"));
// A group of its own, so that engines end with the tests that started them.
const tests = spawn("npx", ["vitest", "run", "--config", config], {
  stdio: "inherit",
  detached: true,
  env: { ...process.env, ENGINES: found.join(",") },
});
const end = () => {
  if (tests.pid !== undefined && tests.exitCode === null) process.kill(-tests.pid, "SIGKILL");
};
const timer = setTimeout(() => {
  console.error(`The walks took longer than ${deadline / 60_000} minutes`);
  end();
}, deadline);
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    end();
    process.exit(1);
  });
}
tests.on("exit", (status) => {
  clearTimeout(timer);
  for (const reason of missing) console.log(`not run: ${reason}`);
  const isIncomplete = missing.length > 0 && process.argv.includes("--all");
  process.exitCode = isIncomplete ? 1 : (status ?? 1);
});
