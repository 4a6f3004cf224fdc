import { describe, expect, test } from "vitest";
import { listDrafts, clearDrafts } from "../../../src/index.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";

const file = (name: string) => new File([name], name, { type: "text/plain" });
/** In the emulator 106 was merged into 101. */
const merged = { ...conversation, id: 106 };
const target = { ...conversation, id: 101 };

describe("a merge that the host notices first", () => {
  test("takes the draft along, files included", async () => {
    const scope = crypto.randomUUID();
    const { text, attach, files, rerender } = await renderComposer({
      conversation: merged,
      drafts: { scope },
    });
    await text.fill("Written before the merge");
    attach(file("notes.txt"));
    await expect.element(files).toHaveTextContent("notes.txt");
    await rerender({ conversation: target });
    await expect.element(text).toHaveValue("Written before the merge");
    await expect.element(files).toHaveTextContent("notes.txt");
    await rerender({ conversation: merged });
    await expect.element(text).toHaveValue("");
    await expect.element(files).not.toHaveTextContent("notes.txt");
  });

  test("offers it where there is a draft already, and loses neither", async () => {
    const scope = crypto.randomUUID();
    const composer = await renderComposer({ conversation: target, drafts: { scope } });
    const { text, files, attach, screen, banner, rerender } = composer;
    await text.fill("Here already");
    await rerender({ conversation: merged });
    await expect.element(text).toHaveValue("");
    await text.fill("From the other one");
    attach(file("other.txt"));
    await expect.element(files).toHaveTextContent("other.txt");
    await rerender({ conversation: target });
    await expect
      .poll(() => banner("draft-offered")?.textContent ?? "")
      .toContain("From the other one");
    await expect.element(text).toHaveValue("Here already");
    await screen.getByRole("button", { name: "Restore" }).click();
    await expect.element(text).toHaveValue("From the other one");
    await expect.element(files).toHaveTextContent("other.txt");
    await expect.poll(() => banner("draft-offered")?.textContent ?? "").toContain("Here already");
    await screen.getByRole("button", { name: "Restore" }).click();
    await expect.element(text).toHaveValue("Here already");
    await expect.element(files).not.toHaveTextContent("other.txt");
  });

  test("leaves the draft of another ticket where it is", async () => {
    const scope = crypto.randomUUID();
    const composer = await renderComposer({ conversation: target, drafts: { scope } });
    const { text, rerender } = composer;
    await text.fill("For 101 alone");
    await rerender({ conversation: { ...conversation, id: 102 } });
    await expect.element(text).toHaveValue("");
    await rerender({ conversation: target });
    await expect.element(text).toHaveValue("For 101 alone");
  });
});

describe("the list of drafts", () => {
  test("follows what is written, emptied by hand, and cleared", async () => {
    const scope = crypto.randomUUID();
    const list = listDrafts({ scope });
    let changes = 0;
    const leave = list.subscribe(() => (changes += 1));
    const { text } = await renderComposer({ drafts: { scope } });
    await text.fill("A few words");
    const about = { conversationId: "123", text: "A few words" };
    await expect.poll(() => list.getSnapshot()).toMatchObject([about]);
    await text.fill("");
    await expect.poll(() => list.getSnapshot()).toEqual([]);
    await text.fill("Again");
    await expect.poll(() => list.getSnapshot()).toHaveLength(1);
    await clearDrafts({ scope });
    await expect.poll(() => list.getSnapshot()).toEqual([]);
    leave();
    expect(changes).toBeGreaterThan(3);
  });

  test("is another agent's own", async () => {
    const { text, screen } = await renderComposer({ drafts: { scope: crypto.randomUUID() } });
    await text.fill("Mine");
    await screen.unmount();
    const other = await renderComposer({ drafts: { scope: crypto.randomUUID() } });
    await expect.element(other.text).not.toHaveAttribute("readonly");
    await expect.element(other.text).toHaveValue("");
  });
});
