import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { createAttachmentStore } from "../../../src/attachments/store.js";
import { blankValues } from "../../../src/domain/fields.js";
import { RichText } from "../../../src/rich-text.js";
import type { FormContent } from "../../../src/drafts/shownForm.js";
import { createPageDraft } from "../../../src/drafts/pageDraft.js";
import { chooseFiles } from "../../browser/chooseFiles.js";
import { listenTo } from "../../browser/liveRegions.js";
import { renderComposer } from "../../browser/renderComposer.js";
import { newScope } from "../../drafts/faults.js";

/** A restored draft with text, a Cc recipient and a file, which the agent has just discarded. */
async function discardDraft() {
  const drafts = { scope: newScope() };
  const first = await renderComposer({ drafts });
  await expect.element(first.text).not.toHaveAttribute("readonly");
  await first.cc.fill("old@example.org,");
  await first.text.fill("The discarded one");
  first.attach(new File(["old"], "old.txt"));
  await expect.element(first.files).toHaveTextContent("old.txt");
  await expect.element(first.screen.getByText("Saved on this device")).toBeVisible();
  await first.screen.unmount();
  const composer = await renderComposer({ drafts });
  await expect.element(composer.files).toHaveTextContent("old.txt");
  await composer.screen.getByRole("button", { name: "Discard" }).click();
  await expect.element(composer.text).toHaveValue("");
  const undo = composer.screen.getByRole("button", { name: "Undo", exact: true });
  const isBack = async () => {
    await expect.element(composer.text).toHaveValue("The discarded one");
    await expect.element(composer.ccList).toHaveTextContent("old@example.org");
    await expect.element(composer.files).toHaveTextContent("old.txt");
  };
  return { ...composer, drafts, undo, isBack };
}

test("Undo of Discard outlasts the next words, and keeps them, their file and recipient too", async () => {
  const first = await discardDraft();
  await first.text.fill("The new one");
  await first.cc.fill("new@example.org,");
  first.attach(new File(["new"], "new.txt"));
  await expect.element(first.files).toHaveTextContent("new.txt");
  await first.undo.click();
  await first.isBack();
  await expect.element(first.files).not.toHaveTextContent("new.txt");
  expect(first.banner("draft-discarded")).toBeNull();
  await expect.poll(() => first.banner("draft-offered")?.textContent).toContain("The new one");
  // Over a reload, too.
  await first.screen.unmount();
  const second = await renderComposer({ drafts: first.drafts });
  await expect.element(second.text).toHaveValue("The discarded one");
  await second.screen.getByRole("button", { name: "Restore" }).click();
  await expect.element(second.text).toHaveValue("The new one");
  await expect.element(second.ccList).toHaveTextContent("new@example.org");
  await expect.element(second.files).toHaveTextContent("new.txt");
});

test("Ctrl+Z takes a discard back while nothing was typed; a send ends its Undo", async () => {
  const { text, undo, isBack, banner, world, screen } = await discardDraft();
  const said = listenTo(screen.container);
  await userEvent.keyboard("{Control>}z{/Control}");
  await isBack();
  await expect.poll(() => said.join()).toMatch(/Draft from .* restored/);
  expect(banner("draft-offered")).toBeNull();
  await text.fill("Sent");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(() => banner("sent")).toBeTruthy();
  await expect.element(undo).not.toBeInTheDocument();
  expect(await world.sent()).toHaveLength(1);
});

test("so it does in an editor that keeps the key, where that has nothing to take back", async () => {
  const { text, screen } = await renderComposer({
    drafts: { scope: newScope() },
    editor: RichText,
  });
  await expect.element(text).toHaveAttribute("contenteditable", "true");
  await text.click();
  await userEvent.keyboard("The discarded one");
  await screen.getByRole("button", { name: "More options" }).click();
  await screen.getByRole("button", { name: "Discard reply" }).click();
  await expect.element(screen.getByText("Draft discarded")).toBeVisible();
  await expect.element(text).toHaveFocus();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(text).toHaveTextContent("The discarded one");
});

test("what an editor did since by itself, of which no input is told, is taken back first", async () => {
  const { text, screen } = await renderComposer({ editor: RichText });
  await expect.element(text).toHaveAttribute("contenteditable", "true");
  chooseFiles(screen.container, [new File(["x"], "notes.txt")]);
  await text.click();
  await userEvent.keyboard("Dear Ann");
  const file = screen.getByRole("button", { name: "Remove notes.txt" });
  await file.click();
  await text.click();
  await userEvent.keyboard("{Enter}");
  const lines = () => text.element().querySelectorAll("p, br:not([class])").length;
  const after = lines();
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(lines()).toBeLessThan(after);
  await expect.element(file).not.toBeInTheDocument();
});

test("a draft that lives in the page alone is taken back beside what was typed since", async () => {
  const holding = (value: string): FormContent => ({
    values: { ...blankValues(), text: { format: "plain", value } },
    untouched: [],
    isUntouched: value === "",
  });
  const attachments = createAttachmentStore();
  const draft = createPageDraft(attachments);
  let shown = holding("");
  const text = () => shown.values.text.value;
  const form = {
    read: () => shown,
    write: (content: Pick<FormContent, "values"> | undefined) => {
      shown = holding(content?.values.text.value ?? "");
    },
    text: () => shown.values.text,
    isSent: () => false,
    isReading: () => false,
  };
  const type = (value: string) => {
    shown = holding(value);
    draft.changed();
  };
  const names = () => attachments.getSnapshot().map(({ name }) => name);
  draft.bind(form);
  type("The discarded one");
  attachments.add([new File(["old"], "old.txt")]);
  draft.discard();
  type("The new one");
  attachments.add([new File(["new"], "new.txt")]);
  draft.undoDiscard();
  expect([text(), names()]).toEqual(["The discarded one", ["old.txt"]]);
  const [offered] = draft.getSnapshot().offered;
  await draft.takeOffered(offered?.id ?? "");
  expect([text(), names()]).toEqual(["The new one", ["new.txt"]]);
  draft.end();
});
