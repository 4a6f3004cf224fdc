import { QueryClient } from "@tanstack/react-query";
import { expect, onTestFinished, test, vi } from "vitest";
import { cdp, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import {
  lazyEditor,
  ReplyComposer,
  type Body,
  type EditorModule,
  type Trigger,
} from "../../../src/index.js";
import { editorNamed } from "../../browser/editors.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";
import { readReply } from "../../browser/replyText.js";
import { apiWith, kept } from "./snippetsApi.js";

const amy = { id: "a", label: "Amy" };
const people: Trigger = {
  char: "@",
  search: (query) => ("amy".startsWith(query) ? [amy] : []),
  insert: () => ({ format: "plain", value: "Amy" }),
};

test("a keyboard on glass, whose keys are all an input method's, opens the list", async () => {
  const { text, screen } = await renderComposer({ triggers: [people], api: apiWith([]) });
  await expect.element(screen.getByRole("button", { name: "Saved replies" })).toBeVisible();
  await text.click();
  const key = { key: "Unidentified", keyCode: 229, bubbles: true };
  text.element().dispatchEvent(new KeyboardEvent("keydown", key));
  await (cdp() as unknown as { send: (method: string, params: object) => Promise<void> }).send(
    "Input.insertText",
    { text: "@" },
  );
  await expect.element(text).toHaveAttribute("aria-activedescendant");
});

test("in a shadow root the first blank is selected, and files come along", async () => {
  const host = document.body.appendChild(document.createElement("div"));
  onTestFinished(() => host.remove());
  const container = document.createElement("div");
  host.attachShadow({ mode: "open" }).append(container);
  const files = [new File(["a"], "prices.txt")];
  const {
    text,
    screen,
    files: list,
  } = await renderComposer({
    container,
    editor: editorNamed("rich editor"),
    api: apiWith([kept("Prices", "The {{ sum }} as of today.", { files })]),
  });
  await expect.element(screen.getByTitle("Saved replies (Ctrl+/)").first()).toBeInTheDocument();
  await text.click();
  await userEvent.keyboard("/");
  await expect.element(text).toHaveAttribute("aria-activedescendant");
  await userEvent.keyboard("{Enter}");
  await expect.element(screen.getByRole("textbox", { name: "Sum" })).toBeVisible();
  await screen.getByRole("button", { name: "Insert", exact: true }).click();
  await expect.element(list.getByRole("listitem")).toBeVisible();
  await userEvent.keyboard("9");
  await expect.element(text).toHaveTextContent("The 9 as of today.");
});

test("in a host's dialog the list takes its keys, and Escape closes it alone", async () => {
  const dialog = document.body.appendChild(document.createElement("dialog"));
  onTestFinished(() => dialog.remove());
  const container = dialog.appendChild(document.createElement("div"));
  dialog.showModal();
  const { text } = await renderComposer({ container, triggers: [people] });
  await text.click();
  await userEvent.keyboard("Hi @");
  await expect.element(text).toHaveAttribute("aria-activedescendant");
  await userEvent.keyboard("{Escape}");
  await expect.element(text).not.toHaveAttribute("aria-activedescendant");
  expect(dialog.open).toBe(true);
  await userEvent.keyboard(" @");
  await expect.element(text).toHaveAttribute("aria-activedescendant");
  await userEvent.keyboard("{Enter}");
  await expect.element(text).toHaveValue("Hi @ Amy");
});

test("a host's insert that gives no body is one that failed", async () => {
  // Its developer is told.
  const reported = vi.spyOn(window, "reportError").mockImplementation(() => {});
  onTestFinished(() => reported.mockRestore());
  const insert = () => undefined as unknown as Body;
  const { text, screen } = await renderComposer({ triggers: [{ ...people, insert }] });
  await text.click();
  await userEvent.keyboard("Hi @a");
  await expect.element(text).toHaveAttribute("aria-activedescendant");
  await userEvent.keyboard("{Enter}");
  await expect.element(screen.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect.element(text).toHaveValue("Hi @a");
  expect(reported).toHaveBeenCalledOnce();
});

test.each([
  ["another conversation is shown", false],
  ["it is shown again", true],
])("what a host's trigger gives once %s goes nowhere", async (_when, isBack) => {
  let give = (_body: Body) => {};
  const insert = () => new Promise<Body>((resolve) => (give = resolve));
  const { text, rerender } = await renderComposer({ triggers: [{ ...people, insert }] });
  await text.click();
  await userEvent.keyboard("Hi @a");
  await expect.element(text).toHaveAttribute("aria-activedescendant");
  await userEvent.keyboard("{Enter}");
  await rerender({ conversation: { ...conversation, id: 101 } });
  await expect.element(text).toHaveValue("");
  const shown = isBack ? "Hi @a" : "";
  await rerender(isBack ? {} : { conversation: { ...conversation, id: 102 } });
  await expect.element(text).toHaveValue(shown);
  give({ format: "plain", value: "Ann" });
  await text.click();
  await userEvent.keyboard("{Control>}{End}{/Control}!");
  await expect.element(text).toHaveValue(`${shown}!`);
});

test("another composer that takes the reply over closes the list", async () => {
  const shared = { triggers: [people], queryClient: new QueryClient() };
  const composer = (name: string) => (
    <ReplyComposer key={name} {...shared} conversation={conversation} api={api} aria-label={name} />
  );
  const api = apiWith([]);
  const screen = await render(<>{composer("Page")}</>);
  const text = screen.getByRole("textbox", { name: "Reply" });
  await text.click();
  await userEvent.keyboard("Hi @");
  await expect.element(text).toHaveAttribute("aria-activedescendant");
  await screen.rerender(<>{["Page", "Dialog"].map(composer)}</>);
  const other = screen.getByRole("form", { name: "Dialog" });
  await expect.element(other.getByRole("button", { name: "Take over" })).toBeVisible();
  // As from another tab: nothing is pressed here, and the focus stays.
  (other.getByRole("button", { name: "Take over" }).element() as HTMLElement).click();
  await expect.element(screen.getByRole("listbox")).not.toBeInTheDocument();
});

/** A composer with a textarea, until the rich editor arrives. */
async function renderBeforeEditor() {
  let arrive = (_module: EditorModule) => {};
  const promise = new Promise<EditorModule>((resolve) => {
    arrive = resolve;
  });
  const { text } = await renderComposer({
    editor: lazyEditor(() => promise),
    triggers: [people],
  });
  return { text, arrive: (module: EditorModule) => arrive(module) };
}

test("an editor that is loaded while the list is open waits for it", async () => {
  const { text, arrive } = await renderBeforeEditor();
  await text.click();
  await userEvent.keyboard("Best, Tom{Home}@a");
  await expect.element(text).toHaveAttribute("aria-activedescendant");
  arrive(await import("../../../src/rich-text.js"));
  await userEvent.keyboard("m");
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => readReply(text.element()).words).toBe("AmyBest, Tom");
  await expect.element(text).toHaveAttribute("contenteditable");
  expect(readReply(text.element()).words).toBe("AmyBest, Tom");
});

test("a list that opens just before an editor takes over stays open", async () => {
  const module = await import("../../../src/rich-text.js");
  const { text, arrive } = await renderBeforeEditor();
  await text.click();
  await userEvent.keyboard("Best, Tom{Home}");
  const textarea = text.element();
  arrive(module);
  // React has been told of the editor then, and has not rendered it.
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  for (const key of "@a") {
    textarea.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    document.execCommand("insertText", false, key);
  }
  await expect.element(text).toHaveAttribute("contenteditable");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => readReply(text.element()).words).toBe("AmyBest, Tom");
});
