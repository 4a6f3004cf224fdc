import { QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { outboxOf } from "../../../src/session/outbox.js";
import { newScope, refusing } from "../../drafts/faults.js";
import { renderComposer } from "../../browser/renderComposer.js";

const assignees = [
  { id: 2, name: "Jonas Weber" },
  { id: 3, name: "Mei Lin" },
];

async function renderWith(given: Parameters<typeof renderComposer>[0] = {}) {
  const composer = await renderComposer({ assignees, ...given });
  const { screen, banner, world } = composer;
  return {
    ...composer,
    choice: screen.getByRole("combobox", { name: "Assign to", exact: true }),
    isSent: async (times: number) => {
      await expect.poll(world.sent).toHaveLength(times);
    },
    isFailed: async () => {
      await expect.poll(() => banner("failed")).toBeTruthy();
    },
  };
}

test("who can be chosen, what goes out for it, and that it is left as it is after each", async () => {
  const { screen, choice, reply, world, isSent, rerender } = await renderWith();
  const options = choice.getByRole("option").elements();
  expect(options.map((one) => one.textContent)).toEqual([
    "Leave as is",
    "Nobody",
    "Jonas Weber",
    "Mei Lin",
  ]);
  await choice.selectOptions("Mei Lin");
  await reply("One");
  await isSent(1);
  await expect.element(choice).toHaveValue("");
  await choice.selectOptions("Nobody");
  await reply("Two");
  await isSent(2);
  await expect.element(choice).toHaveValue("");
  await reply("Three");
  await isSent(3);
  const [one, two, three] = await world.sent();
  expect(one).toMatchObject({ assignTo: 3 });
  expect(two).toMatchObject({ assignTo: null });
  expect(three).not.toHaveProperty("assignTo");
  await rerender({ assignees: undefined });
  expect(screen.getByRole("combobox", { name: "Assign to" }).elements()).toEqual([]);
});

test("is kept in the draft, where it is the agent's own choice", async () => {
  const { storage, memory } = refusing(() => undefined);
  const drafts = { scope: newScope(), storage };
  const before = await renderWith({ drafts });
  await before.text.fill("Not sent yet");
  await before.choice.selectOptions("Nobody");
  const stored = () => memory.get(["draft", drafts.scope, "123"]);
  await expect.poll(stored).toMatchObject({ values: { assignTo: "null" } });
  await before.screen.unmount();
  const { choice, text, ref } = await renderWith({ drafts });
  await expect.element(text).toHaveValue("Not sent yet");
  await expect.element(choice).toHaveValue("null");
  ref.current?.set({ assignTo: 2 }, { onlyUntouched: true });
  await expect.element(choice).toHaveValue("null");
});

test("the host sets it, its check sees it, and it goes out again from the outbox", async () => {
  const beforeSend = vi.fn(() => []);
  const client = new QueryClient();
  const { ref, choice, reply, world, isSent, isFailed, screen } = await renderWith({
    client,
    beforeSend,
    initial: { assignTo: 3 },
  });
  await expect.element(choice).toHaveValue("3");
  ref.current?.set({ assignTo: null });
  await expect.element(choice).toHaveValue("null");
  ref.current?.set({ assignTo: 2 });
  await expect.element(choice).toHaveValue("2");
  await world.control("POST", "/faults", { then: { status: 503 } });
  await reply("Once more");
  await isFailed();
  expect(beforeSend).toHaveBeenLastCalledWith(expect.objectContaining({ assignTo: 2 }));
  await screen.unmount();
  outboxOf(client).getSnapshot()[0]?.tryAgain?.();
  await isSent(2);
  expect(await world.sent()).toMatchObject([{ assignTo: 2 }, { assignTo: 2 }]);
});

test("what the server says of it stands beside it, or in the banner where it is not shown", async () => {
  const { ref, reply, screen, choice, rerender, isFailed, banner } = await renderWith();
  ref.current?.set({ assignTo: 999 });
  await reply();
  await isFailed();
  await expect.element(choice).toHaveAccessibleDescription(/does not exist/);
  await expect.element(choice).toHaveFocus();
  await rerender({ assignees: undefined });
  expect(banner("failed")?.textContent).toContain("Assign to: user does not exist");
  expect(screen.getByRole("combobox", { name: "Assign to" }).elements()).toEqual([]);
});
