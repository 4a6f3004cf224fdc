import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Firefox to test with: `FIREFOX_PATH`, else the system's.
 * @returns {string | undefined}
 */
export function findFirefox() {
  return process.env["FIREFOX_PATH"] || findProgram("firefox-esr") || findProgram("firefox");
}

/**
 * WebKitGTK's small browser, its driver, and a screen for it. Undefined where one is missing.
 * @returns {{ browser: string, driver: string, screen: string } | undefined}
 */
export function findWebKit() {
  const browser = libraries()
    .flatMap((folder) => ["4.1", "4.0"].map((api) => join(folder, `webkit2gtk-${api}`)))
    .map((folder) => join(folder, "MiniBrowser"))
    .find((path) => existsSync(path));
  const driver = findProgram("WebKitWebDriver");
  const screen = findProgram("Xvfb");
  return browser && driver && screen ? { browser, driver, screen } : undefined;
}

/** @returns {string[]} */
function libraries() {
  if (!existsSync("/usr/lib")) return [];
  return ["/usr/lib", ...readdirSync("/usr/lib").map((name) => join("/usr/lib", name))];
}

/** @param {string} name */
function findProgram(name) {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
