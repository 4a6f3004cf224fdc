import { cp, mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hosts } from "./hosts.js";
import type { Host } from "./hosts.js";
import { run } from "./run.js";

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where a host stands below the folder of this run. */
export function folderOf(work: string, { name, packages }: Host): string {
  return join(work, packages, name);
}

/** Packs the package as it would be published, and installs it as a user would in every host. */
export async function install(work: string): Promise<void> {
  const tarball = join(work, "reply-composer.tgz");
  const printed = await run(root, "npm", "pack", "--json", "--pack-destination", work);
  await rename(join(work, nameOfTarball(printed)), tarball);
  // Not below the repository: what the package needs would be found there, said or unsaid.
  for (const packages of ["modern", "older"]) {
    const folder = join(work, packages);
    await cp(join(fixtures, packages), folder, { recursive: true });
    await run(folder, "npm", "ci", "--no-audit", "--no-fund");
    // Not in the lock: the tarball is another one each time.
    await run(folder, "npm", "install", "--no-save", "--no-audit", "--no-fund", tarball);
  }
  const resets = join(work, "modern/resets");
  await cp(join(fixtures, "resets"), resets, { recursive: true });
  await run(resets, "node", "build.mjs");
  for (const host of hosts) {
    const folder = folderOf(work, host);
    await mkdir(folder);
    await cp(join(fixtures, host.code), folder, { recursive: true });
    await cp(join(fixtures, "page"), join(folder, "page"), { recursive: true });
  }
}

/** What a script printed before it stands in front of the JSON. */
function nameOfTarball(printed: string): string {
  const found = /"filename": "([^"]+)"/.exec(printed)?.[1];
  if (found === undefined) throw new Error(`npm pack named no file:\n${printed}`);
  return found;
}
