import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "../browser/findChromium.mjs";
import { findFirefox, findWebKit } from "./findEngines.mjs";

const engines = [
  {
    name: "firefox",
    find: findFirefox,
    packages: ["firefox-esr"],
    missing: "no Firefox; install it, or set FIREFOX_PATH",
  },
  {
    name: "webkit",
    find: () => findWebKit()?.browser,
    packages: ["webkit2gtk-driver", "xvfb"],
    missing: "no WebKitGTK; on Debian it is in webkit2gtk-driver and xvfb",
  },
  // Not to find faults of the composer: what fails here too is a fault of the walk.
  { name: "chromium", find: findChromium, packages: [], missing: "no Chromium" },
];

/**
 * Finds the engines or installs them, and says what it does.
 * @returns {{ found: string[], missing: string[] }} Names, and for each engine that cannot be had why.
 */
export function ensureEngines() {
  install(engines.filter(({ find }) => !find()).map(({ packages }) => packages));
  for (const { name, find } of engines) console.log(`${name}: ${find() ?? "not found"}`);
  return {
    found: engines.filter(({ find }) => find()).map(({ name }) => name),
    missing: engines
      .filter(({ find }) => !find())
      .map(({ name, missing }) => `${name}, ${missing}`),
  };
}

/**
 * Each engine's own, so that one that the archive lacks takes none of the others with it.
 * @param {string[][]} wanted
 */
function install(wanted) {
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/etc/debian_version");
  const installable = wanted.filter(({ length }) => length > 0);
  if (!isDebianRoot || installable.length === 0) return;
  run("apt-get", ["update", "-q"]);
  for (const packages of installable) {
    console.log(`Installing Debian's (apt-get install ${packages.join(" ")}) …`);
    run("apt-get", ["install", "-yq", "--no-install-recommends", ...packages]);
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  spawnSync(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
