import { spawn } from "node:child_process";
import { once } from "node:events";
import { preview } from "vite";
import type { InlineConfig, PreviewServer } from "vite";
import { apiServer } from "../../stories/console/server/plugin.js";
import { freePort } from "../freePort.mjs";
import type { Host } from "./hosts.js";
import { environment } from "./run.js";
import { serveApi } from "./serveApi.js";

export interface Served {
  /** No slash at the end. */
  url: string;
  close: () => Promise<unknown>;
}

/** A built host with an emulated API of its own under the same origin. */
export async function serve(folder: string, host: Host): Promise<Served> {
  if (host.name !== "next") {
    const headers = host.policy === undefined ? {} : { "Content-Security-Policy": host.policy };
    const server = await preview(await served(folder, "dist", { headers }));
    return { url: urlOf(server), close: () => server.close() };
  }
  const next = await startNext(folder);
  const server = await preview(await served(folder, "public", { proxy: { "/": next.url } }));
  return { url: urlOf(server), close: () => Promise.all([server.close(), next.close()]) };
}

async function served(
  root: string,
  outDir: string,
  options: InlineConfig["preview"],
): Promise<InlineConfig> {
  return {
    configFile: false,
    logLevel: "error",
    appType: "mpa",
    root,
    build: { outDir },
    plugins: [apiServer()],
    preview: { port: await freePort(), ...options },
  };
}

function urlOf({ httpServer, resolvedUrls }: PreviewServer): string {
  // Chromium sends a POST again by itself when a connection that it reuses breaks.
  if ("maxRequestsPerSocket" in httpServer) httpServer.maxRequestsPerSocket = 1;
  const url = resolvedUrls?.local[0];
  if (url === undefined) throw new Error("The host is served nowhere");
  return url.replace(/\/$/, "");
}

async function startNext(folder: string): Promise<Served> {
  const api = await serveApi();
  const gateway = { DESK_APP_ID: "app", DESK_APP_SECRET: "the secret", DESK_API_URL: api.url };
  const child = spawn("next", ["start", "--hostname", "localhost", "--port", "0"], {
    cwd: folder,
    env: { ...environment(folder), ...gateway },
    stdio: ["ignore", "pipe", "inherit"],
    shell: process.platform === "win32",
  });
  let printed = "";
  const url = await new Promise<string>((resolve, reject) => {
    // Read to its end: a write into a closed pipe would end the server.
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(printed)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.on("error", reject);
    child.on("close", () => reject(new Error(`next start ended:\n${printed}`)));
  });
  const close = () => {
    const closed = once(child, "close");
    api.close();
    child.kill();
    return closed;
  };
  return { url, close };
}
