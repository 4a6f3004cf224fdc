import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { createMemoryStorage } from "../../../src/drafts/storage/memoryStorage.js";
import { editorNamed, editors, type EditorName } from "../../browser/editors.js";
import { readReply } from "../../browser/replyText.js";
import { renderComposer } from "../../browser/renderComposer.js";
import { newScope } from "../../drafts/faults.js";
import { apiWith, kept } from "./snippetsApi.js";

// What is typed for the blanks of a saved reply is as little lost as what is typed into the text.

type Props = Parameters<typeof renderComposer>[0];

const api = apiWith([kept("Sent", "Order {{ number }} of {{ sum }}")]);
const filled = "Hi, Order A-1 of {{sum}}";

/** A composer with the form of the blanks open, and one of them filled in. */
async function openForm(editor: EditorName, more: Props = {}) {
  const storage = createMemoryStorage();
  const drafts = { scope: newScope(), storage };
  const given = { api, drafts, editor: editorNamed(editor), ...more };
  const composer = await renderComposer(given);
  const { screen, text } = composer;
  await expect.element(screen.getByRole("button", { name: "Saved replies" })).toBeVisible();
  await text.click();
  await userEvent.keyboard("Hi, /sen");
  await expect.element(text).toHaveAttribute("aria-activedescendant");
  await userEvent.keyboard("{Enter}");
  await expect.element(screen.getByRole("textbox", { name: "Number" })).toHaveFocus();
  await userEvent.keyboard("A-1");
  return { ...composer, given, storage, words: () => readReply(text.element()).words };
}

describe.each(editors)("with the %s", (editor) => {
  test("the composer goes away: the reply is in the draft, as far as it is filled in", async () => {
    const { screen, given } = await openForm(editor);
    await screen.unmount();
    const { text } = await renderComposer(given);
    await expect.poll(() => readReply(text.element()).words).toBe(filled);
  });

  test("the page is killed: it is in the draft, below the text", async () => {
    const { given, storage } = await openForm(editor);
    const isKept = async () => JSON.stringify(await storage.entries(["draft"])).includes("A-1");
    await expect.poll(isKept).toBe(true);
    // Under another scope, since the lock and the channel of this one are still held.
    const scope = newScope();
    const afterwards = createMemoryStorage();
    for (const [[kind = "", , ...rest], value] of await storage.entries(["draft"])) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await afterwards.set([kind, scope, ...rest], value);
    }
    const { screen } = await renderComposer({ ...given, drafts: { scope, storage: afterwards } });
    const text = screen.getByRole("textbox", { name: "Reply", exact: true }).last();
    await expect
      .poll(() => readReply(text.element()).words.replace(/\n+/, "\n"))
      .toBe("Hi, /sen\nOrder A-1 of {{sum}}");
  });

  test("text that comes by itself stands behind it, and replaces nothing", async () => {
    const { ref, words, text } = await openForm(editor);
    expect(await ref.current?.replaceSelection(", as said")).toBe(true);
    expect(words()).toBe(`${filled}, as said`);
    await text.click();
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(words).toBe(filled);
    // A textarea has no way back to before a stream.
    if (editor === "textarea") return;
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(words).toBe("Hi, /sen");
  });
});

test("the page goes away: the reply is in the text before that is kept", async () => {
  const { words, text } = await openForm("textarea");
  window.dispatchEvent(new PageTransitionEvent("pagehide"));
  expect(words()).toBe(filled);
  await userEvent.keyboard("9 €");
  await expect.element(text).toHaveValue("Hi, Order A-1 of 9 €");
});

test("a press of Send takes it in, and asks about what is blank", async () => {
  const { words, ref, screen } = await openForm("textarea");
  ref.current?.submit();
  await expect.element(screen.getByRole("dialog")).toHaveTextContent("{{sum}}");
  expect(words()).toBe(filled);
});

test("another tab that takes the reply over has it", async () => {
  const { given } = await openForm("textarea");
  const { screen, banner } = await renderComposer(given);
  await expect.poll(() => banner("draft-elsewhere")).toBeTruthy();
  await screen.getByRole("button", { name: "Take over" }).click();
  const texts = screen.getByRole("textbox", { name: "Reply", exact: true }).elements();
  await expect.poll(() => texts.map((one) => readReply(one).words)).toEqual([filled, filled]);
});

test("what a host inserts meanwhile stands behind it, and in none of its words", async () => {
  const { ref, words } = await openForm("textarea");
  ref.current?.insert({ format: "plain", value: ", as said" });
  expect(words()).toBe(`${filled}, as said`);
});
