import { defineConfig } from "vitest/config";

// Builds hosts from the packed package, so it is apart from `npm test`: `npm run test:hosts`.
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ["*.test.ts"],
    globalSetup: ["setup.ts"],
    // Files share a host and its inbox: one would take the fault that another has armed.
    fileParallelism: false,
    testTimeout: 60_000,
    // Some hundred megabytes of packages are removed at the end.
    teardownTimeout: 60_000,
  },
});
