import { expect } from "vitest";
import { focusOn, look, pointAt, prepare, thrownIn, type Seen, type Target } from "./look.js";
import type { Tab } from "./tab.js";

export type Page = ReturnType<typeof createPage>;

/** The console in one tab, as a person uses it in any engine. */
export function createPage(tab: Tab, consoleUrl: string) {
  const only = async (target: Target): Promise<Seen | undefined> => {
    const [seen, ...others] = await look(tab, target);
    return others.length > 0 ? undefined : seen;
  };
  /** An address field is a button until it is asked for. */
  const ask = async (target: Target) => {
    if (target !== cc && target !== bcc) return;
    const place = button(target === cc ? "Cc" : "Bcc");
    const isThere = async () => (await look(tab, target)).length > 0;
    await expect.poll(async () => (await isThere()) || (await only(place))).toBeTruthy();
    if (!(await isThere())) await clickOn(place);
  };
  const click = async (target: Target) => {
    await ask(target);
    await clickOn(target);
  };
  const clickOn = async (target: Target) => {
    let at = { x: 0, y: 0 };
    const point = async () => {
      const { problem, ...now } = await pointAt(tab, target);
      const isStill = now.x === at.x && now.y === at.y;
      at = now;
      return problem === "" && !isStill ? "It moves" : problem;
    };
    await expect.poll(point, { message: nameOf(target) }).toBe("");
    await tab.clickAt(at.x, at.y);
  };
  const shows = async (target: Target, what: object) => {
    await expect.poll(() => only(target), { message: nameOf(target) }).toMatchObject(what);
  };
  /** Once messages are there and the draft was looked for. */
  const ready = async (isFollowing: boolean) => {
    await prepare(tab);
    await expect.poll(async () => (await look(tab, "article")).length).toBeGreaterThan(0);
    await shows(reply, { isReadOnly: isFollowing });
  };
  return {
    tab,
    /** `isFollowing`: another tab writes the reply. `editor`: another than it is set to. */
    open: async (id: number, { isFollowing = false, editor = "" } = {}) => {
      const query = editor && `?editor=${editor}`;
      await tab.goto(`${consoleUrl}/conversations/${id}${query}`);
      await ready(isFollowing);
    },
    reload: async () => {
      await tab.reload();
      await ready(false);
    },
    /** Where the page goes by itself, once it is there. */
    arrive: async (path: string) => {
      const where = () =>
        // What is on its way answers nothing.
        tab.evaluate(() => `${location.pathname} ${document.readyState}`).catch(() => "");
      await expect.poll(where).toBe(`${path} complete`);
      await ready(false);
    },
    look: (target: Target) => look(tab, target),
    click,
    type: async (target: Target, text: string) => {
      const hasFocus = async () => {
        await click(target);
        return (await only(target))?.isFocused;
      };
      // A click misses what moves at that moment, say since a file was attached.
      await expect.poll(hasFocus, { message: nameOf(target) }).toBe(true);
      await tab.type(text);
    },
    /** For what a click would open. */
    focus: async (target: Target) => {
      const hasFocus = async () => {
        // What is not shown yet takes none.
        await focusOn(tab, target);
        return (await only(target))?.isFocused;
      };
      await expect.poll(hasFocus, { message: nameOf(target) }).toBe(true);
    },
    press: (chord: string) => tab.press(chord),
    shows,
    says: (target: Target, words: string | RegExp) =>
      shows(target, {
        text:
          typeof words === "string" ? expect.stringContaining(words) : expect.stringMatching(words),
      }),
    shown: (target: Target) => shows(target, {}),
    gone: async (target: Target) => {
      await expect.poll(() => look(tab, target), { message: nameOf(target) }).toEqual([]);
    },
    thrown: () => thrownIn(tab),
  };
}

export type { Target };

export const reply: Target = { role: "textbox", name: "Reply" };
export const cc: Target = { role: "combobox", name: "Cc" };
export const bcc: Target = { role: "combobox", name: "Bcc" };
export const send: Target = { role: "button", name: "Send reply" };
export const status: Target = { role: "combobox", name: "Status after sending" };
export const form: Target = { role: "form", name: "Reply to conversation" };
export const button = (name: string): Target => ({ role: "button", name });
export const chips = (field: "Cc" | "Bcc"): Target => `ul[aria-label="${field} recipients"] > li`;
export const files: Target = "ul[aria-label=Attachments] > li";
export const banner = (kind: string) => `[data-banner="${kind}"]`;

function nameOf(target: Target): string {
  return typeof target === "string" ? target : `${target.role} "${target.name ?? ""}"`;
}
