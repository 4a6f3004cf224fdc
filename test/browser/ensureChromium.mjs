// Before the tests: finds a browser or installs one, and says what it does.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "./findChromium.mjs";

const found = findChromium();
if (found) {
  console.log(`Browser: ${found}`);
} else {
  install();
  const installed = findChromium();
  if (!installed) {
    console.error(
      "No Chromium was found, and none could be installed, so the browser tests cannot run.\nInstall Chromium or Chrome, or set CHROMIUM_PATH to one, and run the tests again.",
    );
    process.exit(1);
  }
  console.log(`Browser: ${installed}`);
}

function install() {
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/etc/debian_version");
  if (isDebianRoot) {
    console.log("No Chromium found: installing Debian's (apt-get install chromium) …");
    const isInstalled = run("apt-get", ["update", "-q"]) && add("chromium");
    // Not in each archive, and not needed: it is faster.
    if (isInstalled) add("chromium-headless-shell");
    if (isInstalled) return;
  }
  console.log("No Chromium found: downloading Playwright's (playwright install chromium) …");
  run("npx", ["playwright", "install", "chromium"]);
}

/** @param {string} name */
function add(name) {
  return run("apt-get", ["install", "-yq", "--no-install-recommends", name]);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const { status } = spawnSync(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}
