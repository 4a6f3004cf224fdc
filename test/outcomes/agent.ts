// An agent at a composer, by the page's own events: hundreds of cases cannot each pay a driver's way.
import { flushSync } from "react-dom";
import { expect } from "vitest";
import { chooseFiles } from "../browser/chooseFiles.js";
import { readReply, setValue, writeReply } from "../browser/replyText.js";

/** What a banner shows. */
export interface Shown {
  kind: string;
  code: string | null;
  role: string | null;
  words: string;
}

export type AddressField = "Customer" | "Cc" | "Bcc";

/** Reads and uses the composer inside of `container`. */
export function agentAt(container: Element) {
  const all = (selector: string) => [...container.querySelectorAll<HTMLElement>(selector)];
  const one = <E extends HTMLElement>(selector: string, kind: { new (): E }): E => {
    const found = container.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(`nothing here is ${selector}`);
    return found;
  };
  const textbox = () => one("[aria-label=Reply]", HTMLElement);
  const draftSwitch = () => one("input[role=switch]", HTMLInputElement);
  const button = (name: string, within = "*") =>
    [...container.querySelectorAll<HTMLButtonElement>(`${within} button`)].find(
      (each) => (each.getAttribute("aria-label") ?? each.textContent) === name,
    );
  const findField = (name: AddressField) =>
    container.querySelector<HTMLInputElement>(`input[aria-label=${name}]`);
  /** Asked for, where it is not there. */
  const addressField = (name: AddressField) => {
    if (!findField(name)) {
      flushSync(() => button(name === "Customer" ? "Change customer" : name)?.click());
    }
    return one(`input[aria-label=${name}]`, HTMLInputElement);
  };
  const itemsOf = (list: string, words: string) =>
    all(`ul[aria-label="${list}"] > li`).map((item) => item.querySelector(words)?.textContent);

  return {
    /** What could get lost. */
    read: () => ({
      text: readReply(textbox()).words,
      cc: itemsOf("Cc recipients", ".rc-chip-text"),
      bcc: itemsOf("Bcc recipients", ".rc-chip-text"),
      status: one("select", HTMLSelectElement).value,
      draft: draftSwitch().checked,
      files: itemsOf("Attachments", ".rc-file-name"),
    }),
    /** What stands in the address fields, beside their chips. */
    typed: (name: AddressField) => findField(name)?.value ?? "",
    isIn: (name: AddressField) => document.activeElement === (findField(name) ?? undefined),
    /** As the field shows them, half-typed or not. */
    customer: () =>
      findField("Customer")?.value ?? container.querySelector(".rc-customer")?.textContent ?? "",
    banners: (): Shown[] =>
      all("[data-banner]").map((banner) => ({
        kind: banner.getAttribute("data-banner") ?? "",
        code: banner.getAttribute("data-code"),
        role: (banner.querySelector("[role=alert]") ?? banner).getAttribute("role"),
        words: banner.querySelector(".rc-banner-text")?.textContent ?? "",
      })),
    isSending: () => one("form", HTMLFormElement).hasAttribute("data-sending"),
    isDelayed: () => container.querySelector(".rc-status [role=timer]") !== null,
    /** What is asked before a reply goes out. */
    question: () => container.querySelector("dialog[open]")?.textContent ?? "",
    isAsked: () => container.querySelector("dialog[open]") !== null,
    isRich: () => textbox().hasAttribute("contenteditable"),
    canType: () => !readReply(textbox()).isReadOnly,
    /** Whether so many files are listed, and each is encoded or will never be. */
    hasFiles: (count: number) =>
      all("li.rc-file").length === count && all("li[data-status=encoding]").length === 0,
    isPrepared: () => all("li[data-status=encoding]").length === 0,
    /** `within`: a selector, where several buttons have that name. */
    canPress: (name: string, within?: string) => {
      const found = button(name, within);
      return found !== undefined && !found.disabled && found.ariaDisabled !== "true";
    },
    press(name: string, times = 1, within?: string) {
      const found = button(name, within);
      if (!found) throw new Error(`there is no button ${name}`);
      for (let count = 1; count <= times; count += 1) {
        const click = { bubbles: true, cancelable: true, detail: count };
        found.dispatchEvent(new MouseEvent("click", click));
      }
    },
    pressKeys(keys: KeyboardEventInit = { key: "Enter", ctrlKey: true }) {
      textbox().dispatchEvent(
        new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...keys }),
      );
    },
    type: (text: string) => writeReply(textbox(), text),
    /** Types it, and goes on to nothing: no Enter, no comma, no other field. */
    halfType(name: AddressField, address: string) {
      const input = addressField(name);
      input.focus();
      setValue(input, address);
    },
    addCc(address: string) {
      const input = addressField("Cc");
      setValue(input, address);
      input.dispatchEvent(
        new KeyboardEvent("keydown", { bubbles: true, cancelable: true, key: "Enter" }),
      );
    },
    /** Whom the screen says that Send would reach. */
    summary: () => container.querySelector(".rc-effect")?.textContent ?? "",
    toggleDraft: () => draftSwitch().click(),
    attach: (...files: File[]) => chooseFiles(container, files),
  };
}

/** Waits for what comes by itself. Looks often: a hundred cases wait several times each. */
export async function until(isSo: () => unknown, what: string): Promise<void> {
  try {
    await expect.poll(isSo, { interval: 5 }).toBeTruthy();
  } catch (error) {
    throw new Error(`Not so: ${what}. On the screen: ${seen()}`, { cause: error });
  }
}

/** What stands there instead, so that a wait in vain explains itself. */
function seen(): string {
  const forms = [...document.querySelectorAll("form")].map((form) => ({
    banners: [...form.querySelectorAll<HTMLElement>("[data-banner]")].map(
      ({ dataset, textContent }) => `${dataset["banner"]}: ${textContent}`,
    ),
    text: [...form.querySelectorAll("[aria-label=Reply]")].map((text) => readReply(text).words),
    dialog: form.querySelector("dialog[open]")?.textContent,
    isSending: form.hasAttribute("data-sending"),
  }));
  return JSON.stringify(forms);
}
