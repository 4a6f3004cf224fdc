// A person's hands, by the page's own events: alike in jsdom, in happy-dom and in a browser.
import { inAct } from "./act.js";

/** A key, as the event's own fields name it. */
export type PressedKey = Pick<
  KeyboardEventInit,
  "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey"
>;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function click(element: HTMLElement): Promise<void> {
  return inAct(() => {
    element.focus();
    element.click();
  });
}

export function press(element: HTMLElement, key: PressedKey): Promise<void> {
  return inAct(() => {
    element.focus();
    for (const type of ["keydown", "keyup"]) {
      element.dispatchEvent(eventOf(element, "KeyboardEvent", type, key));
    }
  });
}

/** As if it were typed or chosen: React hears nothing of a value that is only assigned. */
export function setValue(element: Field, value: string): Promise<void> {
  return inAct(() => {
    element.focus();
    const property = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), "value");
    property?.set?.call(element, value);
    element.dispatchEvent(eventOf(element, "Event", "input", {}));
    if (element.tagName === "SELECT") {
      element.dispatchEvent(eventOf(element, "Event", "change", {}));
    }
  });
}

export function chooseFiles(input: HTMLInputElement, files: readonly File[]): Promise<void> {
  return inAct(() => {
    // On the element, since only a browser makes a FileList.
    Object.defineProperty(input, "files", { configurable: true, value: files });
    input.dispatchEvent(eventOf(input, "Event", "change", {}));
    Reflect.deleteProperty(input, "files");
  });
}

/** Of the element's own window: another one's events are strangers there. */
export function eventOf(
  element: Element,
  kind: "Event" | "KeyboardEvent" | "InputEvent",
  type: string,
  init: KeyboardEventInit & InputEventInit,
): Event {
  const { [kind]: Kind } = element.ownerDocument.defaultView ?? globalThis;
  return new Kind(type, { bubbles: true, cancelable: true, ...init });
}
