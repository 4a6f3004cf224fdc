import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Tab } from "./tab.js";

/** What is looked for: a role with its accessible name, or a selector for what has none. */
export type Target = string | { role: string; name?: string };

/** An element as a person finds it. */
export interface Seen {
  text: string;
  value: string;
  isChecked: boolean;
  isDisabled: boolean;
  isReadOnly: boolean;
  isFocused: boolean;
  direction: string;
  /** Its box, in CSS pixels of the view. */
  left: number;
  top: number;
  width: number;
  height: number;
}

interface InPage {
  TestingLibraryDom: {
    queryAllByRole: (container: Element, role: string, options: object) => HTMLElement[];
  };
  findAll: (target: Target) => HTMLElement[];
  /** What the page threw since it was opened. */
  thrown: string[];
}

const rolesPath = "@testing-library/dom/dist/@testing-library/dom.umd.min.js";
const rolesSource = await readFile(createRequire(import.meta.url).resolve(rolesPath), "utf8");

/** Lets a page be looked at: roles and names are computed in it, the same way in every engine. */
export async function prepare(tab: Tab): Promise<void> {
  await tab.runScript(rolesSource);
  await tab.evaluate(() => {
    const page = window as unknown as InPage;
    page.findAll = (target) => {
      if (typeof target === "string") return [...document.querySelectorAll<HTMLElement>(target)];
      const { role, ...name } = target;
      return page.TestingLibraryDom.queryAllByRole(document.body, role, name);
    };
    page.thrown = [];
    addEventListener("error", ({ message }) => page.thrown.push(message));
    addEventListener("unhandledrejection", ({ reason }) => page.thrown.push(String(reason)));
  });
}

/** What the page threw since it was prepared. */
export function thrownIn(tab: Tab): Promise<string[]> {
  return tab.evaluate(() => (window as unknown as InPage).thrown);
}

/** All that is there now. */
export function look(tab: Tab, target: Target): Promise<Seen[]> {
  return tab.evaluate((wanted) => {
    const { findAll } = window as unknown as InPage;
    /** Whether a line's words stand at its right. */
    const isAtEnd = (line: Element | undefined) => {
      if (!line) return false;
      const words = document.createRange();
      words.selectNodeContents(line);
      const [box, text] = [line.getBoundingClientRect(), words.getBoundingClientRect()];
      return text.left - box.left > box.right - text.right;
    };
    return findAll(wanted).map((element) => {
      const field = element as Partial<HTMLInputElement>;
      const { left, top, width, height } = element.getBoundingClientRect();
      // The rich editor has a block for each line.
      const lines = [...element.querySelectorAll("p, pre")];
      const isRich = element.hasAttribute("aria-multiline");
      return {
        text: element.innerText,
        value: isRich ? lines.map((line) => line.textContent).join("\n") : (field.value ?? ""),
        isChecked: field.checked ?? false,
        isDisabled: (field.disabled ?? false) || element.ariaDisabled === "true",
        isReadOnly: field.readOnly ?? element.ariaReadOnly === "true",
        isFocused: element === document.activeElement,
        direction: isRich && isAtEnd(lines[0]) ? "rtl" : getComputedStyle(element).direction,
        left,
        top,
        width,
        height,
      };
    });
  }, target);
}

/** Gives it the focus by script. */
export function focusOn(tab: Tab, target: Target): Promise<void> {
  return tab.evaluate((wanted) => {
    const { findAll } = window as unknown as InPage;
    findAll(wanted)[0]?.focus();
  }, target);
}

interface Point {
  x: number;
  y: number;
  /** Why it cannot be pressed; empty where it can. */
  problem: string;
}

/** Where to press the one element that is meant; it is brought into view. */
export function pointAt(tab: Tab, target: Target): Promise<Point> {
  return tab.evaluate((wanted) => {
    const { findAll } = window as unknown as InPage;
    const [element, ...others] = findAll(wanted);
    if (!element) return { x: 0, y: 0, problem: "It is not there" };
    if (others.length > 0) return { x: 0, y: 0, problem: "There are several" };
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const at = { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
    const hit = document.elementFromPoint(at.x, at.y);
    if (element.contains(hit)) return { ...at, problem: "" };
    return { ...at, problem: `It is covered by ${hit?.outerHTML.slice(0, 200)}` };
  }, target);
}
