import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import type { TestProject } from "vitest/node";
import { freePort } from "../freePort.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the built console is served, for each worker with an inbox of its own; no slash at the end. */
    consoleUrls: readonly string[];
  }
}

/** Builds the console as `npm start` does, apart from one that may be running, and serves it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Tests are for the emulator, whatever account the shell is set up for.
  for (const name of ["HELPSCOUT_API_URL", "HELPSCOUT_APP_ID", "HELPSCOUT_APP_SECRET"]) {
    delete process.env[name];
  }
  const outDir = await mkdtemp(join(tmpdir(), "reply-composer-console-"));
  const options = {
    configFile: fileURLToPath(new URL("../../stories/console/vite.config.ts", import.meta.url)),
    logLevel: "warn",
    mode: "production",
    build: { outDir },
  } as const;
  // Vitest has set it to "test", which would build a development React.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  await build(options);
  process.env.NODE_ENV = NODE_ENV;
  const servers = await Promise.all(
    Array.from({ length: project.config.maxWorkers }, async () =>
      preview({ ...options, preview: { port: await freePort() } }),
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
    await rm(outDir, { recursive: true });
  };
}
