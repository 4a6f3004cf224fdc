import { expect, test, vi } from "vitest";
import { listDrafts } from "../../../src/index.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";
import { newScope, refusing } from "../../drafts/faults.js";

const elsewhere = { conversation: { ...conversation, id: 101 } };

test.each([
  ["another conversation", () => elsewhere],
  ["another agent", () => ({ drafts: { scope: newScope() } })],
])("a reply that is found while its composer shows %s is no draft any more", async (_, other) => {
  const { storage } = refusing(() => undefined);
  const drafts = { scope: newScope(), storage };
  const onSent = vi.fn();
  const list = listDrafts(drafts);
  const leave = list.subscribe(() => {});
  const composer = await renderComposer({ drafts, onSent });
  const { world, reply, text, banner, rerender, client } = composer;
  await expect.poll(() => client.isFetching()).toBe(0);
  await world.control("POST", "/faults", { then: { status: 504, body: "x", created: true } });
  await reply("Lost answer");
  await expect.poll(() => banner("maybe-sent")).toBeTruthy();
  await rerender(other());
  await expect.element(text).toHaveValue("");
  await expect.poll(() => list.getSnapshot()).toMatchObject([{ text: "Lost answer" }]);
  await expect.poll(() => onSent).toHaveBeenCalledOnce();
  await expect.poll(() => list.getSnapshot()).toEqual([]);
  await rerender({ drafts, conversation });
  await expect.element(text).not.toHaveAttribute("readonly");
  await expect.element(text).toHaveValue("");
  leave();
});
