import { within } from "@testing-library/dom";
import { expect } from "vitest";
import { userEvent, type LocatorSelectors } from "vitest/browser";
import { addressField, type AddressName } from "../browser/addressField.js";
import { takeClipboard } from "../browser/clipboard.js";
import type { World } from "../browser/world.js";

export interface Place {
  /** Finds what a person reaches for. */
  at: Pick<LocatorSelectors, "getByRole" | "getByText">;
  /** The tree that the composer stands in. */
  tree: Document | ShadowRoot;
  world: World;
}

/** The composer in a place, looked at from inside: a locator sees no focus there. */
export function lookedAt({ tree }: Pick<Place, "tree">) {
  const root = tree.querySelector<HTMLElement>(".rc-root");
  if (!root) throw new Error("no composer");
  const inside = within(root);
  const list = (name: string) =>
    within(inside.getByRole("list", { name })).queryAllByRole("listitem");
  return {
    inside,
    root,
    chips: (name = "Cc recipients") => list(name).map(({ textContent }) => textContent),
    files: () => list("Attachments").map(({ textContent }) => textContent),
    value: (role: string, name: string) => inside.getByRole<HTMLInputElement>(role, { name }).value,
    /** The name of what has the focus. */
    focused: () => {
      const { activeElement } = tree;
      return activeElement?.ariaLabel ?? activeElement?.textContent;
    },
  };
}

/** A working day in short: everything that asks where the focus is, and what an event came from. */
export async function walk({ at, tree, world }: Place): Promise<void> {
  const { chips, focused, value, inside, root } = lookedAt({ tree });
  const field = (name: AddressName) => addressField(at, name);
  const text = at.getByRole("textbox", { name: "Reply", exact: true });
  const press = (keys: string) => userEvent.keyboard(keys);

  // Suggestions by mouse, by arrows, and a half-typed address that is left.
  await field("Cc").fill("marcus");
  await at.getByRole("option", { name: /^Marcus Holt m/ }).click();
  await expect.poll(chips).toEqual(["marcus.holt@holtandsons.example"]);
  await expect.poll(focused).toBe("Cc");
  await field("Bcc").fill("marcus");
  await expect.poll(() => inside.queryAllByRole("option", { name: /^Marcus/ })).not.toEqual([]);
  await press("{ArrowDown}{Enter}");
  await expect.poll(() => chips("Bcc recipients")).toHaveLength(1);
  await field("Cc").fill("b@example.com");
  await text.click();
  await expect.poll(chips).toEqual(["marcus.holt@holtandsons.example", "b@example.com"]);

  // Chips: arrows, selection, menu, edit, mouse.
  await field("Cc").click();
  await press("{ArrowLeft}");
  expect(focused()).toBe("b@example.com");
  await press("{Home}{Shift>}{ArrowRight}{/Shift}");
  expect(root.querySelectorAll("[data-selected]")).toHaveLength(2);
  await press("{Home} ");
  await expect.poll(focused).toBe("Edit");
  await press("{ArrowDown}");
  expect(focused()).toBe("Move to Bcc");
  await press("{ArrowUp}{Enter}");
  await expect.poll(focused).toBe("Edit marcus.holt@holtandsons.example");
  await press("c@example.com{Enter}");
  await expect.poll(chips).toEqual(["c@example.com", "b@example.com"]);
  await at.getByRole("button", { name: "Remove c@example.com" }).click();
  await expect.poll(focused).toBe("b@example.com");
  await at.getByRole("listitem", { name: "b@example.com" }).dblClick();
  await expect.poll(focused).toBe("Edit b@example.com");
  await press("{Escape}");
  await expect.poll(focused).toBe("b@example.com");

  // Out by the clipboard, in by the clipboard, over by drag.
  await takeClipboard();
  await press("{Control>}c{/Control}");
  await text.click();
  await press("{Control>}v{/Control}");
  await expect.poll(() => value("textbox", "Reply")).toBe("b@example.com");
  drag(
    inside.getByRole("listitem", { name: "b@example.com" }),
    inside.getByRole("combobox", { name: "Bcc" }),
  );
  await expect.poll(() => chips("Bcc recipients")).toHaveLength(2);
  await field("Cc").click();
  await press("{Control>}v{/Control}");
  await expect.poll(chips).toEqual([]);
  drag(
    inside.getByRole("listitem", { name: "b@example.com" }),
    inside.getByRole("combobox", { name: "Cc" }),
  );
  await expect.poll(chips).toEqual(["b@example.com"]);

  // The menu of Send, the dialogs, and where the focus goes when a reply has gone.
  await at.getByRole("button", { name: "More ways to send" }).click();
  await expect.poll(focused).toMatch(/^Send and close/);
  await press("{ArrowDown}");
  expect(focused()).toBe("Send as pending");
  await press("{Escape}");
  await expect.poll(focused).toBe("More ways to send");
  await at.getByRole("button", { name: "More options" }).click();
  await at.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await press("{Escape}");
  await expect.poll(focused).toBe("More options");
  await world.control("POST", "/faults", { then: { hang: "after-creating" } });
  await text.fill("Hello");
  await press("{Control>}{Enter}{/Control}");
  const cancel = () => inside.queryByRole("button", { name: "Cancel sending" });
  await expect.poll(cancel).not.toBeNull();
  cancel()?.focus();
  await world.control("DELETE", "/faults");
  await expect.poll(() => root.querySelector("[data-banner=sent]")).not.toBeNull();
  await expect.poll(focused).toBe("Reply");
  expect(value("textbox", "Reply")).toBe("");
  expect(await world.sent()).toMatchObject([{ text: "Hello", cc: ["b@example.com"] }]);
}

type DragType = "dragstart" | "dragenter" | "dragover" | "drop" | "dragend";

/** As the element's own window tells it. False where somebody took it. */
function dragEvent(type: DragType, target: Element, dataTransfer: DataTransfer): boolean {
  const around = target.ownerDocument.defaultView ?? window;
  const event = { dataTransfer, bubbles: true, cancelable: true, composed: true };
  return target.dispatchEvent(new around.DragEvent(type, event));
}

/** Dispatched: the driver's mouse drags nothing in a frame without scripts. */
function drag(from: Element, to: Element): void {
  const held = new DataTransfer();
  dragEvent("dragstart", from, held);
  expect(dragEvent("dragover", to, held)).toBe(false);
  dragEvent("drop", to, held);
  dragEvent("dragend", from, held);
}

/** Files over it, on it and beside it. */
export async function dropFiles({ tree, outside }: Pick<Place, "tree"> & { outside: Document[] }) {
  const { root, files, inside } = lookedAt({ tree });
  const around = root.ownerDocument.defaultView ?? window;
  const held = new around.DataTransfer();
  held.items.add(new around.File(["abc"], "one.txt"));
  const text = inside.getByRole("textbox", { name: "Reply" });
  dragEvent("dragenter", text, held);
  await expect.poll(() => inside.queryByText("Drop files to attach them")).not.toBeNull();
  dragEvent("drop", text, held);
  await expect.poll(files).toEqual([expect.stringContaining("one.txt")]);
  for (const { body } of outside) expect(dragEvent("drop", body, held)).toBe(false);
}
