// The reply's text in whichever editor shows it. A browser types there as a person does. jsdom and
// happy-dom do nothing with a key in an element that can be edited: there the letters are put where a
// browser would put them, between its events.
import { inAct } from "./act.js";
import { eventOf, press, setValue } from "./input.js";

const blocks = "p, div, li, blockquote, pre, h1, h2, h3, h4, h5, h6";

/** What it says, a line for each block. */
export function textIn(element: HTMLElement): string {
  if (isTextArea(element)) return element.value;
  return linesIn(element)
    .map((line) => line.textContent.replaceAll("\u00a0", " "))
    .join("\n");
}

/** Whether it takes keys now. */
export function isWritable(element: HTMLElement): boolean {
  if (isTextArea(element)) return !element.readOnly;
  return element.matches("[contenteditable=true]:not([aria-readonly=true])");
}

/** Types at the end. */
export async function typeAtEnd(element: HTMLElement, text: string): Promise<void> {
  if (isTextArea(element)) return setValue(element, `${element.value}${text}`);
  measureNothing(element);
  await inAct(() => {
    element.focus();
    selectEnd(element);
  });
  const lines = text.split("\n");
  for (const [nth, line] of lines.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one line after the other
    if (nth > 0) await press(element, { key: "Enter", code: "Enter" });
    // oxlint-disable-next-line no-await-in-loop
    if (line !== "") await inAct(() => typeWords(element, line));
  }
}

/** Takes all of it away. */
export async function clear(element: HTMLElement): Promise<void> {
  if (isTextArea(element)) return setValue(element, "");
  measureNothing(element);
  await press(element, { key: "a", code: "KeyA", ctrlKey: true });
  await press(element, { key: "Backspace", code: "Backspace" });
}

function isTextArea(element: HTMLElement): element is HTMLTextAreaElement {
  return element.tagName === "TEXTAREA";
}

/** Blocks with no other in them. */
function linesIn(element: HTMLElement): readonly HTMLElement[] {
  const all = [...element.querySelectorAll<HTMLElement>(blocks)];
  const lines = all.filter((one) => one.querySelector(blocks) === null);
  return lines.length > 0 ? lines : [element];
}

function selectEnd(element: HTMLElement): void {
  const selection = element.ownerDocument.getSelection();
  selection?.selectAllChildren(linesIn(element).at(-1) ?? element);
  selection?.collapseToEnd();
}

function typeWords(element: HTMLElement, words: string): void {
  const { ownerDocument: page } = element;
  // Neither jsdom nor happy-dom has it.
  if ("execCommand" in page && page.execCommand("insertText", false, words)) return;
  const typed = { inputType: "insertText", data: words };
  if (!element.dispatchEvent(eventOf(element, "InputEvent", "beforeinput", typed))) return;
  const selection = page.getSelection();
  if (!selection || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  range.deleteContents();
  const node = page.createTextNode(words);
  range.insertNode(node);
  selection.collapse(node, words.length);
  element.dispatchEvent(eventOf(element, "InputEvent", "input", typed));
}

/** Nothing has a place in jsdom, and an editor asks where its cursor is. */
function measureNothing({ ownerDocument: page }: HTMLElement): void {
  const { Range: Kind } = page.defaultView ?? globalThis;
  const { prototype } = Kind;
  if ("getClientRects" in prototype) return;
  Object.assign(prototype, {
    getClientRects: () => [],
    getBoundingClientRect: () => page.createElement("i").getBoundingClientRect(),
  });
}
