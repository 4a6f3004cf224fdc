import { defineConfig } from "vitest/config";

// Of what the build wrote, so it is apart from `npm test`: `npm run check:package`.
export default defineConfig({ root: import.meta.dirname, test: { include: ["*.test.ts"] } });
