import { defineConfig } from "vite";

export default defineConfig({
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    lib: { entry: "test/size/host.ts", formats: ["es"], fileName: "host" },
    outDir: "node_modules/.cache/size",
    target: "es2022",
    minify: "oxc",
    reportCompressedSize: false,
    rolldownOptions: { external: [/^react($|\/)/, /^react-dom($|\/)/, "@tanstack/react-query"] },
  },
});
