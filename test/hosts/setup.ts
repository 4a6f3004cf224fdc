import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { hosts } from "./hosts.js";
import { folderOf, install } from "./install.js";
import { run } from "./run.js";
import { serve } from "./serve.js";
import type { Served } from "./serve.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Where each host is served, by name, or what its build said when it failed. */
    hosts: Readonly<Record<string, { url: string } | { failure: string }>>;
    /** The folder with a stylesheet for each reset. */
    resets: string;
    /** The package as installed. */
    dist: string;
  }
}

/** Packs, installs, builds and serves: every host as a stranger would, with its own defaults. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // The API is the emulator, whatever account the shell is set up for.
  for (const name of ["HELPSCOUT_API_URL", "HELPSCOUT_APP_ID", "HELPSCOUT_APP_SECRET"]) {
    delete process.env[name];
  }
  const work = await mkdtemp(join(tmpdir(), "reply-composer-hosts-"));
  const servers: Served[] = [];
  const end = async () => {
    await Promise.all(servers.map(({ close }) => close()));
    await rm(work, { recursive: true });
  };
  try {
    await install(work);
  } catch (error) {
    await end();
    throw error;
  }
  const results: Record<string, { url: string } | { failure: string }> = {};
  for (const host of hosts) {
    const folder = folderOf(work, host);
    try {
      // One by one: bundlers use every core.
      await run(folder, ...host.build);
      const served = await serve(folder, host);
      servers.push(served);
      results[host.name] = { url: served.url };
    } catch (error) {
      results[host.name] = { failure: String(error) };
    }
  }
  project.provide("hosts", results);
  project.provide("resets", join(work, "modern/resets/dist"));
  project.provide("dist", join(work, "modern/node_modules/reply-composer/dist"));
  return end;
}
