// `npm run emulator`: Vite reads the TypeScript, which Node 20 does not.
import { runnerImport } from "vite";

await runnerImport(new URL("./main.ts", import.meta.url).pathname, { configFile: false });
