import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { bothLoopbacks } from "./server/bothLoopbacks.js";
import { apiServer } from "./server/plugin.js";

const listening = {
  host: "localhost",
  port: Number(process.env["PORT"] || 5173),
  strictPort: true,
  // Only the console's own pages may read what its server answers with a token.
  cors: false,
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), apiServer(), bothLoopbacks()],
  server: listening,
  preview: listening,
  build: {
    outDir: "dist",
    emptyOutDir: true,
    reportCompressedSize: false,
    // One file: it comes from the same machine.
    chunkSizeWarningLimit: 1_000,
  },
});
