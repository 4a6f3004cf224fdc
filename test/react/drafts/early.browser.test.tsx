import { flushSync } from "react-dom";
import { useLayoutEffect, type ReactNode } from "react";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { page } from "vitest/browser";
import { blankValues } from "../../../src/domain/fields.js";
import { addressField, askFor } from "../../browser/addressField.js";
import { chooseFiles } from "../../browser/chooseFiles.js";
import { renderComposer } from "../../browser/renderComposer.js";
import { newScope, refusing } from "../../drafts/faults.js";

// In the time that this takes the first time, an agent would no longer be held back.
beforeAll(() => import("../../../src/drafts/kept/keptDraft.js"));

const file = (name: string) => new File([name], name, { type: "text/plain" });

/** A stored draft, which is read only after the agent has done something at once. */
async function withDraft(actAtOnce: () => void) {
  const { storage, memory } = refusing(() => undefined);
  const scope = newScope();
  const text = { format: "plain", value: "Hello Ann, bye" };
  const values = { ...blankValues(), text, cc: ["old@example.org"] };
  const untouched = ["customer", "customerText", "bcc", "status"];
  const files = [{ id: "a", name: "old.txt", size: 7 }];
  const about = { version: 1, savedAt: Date.now(), files, cursor: { start: 11, end: 11 } };
  await memory.set(["file", scope, "123", "a"], file("old.txt"));
  await memory.set(["draft", scope, "123"], { ...about, values, untouched });
  let hasActed = false;
  storage.get = async (key) => {
    if (key[0] === "draft" && !hasActed) actAtOnce();
    hasActed = true;
    return memory.get(key);
  };
  const stored = () => memory.get(["draft", scope, "123"]);
  return { drafts: { scope, storage }, stored };
}

const text = page.getByRole("textbox", { name: "Reply", exact: true });
const cc = addressField(page, "Cc");

function typeInto(field: typeof text, words: string) {
  const element = field.element();
  if (element instanceof HTMLElement) element.focus();
  document.execCommand("insertText", false, words);
}

function AtOnce({ act, children }: { act: () => void; children: ReactNode }) {
  useLayoutEffect(act, [act]);
  return children;
}

/** An agent is held back for a time that a busy machine takes for less: here it does not pass. */
async function inNoTime<T>(act: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const done = await act();
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  return done;
}

describe("while a draft is being read", () => {
  test("keys, an address and a file are taken in", async () => {
    const { drafts, stored } = await withDraft(() => {
      const ask = askFor(page, "Cc").element();
      if (ask instanceof HTMLElement) flushSync(() => ask.click());
      typeInto(cc, "new@example.org,");
      chooseFiles(document.body, [file("new.txt")]);
      typeInto(text, "left over ");
    });
    const { ccList, files } = await inNoTime(async () => {
      const composer = await renderComposer({ drafts });
      await expect.element(text).toHaveValue("Hello Ann, left over bye");
      return composer;
    });
    await expect.element(ccList).toHaveTextContent(/old@example.org.*new@example.org/);
    await expect.element(files).toHaveTextContent("old.txt");
    await expect.element(files).toHaveTextContent("new.txt");
    typeInto(text, "and so ");
    await expect.element(text).toHaveValue("Hello Ann, left over and so bye");
    const value = "Hello Ann, left over and so bye";
    await expect.poll(stored).toMatchObject({ values: { text: { value } }, files: [{}, {}] });
  });

  test("so are keys from before that has even begun", async () => {
    const { drafts } = await withDraft(() => {});
    const act = () => typeInto(text, "left over ");
    const around = (composer: ReactNode) => <AtOnce act={act}>{composer}</AtOnce>;
    await inNoTime(async () => {
      await renderComposer({ drafts, around });
      await expect.element(text).toHaveValue("Hello Ann, left over bye");
    });
  });

  test("a press sends what is shown, and the draft waits beside it", async () => {
    const { drafts, stored } = await withDraft(() => {
      typeInto(text, "A quick answer");
      const press = { key: "Enter", ctrlKey: true, bubbles: true };
      text.element().dispatchEvent(new KeyboardEvent("keydown", press));
    });
    const { banner, world } = await renderComposer({ drafts });
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.poll(() => banner("draft-offered")?.textContent).toContain("Hello Ann");
    await expect.element(text).toHaveValue("");
    expect(await world.sent()).toMatchObject([{ text: "A quick answer" }]);
    await expect.poll(stored).toBeUndefined();
  });
});
