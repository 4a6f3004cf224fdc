import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { createHelpScoutApi, ReplyComposer } from "../../../src/index.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";
import { createWorld } from "../../browser/world.js";
import { newScope, refusing } from "../../drafts/faults.js";

/** A draft as a page left it that went away while an address was typed. */
async function leftWith(values: Record<string, unknown>) {
  const { storage, memory } = refusing(() => undefined);
  const scope = newScope();
  const text = { format: "plain", value: "See below" };
  // Who left Cc alone has left it as the conversation has it.
  const untouched = ["customer", "cc", "bcc"];
  const draft = { version: 1, savedAt: Date.now(), values: { text, ...values }, untouched };
  await memory.set(["draft", scope, "123"], draft);
  return { scope, storage };
}

test("nobody half-typed before a reload gets a copy whom the screen does not name", async () => {
  const drafts = await leftWith({ ccText: "boss@rival.example", bccText: "law@rival.example" });
  const { text, cc, ccList, bccList, send, banner, world } = await renderComposer({ drafts });
  await expect.element(text).toHaveValue("See below");
  await expect.element(ccList.getByRole("listitem")).toHaveTextContent("boss@rival.example");
  await expect.element(bccList.getByRole("listitem")).toHaveTextContent("law@rival.example");
  await expect.element(cc).toHaveValue("");
  await expect
    .element(send)
    .toHaveAccessibleDescription(/^To Ann Lee, boss@rival.example, law@rival.example ·/);
  await text.click();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(() => banner("sent")).toBeTruthy();
  expect(await world.sent()).toMatchObject([
    { customer: { id: 123 }, cc: ["boss@rival.example"], bcc: ["law@rival.example"] },
  ]);
});

test("nor does a customer who was half-typed", async () => {
  const drafts = await leftWith({ customerText: "boss@rival.example" });
  const { text, customerText, send, screen } = await renderComposer({ drafts });
  await expect.element(text).toHaveValue("See below");
  await expect.poll(() => customerText[0]?.textContent).toBe("boss@rival.example");
  await expect
    .element(send)
    .toHaveAccessibleDescription(/^To boss@rival.example \(not Ann Lee\) ·/);
  await screen.getByRole("button", { name: "Reply to Ann Lee" }).click();
  await expect.element(send).toHaveAccessibleDescription(/^To Ann Lee ·/);
});

test("what was half-typed in a composer that is shown again is a chip", async () => {
  const client = new QueryClient();
  const first = await renderComposer({ client });
  await first.cc.fill("boss@rival.example");
  await first.screen.unmount();
  const { cc, ccList } = await renderComposer({ client });
  await expect.element(ccList.getByRole("listitem")).toHaveTextContent("boss@rival.example");
  await expect.element(cc).toHaveValue("");
});

test("a tab that takes over makes chips of what the other had half-typed, and not before", async () => {
  const drafts = { scope: newScope(), storage: refusing(() => undefined).storage };
  const api = createHelpScoutApi({ baseUrl: createWorld().baseUrl });
  const open = async () => {
    const given = { conversation, api, drafts, queryClient: new QueryClient() };
    const { container } = await render(<ReplyComposer {...given} />);
    const part = (selector: string) => {
      const found = container.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`There is no ${selector}`);
      return found;
    };
    return {
      askForCc: () => part(".rc-ask"),
      cc: () => part("input[aria-label=Cc]"),
      chips: () => part("[aria-label='Cc recipients']").textContent,
      text: () => part("textarea"),
      effect: () => part("[data-effect]").textContent,
      elsewhere: () => container.querySelector("[data-banner=draft-elsewhere] button"),
    };
  };
  const first = await open();
  await userEvent.fill(first.text(), "See below");
  await userEvent.click(first.askForCc());
  await userEvent.fill(first.cc(), "boss@rival.example");
  const kept = async () => JSON.stringify(await drafts.storage.get(["draft", drafts.scope, "123"]));
  await expect.poll(kept).toContain("boss@rival.example");
  const second = await open();
  await expect.poll(second.elsewhere).toBeTruthy();
  await expect.poll(second.effect).toContain("boss@rival.example");
  await expect.element(second.cc()).toHaveValue("boss@rival.example");
  expect(second.chips()).toBe("");
  await userEvent.click(second.elsewhere() ?? second.text());
  await expect.poll(second.chips).toBe("boss@rival.example");
  await expect.element(second.cc()).toHaveValue("");
});
