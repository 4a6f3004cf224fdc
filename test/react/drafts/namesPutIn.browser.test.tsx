import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { createFakeApi } from "../../../src/testing.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";
import { newScope, refusing } from "../../drafts/faults.js";

/** A reply in which a saved reply put "Ann", before somebody else became its customer. */
async function begin() {
  const { storage, memory } = refusing(() => undefined);
  const scope = newScope();
  const key = ["draft", scope, "123"] as const;
  await memory.set(key, {
    version: 1,
    savedAt: Date.now(),
    values: {
      customer: { id: 201, email: "bob@example.com", name: "Bob Day" },
      text: { format: "plain", value: "Thank you, Ann." },
      namesPutIn: ["Ann"],
    },
    untouched: ["cc", "bcc"],
    files: [],
  });
  const composer = await renderComposer({ drafts: { scope, storage } });
  await expect.element(composer.text).toHaveValue("Thank you, Ann.");
  return { ...composer, kept: () => memory.get(key) };
}

test("a name that was put in for another customer is asked about, and goes nowhere else", async () => {
  const { send, screen, world, kept } = await begin();
  await send.click();
  await expect
    .element(screen.getByText("You’re writing to Ann, who isn’t a recipient"))
    .toBeVisible();
  await screen.getByRole("button", { name: "Send anyway" }).click();
  await expect.element(screen.getByText("Reply sent").first()).toBeVisible();
  const [reply] = await world.replies();
  expect(JSON.stringify(reply)).not.toContain("namesPutIn");
  await vi.waitFor(async () => expect(await kept()).toBeUndefined());
});

test("a text that was deleted leaves no draft of the names in it", async () => {
  const { text, customerText, screen, kept } = await begin();
  expect(customerText[0]?.textContent).toContain("Bob");
  await screen.getByRole("button", { name: "Reply to Ann Lee" }).click();
  await text.fill("");
  await vi.waitFor(async () => expect(await kept()).toBeUndefined());
});

test("a saved reply notes the names that it puts in", async () => {
  const { storage, memory } = refusing(() => undefined);
  const scope = newScope();
  const body = { format: "plain", value: "Thank you, {{customer.firstName}}!" } as const;
  const snippets = [{ id: 1, name: "Thanks", body }];
  const api = createFakeApi({ conversations: [conversation], snippets });
  const { text, screen } = await renderComposer({ api, drafts: { scope, storage } });
  await screen.getByRole("button", { name: "Saved replies" }).click();
  await expect.element(screen.getByRole("option", { name: "Thanks" })).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.element(text).toHaveValue("Thank you, Ann!");
  const kept = () => memory.get(["draft", scope, "123"]);
  await vi.waitFor(async () =>
    expect(await kept()).toMatchObject({ values: { namesPutIn: ["Ann"] } }),
  );
});
