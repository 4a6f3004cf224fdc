import { spawn, spawnSync } from "node:child_process";
import { onTestFinished } from "vitest";
import { freePort } from "../../freePort.mjs";
import { connectRedis } from "./connectRedis.js";

const names = ["redis-server", "valkey-server"];

/** Which server this machine has, if any. */
export function findRedis(): string | undefined {
  return names.find((name) => spawnSync(name, ["--version"]).status === 0);
}

/** On a free port, keeping nothing, until the test ends. */
export async function serveRedis(name: string): Promise<number> {
  const port = await freePort();
  const options = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--appendonly",
    "no",
  ];
  const server = spawn(name, options, { stdio: "ignore" });
  onTestFinished(() => void server.kill());
  for (;;) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- until it listens
      const client = await connectRedis(port);
      client.close();
      return port;
    } catch {
      if (server.exitCode !== null) throw new Error(`${name} ended with ${server.exitCode}`);
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
