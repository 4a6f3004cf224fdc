import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";

/**
 * What costs processor time and no test looks at: Chromium's address bar loads two pages of its own
 * for every window, and each page keeps a process ready for the next one. Playwright turns the others
 * off, but of two such lists Chromium reads the last alone.
 */
const featuresOff = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "SpareRendererForSitePerProcess",
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

/** What Chromium needs to run quietly, also as root and without a network. */
export const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${featuresOff.join(",")}`,
];

const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macApps = ["Google Chrome", "Chromium"];

/**
 * The path of a Chromium to test with: `CHROMIUM_PATH`, else Playwright's own, else the system's.
 * @returns {string | undefined}
 */
export function findChromium() {
  const given = process.env["CHROMIUM_PATH"];
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, and there is no such file. Correct or unset it.`);
  }
  return [chromium.executablePath(), ...systemPaths()].find((path) => existsSync(path));
}

/**
 * The path of the same engine without the parts of a browser that draw a window and its menus, for
 * tests that open pages all day: that takes a seventh less of the processor. Else of a Chromium.
 * @returns {string | undefined}
 */
export function findHeadless() {
  const chosen = process.env["CHROMIUM_PATH"];
  return (
    (chosen ? undefined : inPath(["chromium-headless-shell"]).find((path) => existsSync(path))) ??
    findChromium()
  );
}

/** @returns {string[]} */
function systemPaths() {
  if (process.platform === "darwin") {
    return macApps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  }
  if (process.platform === "win32") {
    const roots = [process.env["PROGRAMFILES"], process.env["PROGRAMFILES(X86)"]];
    return roots.flatMap((root) =>
      root ? [join(root, "Google", "Chrome", "Application", "chrome.exe")] : [],
    );
  }
  return inPath(systemNames);
}

/**
 * @param {string[]} names
 * @returns {string[]}
 */
function inPath(names) {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}
