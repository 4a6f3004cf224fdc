import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { renderComposer } from "../../browser/renderComposer.js";

describe("the focus", () => {
  test("stays in the composer when the button that had it goes away", async () => {
    const { reply, screen, banner, text, world } = await renderComposer();
    await world.control("POST", "/faults", { then: { status: 500, body: { message: "No" } } });
    await reply();
    await expect.poll(() => banner("failed")).toBeTruthy();
    await screen.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(text).toHaveFocus();
  });

  test("goes from Cancel to the reply when the answer takes Cancel away", async () => {
    const { reply, screen, banner, text, world } = await renderComposer();
    await world.control("POST", "/faults", { then: { hang: "after-creating" } });
    await reply();
    const cancel = screen.getByRole("button", { name: "Cancel sending" });
    await expect.element(cancel).toBeVisible();
    const button = cancel.element();
    if (button instanceof HTMLElement) button.focus();
    await world.control("DELETE", "/faults");
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(text).toHaveFocus();
  });

  test("goes from Send to the reply after 201", async () => {
    const { text, send, banner } = await renderComposer();
    await text.fill("Hello");
    await send.click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(text).toHaveFocus();
  });

  test("goes from Send to the reply when a 412 disables Send", async () => {
    const { text, send, banner } = await renderComposer({
      conversation: { id: 114, status: "closed", customer: { id: 214 } },
    });
    await text.fill("Hello");
    await send.click();
    await expect.poll(() => banner("locked")).toBeTruthy();
    await expect.element(text).toHaveFocus();
  });

  test("stays in the composer when what is found out takes a banner's button away", async () => {
    const { reply, screen, banner, text } = await renderComposer({
      api: {
        createReply: () => Promise.reject(new Error("the connection was lost")),
        getConversation: async () => undefined,
        listThreads: async () => [],
        findAttempt: async () => "not-sent",
      },
    });
    await reply();
    const wasSent = screen.getByRole("button", { name: "Mark as sent" });
    await expect.element(wasSent).toBeVisible();
    const button = wasSent.element();
    if (button instanceof HTMLElement) button.focus();
    await expect.poll(() => banner("failed")?.getAttribute("data-code")).toBe("network");
    await expect.element(text).toHaveFocus();
  });

  test("goes on to the reply when Tab commits what takes away the Undo it was going to", async () => {
    const { cc, ccList, text, screen } = await renderComposer();
    await cc.fill("boss@example.com");
    await userEvent.keyboard("{Enter}{Backspace}{Backspace}");
    await expect.element(screen.getByRole("button", { name: "Undo" })).toBeVisible();
    await userEvent.keyboard("other@example.com{Tab}");
    await expect.element(ccList).toHaveTextContent("other@example.com");
    await expect.element(text).toHaveFocus();
  });
});
