import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build } from "vite";

const folder = fileURLToPath(new URL("../../node_modules/.cache/bench", import.meta.url));

/** Builds the pages as a host would for production; answers where they are. */
export async function buildPages() {
  // React decides by it which of its builds it is.
  process.env["NODE_ENV"] = "production";
  await build({
    configFile: false,
    mode: "production",
    logLevel: "warn",
    plugins: [react()],
    worker: { format: "es" },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2022",
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1_000,
      cssCodeSplit: true,
      rolldownOptions: {
        input: {
          composer: pathOf(import.meta.resolve("./page/composer.tsx")),
          plain: pathOf(import.meta.resolve("./page/plain.ts")),
          filepond: pathOf(import.meta.resolve("./page/filepond.ts")),
          encoders: pathOf(import.meta.resolve("./page/encoders.ts")),
        },
        output: { entryFileNames: "[name].js", assetFileNames: "[name][extname]" },
      },
    },
  });
  return folder;
}

/** @param {string} url */
function pathOf(url) {
  return fileURLToPath(url);
}
