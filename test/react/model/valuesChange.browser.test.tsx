import { QueryClient } from "@tanstack/react-query";
import { StrictMode } from "react";
import { expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { ReplyComposerProps, ReplyValues, ValuesChange } from "../../../src/index.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";
import { newScope, refusing } from "../../drafts/faults.js";

type Listener = NonNullable<ReplyComposerProps["onValuesChange"]>;

/** What a host was told, in order: why, which values, and what the text then was. */
function listening() {
  const told: [ValuesChange["reason"], string, string][] = [];
  const onValuesChange = vi.fn<Listener>((values: ReplyValues, { reason, changed }) => {
    told.push([reason, changed.join(), values.text.value]);
  });
  return { told, onValuesChange };
}

test("tells why, once for each act, and of what has changed alone", async () => {
  const { told, onValuesChange } = listening();
  const { text, cc, draft, ref, banner, rerender, send } = await renderComposer({
    onValuesChange,
    conversation: { ...conversation, bcc: ["own@example.com"] },
    initial: { text: { format: "plain", value: "Hi" } },
  });
  await text.click();
  expect(told).toEqual([]);
  await userEvent.keyboard("{End}!");
  await draft.click();
  await draft.click();
  ref.current?.insert({ format: "plain", value: " More." });
  ref.current?.set({ text: { format: "plain", value: "Set" }, status: "closed", extra: 1 });
  ref.current?.set({ status: "closed" });
  await rerender({ conversation: { ...conversation, bcc: ["new@example.com"] } });
  await cc.fill("boss@example.org");
  await userEvent.keyboard("{Enter}");
  await send.click();
  await expect.poll(() => banner("sent")).toBeTruthy();
  expect(told).toEqual([
    ["user", "text", "Hi!"],
    ["user", "draft", "Hi!"],
    ["user", "draft", "Hi!"],
    ["insert", "text", "Hi! More."],
    ["host", "text,status,extra", "Set"],
    ["host", "bcc", "Set"],
    ["user", "ccText", "Set"],
    ["user", "cc,ccText", "Set"],
    ["sent", "cc,text,status,extra", ""],
  ]);
});

test("a listener that throws, writes, or keeps what it is given changes nothing else", async () => {
  const reported = vi.spyOn(globalThis, "reportError").mockImplementation(() => {});
  onTestFinished(() => reported.mockRestore());
  const fault = new Error("a fault");
  const { text, status, ref, reply, banner, world } = await renderComposer({
    onValuesChange(values, { reason }) {
      values.text.value = "not this";
      if (reason === "user") ref.current?.set({ status: "closed" });
      throw fault;
    },
  });
  await text.fill("How are you?");
  await expect.element(status).toHaveValue("closed");
  await expect.element(text).toHaveValue("How are you?");
  await reply("How are you?");
  await expect.poll(() => banner("sent")).toBeTruthy();
  expect(await world.sent()).toMatchObject([{ status: "closed", text: "How are you?" }]);
  expect(reported).toHaveBeenCalledWith(fault);
});

test("over a reload, a failure and a retry it tells of what came back and what was sent, once", async () => {
  const { storage, memory } = refusing(() => undefined);
  const drafts = { scope: newScope(), storage };
  const before = await renderComposer({ drafts });
  await before.text.fill("Not sent yet");
  before.ref.current?.set({ extra: { product: "lamp" } });
  const stored = () => memory.get(["draft", drafts.scope, "123"]);
  await expect.poll(stored).toMatchObject({ values: { extra: { product: "lamp" } } });
  await before.screen.unmount();

  const { told, onValuesChange } = listening();
  const { text, world, banner, screen } = await renderComposer({
    drafts,
    onValuesChange,
    client: new QueryClient(),
  });
  await expect.element(text).toHaveValue("Not sent yet");
  await world.control("POST", "/faults", { then: { status: 503 } });
  await text.click();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(() => banner("failed")).toBeTruthy();
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => banner("sent")).toBeTruthy();
  expect(told).toEqual([
    ["restore", "text,extra", "Not sent yet"],
    ["sent", "text,extra", ""],
  ]);
  expect(onValuesChange.mock.lastCall?.[0].extra).toBe(null);
});

test("another conversation is no change; what waits there is told when it comes back", async () => {
  const ann = listening();
  const bob = listening();
  const { text, rerender, cc } = await renderComposer({
    onValuesChange: ann.onValuesChange,
    // What React mounts twice is told once.
    around: (composer) => <StrictMode>{composer}</StrictMode>,
  });
  await text.fill("For Ann");
  await cc.fill("half@");
  const other = { ...conversation, id: "other-1", customer: { id: 9, name: "Bob" } };
  await rerender({ conversation: other, onValuesChange: bob.onValuesChange });
  await text.fill("For Bob");
  await expect.poll(() => bob.told).toEqual([["user", "text", "For Bob"]]);
  const annTold = [
    ["user", "text", "For Ann"],
    ["user", "ccText", "For Ann"],
    // A half-typed address becomes a chip as its field goes away.
    ["user", "cc,ccText", "For Ann"],
  ];
  expect(ann.told).toEqual(annTold);
  await rerender({ conversation, onValuesChange: ann.onValuesChange });
  await expect.poll(() => ann.told.slice(3)).toEqual([["restore", "cc,text", "For Ann"]]);
  expect(bob.told).toHaveLength(1);
});
