import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { preview } from "vite";
import type { Plugin } from "vite";
import type { TestProject } from "vitest/node";
import { freePort } from "../freePort.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the built console is served, for each worker with an inbox of its own; no slash at the end. */
    consoleUrls: readonly string[];
  }
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const configFile = join(root, "stories/console/vite.config.ts");

/**
 * Builds the console as `npm start` does, apart from one that may be running, and serves it. The build
 * is a process beside the tests of other projects: who asks before it is done waits for it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Tests are for the emulator, whatever account the shell is set up for.
  for (const name of ["HELPSCOUT_API_URL", "HELPSCOUT_APP_ID", "HELPSCOUT_APP_SECRET"]) {
    delete process.env[name];
  }
  const outDir = await mkdtemp(join(tmpdir(), "reply-composer-console-"));
  const built = build(outDir);
  const servers = await Promise.all(
    Array.from({ length: project.config.maxWorkers }, async () =>
      preview({
        configFile,
        logLevel: "warn",
        mode: "production",
        build: { outDir },
        plugins: [once(built)],
        preview: { port: await freePort() },
      }),
    ),
  );
  const consoleUrls = servers.map(({ httpServer, resolvedUrls }) => {
    // Chromium sends a POST again by itself when a connection that it reuses breaks.
    if ("maxRequestsPerSocket" in httpServer) httpServer.maxRequestsPerSocket = 1;
    const url = resolvedUrls?.local[0];
    if (url === undefined) throw new Error("The console is served nowhere");
    return url.replace(/\/$/, "");
  });
  project.provide("consoleUrls", consoleUrls);
  return async () => {
    await Promise.all(servers.map((server) => server.close()));
    await built.catch(() => {});
    await rm(outDir, { recursive: true });
  };
}

async function build(outDir: string): Promise<void> {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const given = ["build", "-c", configFile, "--outDir", outDir, "--logLevel", "warn"];
  // Vitest has set it to "test", which would build a development React.
  const env = { ...process.env, NODE_ENV: "production" };
  await promisify(execFile)(process.execPath, [vite, ...given], { cwd: root, env });
}

/** Answers nobody before that. */
function once(ready: Promise<void>): Plugin {
  const failure = ready.then(
    () => undefined,
    (error: unknown) => error,
  );
  return {
    name: "reply-composer:once-built",
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use((_request, _response, next) => {
        const goOn = async () => next(await failure);
        void goOn();
      });
    },
  };
}
