import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { onTestFinished } from "vitest";

export interface Gateways {
  /** Of one that runs, whichever. */
  url(): string;
  /** Ends one in the midst of whatever it does, and begins another. */
  kill(): Promise<void>;
  readonly kills: number;
}

/** Processes of `server.ts`, until the test ends. */
export async function startGateways(
  count: number,
  env: Record<string, string>,
  random: () => number,
): Promise<Gateways> {
  const folder = await mkdtemp(join(tmpdir(), "reply-composer-gateways-"));
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: fileURLToPath(new URL("server.ts", import.meta.url)),
      outDir: folder,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "server.mjs" } },
    },
  });
  /** Each one, since two that are killed at once can begin two in one place. */
  const children: ChildProcess[] = [];
  const start = () => startProcess(join(folder, "server.mjs"), env, children);
  const running = await Promise.all(Array.from({ length: count }, start));
  let kills = 0;
  onTestFinished(async () => {
    for (const child of children) child.kill("SIGKILL");
    await rm(folder, { recursive: true });
  });
  return {
    url: () => running[Math.floor(random() * running.length)]?.url ?? "",
    async kill() {
      kills += 1;
      const at = Math.floor(random() * running.length);
      running[at]?.child.kill("SIGKILL");
      running[at] = await start();
    },
    get kills() {
      return kills;
    },
  };
}

function startProcess(
  path: string,
  env: Record<string, string>,
  children: ChildProcess[],
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [path], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.stdout.once("data", (port) => {
      resolve({ child, url: `http://127.0.0.1:${String(port).trim()}` });
    });
    child.once("exit", () => reject(new Error("The gateway ended before it listened")));
  });
}
