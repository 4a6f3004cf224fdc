import { setTimeout as wait } from "node:timers/promises";

// A person's input, as the browser gets it. By CDP alone: Playwright's own actions run scripts in
// the page, which would be found again in the measurements.

/** @import { CDPSession, Page } from "playwright" */

/**
 * Drags files over the page; the answer lets go of them.
 * @param {Page} page
 * @param {CDPSession} cdp
 * @param {readonly string[]} paths
 */
export async function dragFiles(page, cdp, paths) {
  // Each page has one place for files: the composer, or all of it.
  const at = await page.evaluate(() => {
    const place = document.querySelector("form") ?? document.body;
    const { x, y, width, height } = place.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  await page.evaluate((count) => window.reply.expectDrop(count), paths.length);
  await cdp.send("Input.dispatchDragEvent", { type: "dragEnter", ...at, data });
  await cdp.send("Input.dispatchDragEvent", { type: "dragOver", ...at, data });
  return async () => {
    await cdp.send("Input.dispatchDragEvent", { type: "drop", ...at, data });
  };
}

/**
 * Moves to the button that sends; the answer clicks it.
 * @param {Page} page
 * @param {CDPSession} cdp
 */
export async function moveToSend(page, cdp) {
  const at = await page.evaluate(() => {
    const buttons = [...document.querySelectorAll("button")];
    const button = buttons.find(({ textContent }) => textContent.trim() === "Send reply");
    if (!button) throw new Error("There is no button that sends");
    button.scrollIntoView({ block: "center" });
    const { x, y, width, height } = button.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  const left = /** @type {const} */ ({ ...at, button: "left", clickCount: 1 });
  await cdp.send("Input.dispatchMouseEvent", { type: "mouseMoved", ...at });
  return async () => {
    await cdp.send("Input.dispatchMouseEvent", { type: "mousePressed", ...left });
    await cdp.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...left });
  };
}

/** Milliseconds between two keys: faster than anybody types, for the sake of their number. */
const pause = 20;

/**
 * Presses keys until something has happened, whether or not the page keeps up with them.
 * @param {CDPSession} cdp
 * @param {Promise<unknown>} end
 */
export async function typeUntil(cdp, end) {
  const over = new AbortController();
  const key = { key: "a", code: "KeyA", windowsVirtualKeyCode: 65 };
  /** @type {Promise<unknown>[]} */
  const presses = [end.finally(() => over.abort())];
  while (!over.signal.aborted) {
    presses.push(
      cdp.send("Input.dispatchKeyEvent", { type: "keyDown", text: "a", ...key }),
      cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }),
    );
    // oxlint-disable-next-line no-await-in-loop -- one key after another, not in step with frames
    await wait(pause * (0.5 + Math.random()));
  }
  await Promise.all(presses);
}

/**
 * @param {CDPSession} cdp
 * @param {number} milliseconds
 */
export function typeFor(cdp, milliseconds) {
  return typeUntil(cdp, wait(milliseconds));
}

/**
 * Ctrl+V.
 * @param {CDPSession} cdp
 */
export async function paste(cdp) {
  const key = { key: "v", code: "KeyV", windowsVirtualKeyCode: 86, modifiers: 2 };
  await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", commands: ["paste"], ...key });
  await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
}
