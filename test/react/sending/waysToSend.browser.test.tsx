import { describe, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { ComposerHandle } from "../../../src/index.js";
import { renderComposer } from "../../browser/renderComposer.js";

describe("more ways to send", () => {
  test("sets a status for this press alone, by keyboard alone", async () => {
    const { text, status, screen, banner, world, reply } = await renderComposer();
    await text.fill("Solved");
    const more = screen.getByRole("button", { name: "More ways to send", exact: true });
    (more.element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowDown}");
    await expect.element(screen.getByRole("menuitem", { name: /Send and close/ })).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}");
    await expect.element(screen.getByRole("menuitem", { name: /Send as pending/ })).toHaveFocus();
    await userEvent.keyboard("{End}{ArrowDown}{Enter}");
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(status).toHaveValue("");
    await reply("And more");
    await expect.poll(() => world.sent()).toHaveLength(2);
    const [first, second] = await world.sent();
    expect(first).toMatchObject({ text: "Solved", status: "closed" });
    expect(second).not.toHaveProperty("status");
  });

  test("closes by Escape with the focus on its button, and when the focus leaves", async () => {
    const { screen, world } = await renderComposer();
    const more = screen.getByRole("button", { name: "More ways to send", exact: true });
    await more.click();
    const menu = screen.getByRole("menu");
    await expect.element(menu).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(menu).not.toBeInTheDocument();
    await expect.element(more).toHaveFocus();
    await more.click();
    await expect.element(menu).toBeVisible();
    await userEvent.keyboard("{Tab}");
    await expect.element(menu).not.toBeInTheDocument();
    expect(await world.replies()).toEqual([]);
  });

  test("closes by a phone's Back, which on a desktop is an Escape that no element hears", async () => {
    const { screen } = await renderComposer();
    const more = screen.getByRole("button", { name: "More ways to send", exact: true });
    await more.click();
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard("{Escape}");
    await expect.element(screen.getByRole("menu")).not.toBeInTheDocument();
    await expect.element(more).toHaveFocus();
  });

  test("takes the focus without a timer: those of a hidden page come late", async () => {
    const { screen } = await renderComposer();
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    await screen.getByRole("button", { name: "More ways to send", exact: true }).click();
    // At once: what waits for an element lets the clock go on.
    expect(document.activeElement?.textContent).toMatch(/^Send and close/);
  });

  test("offers every status that the host allows, and none for a draft", async () => {
    const { screen, draft, rerender } = await renderComposer();
    const names = async () => {
      await screen.getByRole("button", { name: "More ways to send", exact: true }).click();
      const items = screen.getByRole("menuitem").elements();
      const texts = items.map(({ textContent }) => textContent);
      await userEvent.keyboard("{Escape}");
      return texts;
    };
    expect(await names()).toEqual([
      "Send and closeCtrl+Shift+Enter",
      "Send as pending",
      "Send as active",
      "Send as spam",
    ]);
    await rerender({ statuses: ["active", "pending", "on-hold"] });
    expect(await names()).toEqual([
      "Send as pendingCtrl+Shift+Enter",
      "Send as active",
      "Send as on hold",
    ]);
    await draft.click();
    await expect
      .element(screen.getByRole("button", { name: "More ways to send", exact: true }))
      .not.toBeInTheDocument();
  });

  test("sends and closes by Ctrl+Shift+Enter, and says so in the help", async () => {
    const { screen, text, banner, world } = await renderComposer();
    await screen.getByRole("button", { name: "More options" }).click();
    await screen.getByRole("button", { name: "Keyboard shortcuts" }).click();
    await expect.element(screen.getByRole("dialog")).toHaveTextContent("Ctrl+Shift+Enter");
    await screen.getByRole("button", { name: "Close" }).click();
    await text.fill("Done");
    await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ status: "closed" }]);
  });

  test("closes nothing by Ctrl+Shift+Enter while the reply is a draft", async () => {
    const { text, draft, banner, world } = await renderComposer();
    await text.fill("Not done yet");
    await draft.click();
    await text.click();
    await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    await expect.poll(() => banner("draft-saved")).toBeTruthy();
    const [saved] = await world.sent();
    expect(saved).toMatchObject({ draft: true });
    expect(saved).not.toHaveProperty("status");
    // In silence, the agent would take it for closed.
    expect(banner("draft-saved")?.textContent).toContain("The conversation was not set to Closed");
  });

  test("says so of history, too, and nothing where no status was asked for", async () => {
    const { text, banner, screen } = await renderComposer({ allowImported: true });
    await text.fill("Long ago");
    await screen.getByRole("button", { name: "More options" }).click();
    await screen.getByRole("switch", { name: "Imported" }).click();
    await userEvent.keyboard("{Escape}");
    await text.click();
    await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    await expect.poll(() => banner("sent")?.textContent).toContain("was not set to Closed");
    await text.fill("And so on");
    await screen.getByRole("switch", { name: "Save as draft" }).click();
    await text.click();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect.poll(() => banner("draft-saved")?.textContent).toMatch(/^Draft saved/);
    expect(banner("draft-saved")?.textContent).not.toContain("was not set");
  });

  test("the status, of which a draft takes none, cannot be chosen for one, and says why", async () => {
    const { status, draft } = await renderComposer({ initial: { status: "pending" } });
    await expect.element(status).toBeEnabled();
    await draft.click();
    await expect.element(status).toBeDisabled();
    await expect.element(status).toHaveAccessibleDescription(/draft leaves the status as it is/);
    await draft.click();
    await expect.element(status).toBeEnabled();
    await expect.element(status).toHaveValue("pending");
    await expect.element(status).not.toHaveAccessibleDescription(/draft leaves/);
  });

  test("tries again with the status it was pressed with", async () => {
    const { screen, text, banner, world } = await renderComposer();
    await world.control("POST", "/faults", { then: { status: 500, body: { message: "no" } } });
    await text.fill("Done");
    await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    await expect.poll(() => banner("failed")).toBeTruthy();
    await screen.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect((await world.sent()).at(-1)).toMatchObject({ status: "closed" });
  });

  test("has the host's own ways, and leaves its shortcuts to the host", async () => {
    const onChoose = vi.fn((handle: ComposerHandle) => {
      handle.set({ status: "pending" });
      handle.submit();
    });
    const { screen, text, world, banner } = await renderComposer({
      ways: [{ label: "Send and snooze", onChoose }],
      shortcuts: { send: "Alt+S", "send-and-close": false },
    });
    await text.fill("Until Monday");
    await userEvent.keyboard(
      "{Control>}{Enter}{/Control}{Control>}{Shift>}{Enter}{/Shift}{/Control}",
    );
    await screen.getByRole("button", { name: "More ways to send" }).click();
    expect(screen.getByRole("menu").element().textContent).not.toContain("Ctrl");
    await screen.getByRole("menuitem", { name: "Send and snooze" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    await text.fill("And on Monday");
    await userEvent.keyboard("{Alt>}s{/Alt}");
    await expect.poll(() => world.sent()).toHaveLength(2);
    expect(await world.sent()).toMatchObject([
      { text: "Until Monday", status: "pending" },
      { text: "And on Monday" },
    ]);
    expect(onChoose).toHaveBeenCalledOnce();
  });

  test("sends nothing by a shortcut that is tried out behind the help", async () => {
    const { screen, text, banner, world } = await renderComposer();
    await text.fill("Not yet");
    await screen.getByRole("button", { name: "More options" }).click();
    await screen.getByRole("button", { name: "Keyboard shortcuts" }).click();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await screen.getByRole("button", { name: "Close" }).click();
    await text.fill("Now");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ text: "Now" }]);
  });
});
