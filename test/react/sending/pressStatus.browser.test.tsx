import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { outboxOf } from "../../../src/session/outbox.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";

/** A composer in which a reply was pressed with "Send and close". */
async function sendAndClose(
  words: string,
  { then, ...props }: Parameters<typeof renderComposer>[0] & { then?: object } = {},
) {
  const composer = await renderComposer(props);
  const { world, text, screen, banner } = composer;
  if (then) await world.control("POST", "/faults", { then });
  await text.fill(words);
  await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
  return {
    ...composer,
    click: (name: string) => screen.getByRole("button", { name, exact: true }).click(),
    isSent: async () => {
      await expect.poll(() => banner("sent")).toBeTruthy();
    },
    last: async () => {
      const replies = await world.replies();
      return replies.at(-1);
    },
  };
}

describe("the status of a press goes with it", () => {
  test("to where the conversation has moved", async () => {
    const moved = { ...conversation, id: 106 };
    const { click, isSent, last } = await sendAndClose("Done", { conversation: moved });
    await click("Send to conversation 101");
    await isSent();
    expect(await last()).toMatchObject({
      path: expect.stringContaining("/101/"),
      body: { status: "closed" },
    });
  });

  test("through the question", async () => {
    const { click, isSent, last } = await sendAndClose("Dear {{name}}");
    await click("Send anyway");
    await isSent();
    expect((await last())?.body).toMatchObject({ status: "closed" });
  });

  test("when it Retrying in", async () => {
    const then = { status: 429, headers: { "X-RateLimit-Retry-After": "1" } };
    const { isSent, world } = await sendAndClose("Done", { then });
    await isSent();
    expect(await world.sent()).toMatchObject([{ status: "closed" }, { status: "closed" }]);
  });

  test("through the time to undo", async () => {
    const { click, isSent, last } = await sendAndClose("Done", { undoSeconds: 30 });
    await click("Send now");
    await isSent();
    expect((await last())?.body).toMatchObject({ status: "closed" });
  });

  test("from the outbox, and to where it was going", async () => {
    const client = new QueryClient();
    const moved = { ...conversation, id: 106 };
    const { click, isSent, last, world, banner } = await sendAndClose("Done", {
      client,
      conversation: moved,
    });
    await expect.poll(() => banner("moved")).toBeTruthy();
    const then = { status: 500, body: { message: "no" } };
    await world.control("POST", "/faults", { then });
    await click("Send to conversation 101");
    await expect.poll(() => banner("failed")).toBeTruthy();
    outboxOf(client).getSnapshot()[0]?.tryAgain?.();
    await isSent();
    expect(await last()).toMatchObject({
      path: expect.stringContaining("/101/"),
      body: { status: "closed" },
    });
  });
});

test("the status of a press that was undone is not the next one's", async () => {
  const { click, isSent, last, text } = await sendAndClose("Done", { undoSeconds: 30 });
  await click("Undo");
  await expect.element(text).not.toHaveAttribute("readonly");
  await click("Send reply");
  await click("Send now");
  await isSent();
  expect((await last())?.body).not.toHaveProperty("status");
});

describe("a status that a draft did not take", () => {
  const failing = async () => {
    const then = { status: 500, body: { message: "no" } };
    const initial = { draft: true };
    const composer = await sendAndClose("Done", { then, initial });
    await expect.poll(() => composer.banner("failed")).toBeTruthy();
    return composer;
  };

  test("is told of again when the draft goes again", async () => {
    const { click, banner } = await failing();
    await click("Try again");
    await expect.poll(() => banner("draft-saved")?.textContent).toContain("was not set to");
  });

  test("is not set by the email that it has become", async () => {
    const { click, isSent, last, draft } = await failing();
    await draft.click();
    await click("Try again");
    await isSent();
    const body = (await last())?.body;
    expect(body).not.toHaveProperty("draft");
    expect(body).not.toHaveProperty("status");
  });
});
