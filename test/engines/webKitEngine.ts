import { once } from "node:events";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Builder, Key, type WebDriver } from "selenium-webdriver";
import { freePort } from "../freePort.mjs";
import { findWebKit } from "./findEngines.mjs";
import type { Engine, Tab } from "./tab.js";

/** Milliseconds for the driver to listen. */
const patience = 20_000;

/** WebKitGTK by WebDriver, on a screen of its own. Each profile is a browser of its own, and private. */
export async function startWebKit(): Promise<Engine> {
  const paths = findWebKit();
  if (!paths) throw new Error("There is no WebKit");
  const folder = await mkdtemp(join(tmpdir(), "reply-composer-webkit-"));
  await allowNarrowWindows(folder);
  const size = ["-screen", "0", "1400x1000x24"];
  const screen = spawn(paths.screen, ["-displayfd", "3", ...size, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  endWithProcess(screen);
  const display = await firstLineOf(screen.stdio[3]);
  const port = await freePort();
  const driver = spawn(paths.driver, [`--port=${port}`], {
    stdio: "ignore",
    env: { ...process.env, DISPLAY: `:${display}`, NO_AT_BRIDGE: "1", XDG_CONFIG_HOME: folder },
  });
  endWithProcess(driver);
  const server = `http://127.0.0.1:${port}`;
  await listening(server);
  const options = { binary: paths.browser, args: ["--automation"] };
  const capabilities = { browserName: "MiniBrowser", "webkitgtk:browserOptions": options };
  return {
    async openProfile() {
      const session = await new Builder()
        .usingServer(server)
        .withCapabilities(capabilities)
        .build();
      const inTab = oneTabAtATime(session);
      return {
        tab: tabOf(session, inTab(await session.getWindowHandle())),
        async openTab() {
          await session.switchTo().newWindow("window");
          return tabOf(session, inTab(await session.getWindowHandle()));
        },
        close: () => session.quit(),
      };
    },
    async close() {
      driver.kill();
      screen.kill();
      await rm(folder, { recursive: true });
    },
  };
}

type InTab = <Result>(act: () => Promise<Result>) => Promise<Result>;

/** The session looks at one tab: each act first turns to its own, and waits for those before it. */
function oneTabAtATime(session: WebDriver): (handle: string) => InTab {
  let last: Promise<unknown> = Promise.resolve();
  return (handle) => (act) => {
    const turned = async () => {
      await session.switchTo().window(handle);
      return act();
    };
    const done = last.then(turned, turned);
    last = done;
    return done;
  };
}

function tabOf(session: WebDriver, inTab: InTab): Tab {
  return {
    goto: (url) => inTab(() => session.get(url)),
    reload: () => inTab(() => session.navigate().refresh()),
    evaluate: (run, ...args) =>
      inTab(() =>
        session.executeScript(`return (${String(run)}).apply(null, arguments)`, ...args),
      ) as never,
    async runScript(source) {
      await inTab(() => session.executeScript(source));
    },
    clickAt: (x, y) =>
      inTab(() => session.actions().move({ x, y, origin: "viewport" }).click().perform()),
    type: (text) => inTab(() => session.actions().sendKeys(text).perform()),
    press: (chord) =>
      inTab(() => {
        const keys = chord.split("+").map((name) => Key[driverName(name)] ?? name);
        const actions = session.actions();
        for (const key of keys) actions.keyDown(key);
        for (const key of keys.toReversed()) actions.keyUp(key);
        return actions.perform();
      }),
    chooseFiles: (paths) =>
      inTab(() => session.findElement({ css: "input[type=file]" }).sendKeys(paths.join("\n"))),
    resize: (width, height) =>
      inTab(async () => {
        const window = session.manage().window();
        await window.setRect({ x: 0, y: 0, width, height });
      }),
    screenshot: async () => Buffer.from(await inTab(() => session.takeScreenshot()), "base64"),
  };
}

/** "ArrowDown" as the driver's library calls it: "ARROW_DOWN". */
function driverName(key: string): string {
  if (key === "Backspace") return "BACK_SPACE";
  return key.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
}

/** The toolbar would keep the window wider than a phone. */
async function allowNarrowWindows(folder: string): Promise<void> {
  await mkdir(join(folder, "gtk-3.0"));
  const css =
    "window * { min-width: 0; padding: 0; margin: 0; font-size: 1px; -gtk-icon-transform: scale(0.1); }";
  await writeFile(join(folder, "gtk-3.0", "gtk.css"), css);
}

/** By its pid, also where the tests are ended before they end it. */
function endWithProcess(child: ChildProcess): void {
  process.once("exit", () => child.kill());
}

async function firstLineOf(stream: unknown): Promise<string> {
  const [line] = await once(stream as NodeJS.ReadableStream, "data");
  return String(line).trim();
}

async function listening(server: string): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    const isReady = await fetch(`${server}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (Date.now() > end) throw new Error("WebKit's driver does not listen");
    // oxlint-disable-next-line no-await-in-loop -- asks again and again
    await pause(50);
  }
}
