import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Those that the machine has: `run.mjs` says so. */
const engines = (process.env["ENGINES"] ?? "firefox,webkit,chromium").split(",").filter(Boolean);

export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: engines.map((name) => `test/engines/${name}.test.ts`),
    // Which engines could not be had is said beside.
    passWithNoTests: true,
    globalSetup: ["test/console/setup.ts"],
    reporters: ["verbose"],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
