import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { renderComposer } from "../../browser/renderComposer.js";

/** Whether the page would ask before it is left. */
function warnsBeforeLeaving(): boolean {
  return !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
}

describe("the time to undo", () => {
  test("puts nothing on the wire, and gives everything back with the focus where it was", async () => {
    const { cc, text, screen, world, banner, ccList } = await renderComposer({
      undoSeconds: 30,
      // What was typed is safe: only the press would be lost.
      drafts: { scope: crypto.randomUUID() },
    });
    await text.fill("Too early");
    await cc.fill("copy@example.org,");
    expect(warnsBeforeLeaving()).toBe(false);
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect.element(screen.getByText(/Sending in (30|29) s/)).toBeVisible();
    await expect.element(text).toHaveAttribute("readonly");
    expect(warnsBeforeLeaving()).toBe(true);
    await screen.getByRole("button", { name: "Undo" }).click();
    await expect.element(screen.getByRole("button", { name: "Undo" })).not.toBeInTheDocument();
    await expect.element(cc).toHaveFocus();
    await expect.element(text).toHaveValue("Too early");
    await expect.element(ccList).toHaveTextContent("copy@example.org");
    expect(warnsBeforeLeaving()).toBe(false);
    expect(banner("sent")).toBeNull();
    expect(await world.replies()).toEqual([]);
  });

  test("ends with Ctrl+Z from the text, many tabs before the button", async () => {
    const { reply, text, screen, world } = await renderComposer({ undoSeconds: 30 });
    await reply("Too early");
    await expect.element(screen.getByText(/Sending in (30|29) s/)).toBeVisible();
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.element(text).not.toHaveAttribute("readonly");
    await expect.element(text).toHaveValue("Too early");
    await expect.element(text).toHaveFocus();
    expect(await world.replies()).toEqual([]);
  });

  test("ends with Send now", async () => {
    const { reply, screen, world, banner } = await renderComposer({ undoSeconds: 30 });
    await reply("Now, please");
    await screen.getByRole("button", { name: "Send now" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.replies()).toHaveLength(1);
  });

  test("ends by itself, also in a composer that is gone", async () => {
    const client = new QueryClient();
    const { reply, screen, world } = await renderComposer({ client, undoSeconds: 1 });
    await reply("Goes on");
    await expect.element(screen.getByRole("button", { name: "Undo" })).toBeVisible();
    await screen.unmount();
    await expect.poll(async () => (await world.replies())[0]?.status).toBe(201);
  });

  test("is the same in a composer that is mounted again, and one press however often it is pressed", async () => {
    const client = new QueryClient();
    const first = await renderComposer({ client, undoSeconds: 30 });
    await first.reply("Once");
    await userEvent.keyboard("{Control>}{Enter}{Enter}{Enter}{/Control}");
    await first.screen.unmount();
    const second = await renderComposer({ client, undoSeconds: 30 });
    await second.screen.getByRole("button", { name: "Undo" }).click();
    await expect.element(second.text).toHaveValue("Once");
    expect(await first.world.replies()).toEqual([]);
  });

  test("is not for drafts: nothing goes out that could be taken back", async () => {
    const { draft, text, screen, banner } = await renderComposer({ undoSeconds: 30 });
    await draft.click();
    await text.fill("A draft");
    await screen.getByRole("button", { name: "Save draft" }).click();
    await expect.poll(() => banner("draft-saved")).toBeTruthy();
  });
});
