import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { Composer, createHelpScoutApi } from "../../../src/index.js";
import { addressField } from "../../browser/addressField.js";
import { addressesIn, conversation, renderComposer } from "../../browser/renderComposer.js";
import { createWorld } from "../../browser/world.js";

const boss = "boss@rival.example";

type Rendered = Awaited<ReturnType<typeof renderComposer>>;

describe("the status line tells what Send would do now", () => {
  test("with whoever is half-typed", async () => {
    const { cc, bcc, customer, send } = await renderComposer();
    const says = async (words: RegExp) => {
      await expect.element(send).toHaveAccessibleDescription(words);
    };
    // Nobody is warned of what they are still typing.
    await cc.fill("boss@");
    await says(/^“boss@” isn’t a whole address yet$/);
    await cc.fill(boss);
    await says(/^To Ann Lee, boss@rival.example ·/);
    await bcc.fill("law@rival.example");
    await says(/^To Ann Lee, law@rival.example, boss@rival.example ·/);
    await customer.fill("x");
    await says(/^“x” isn’t a whole address yet$/);
    await customer.fill("zoe@rival.example");
    await says(/^To zoe@rival.example \(not Ann Lee\), /);
  });

  test("also with what stands in a field that the host took away", async () => {
    const world = createWorld();
    const api = createHelpScoutApi({ baseUrl: world.baseUrl });
    const queryClient = new QueryClient();
    const composer = (hasCc: boolean) => (
      <Composer.Root conversation={conversation} api={api} queryClient={queryClient}>
        {hasCc && <Composer.Cc />}
        <Composer.Text />
        <Composer.Send />
      </Composer.Root>
    );
    const screen = await render(composer(true));
    await addressField(screen, "Cc").fill(boss);
    await screen.rerender(composer(false));
    const send = screen.getByRole("button", { name: "Send reply" });
    await expect.element(send).toHaveAccessibleDescription(/^To Ann Lee, boss@/);
    await screen.rerender(composer(true));
    await expect
      .element(screen.getByRole("list", { name: "Cc recipients" }).getByRole("listitem"))
      .toHaveTextContent(boss);
  });

  test("where the host sets somebody over what is half-typed", async () => {
    const { cc, customer, send, ref, ccList } = await renderComposer();
    await cc.fill(boss);
    await customer.fill("law@rival.example");
    ref.current?.set({ customer: { email: "cy@example.com" }, cc: [] }, { onlyUntouched: true });
    await expect.element(customer).toHaveValue("law@rival.example");
    expect(addressesIn(ccList)).toEqual([boss]);
    ref.current?.set({ customer: { email: "cy@example.com" } });
    await expect.element(customer).toHaveValue("cy@example.com");
    await expect
      .element(send)
      .toHaveAccessibleDescription(/^To cy@example.com \(not Ann Lee\), boss@/);
  });
});

describe("the customer of the conversation is one key away", () => {
  test.each([
    ["a stray letter", "x"],
    ["a stray letter that was taken", "x{Enter}"],
    ["another address", `${boss}{Enter}`],
  ])("by Escape, after %s", async (_what, keys) => {
    const { customer, changeCustomer, customerText, send, screen } = await renderComposer();
    await customer.click();
    await userEvent.keyboard(keys);
    await expect.element(send).not.toHaveAccessibleDescription(/^To Ann Lee/);
    const heard: boolean[] = [];
    const listen = (event: KeyboardEvent) => heard.push(event.defaultPrevented);
    document.addEventListener("keydown", listen, { capture: true });
    await userEvent.keyboard("{Escape}");
    await expect.poll(() => customerText[0]?.textContent).toBe("Ann Lee <ann@example.com>");
    await expect.element(changeCustomer).toHaveFocus();
    await expect.element(send).toHaveAccessibleDescription(/^To Ann Lee ·/);
    // With nothing to bring back it is the host's.
    await userEvent.keyboard("{Escape}");
    document.removeEventListener("keydown", listen, { capture: true });
    expect(heard).toEqual([true, false]);
    await expect
      .element(screen.getByRole("button", { name: /^Reply to Ann/ }))
      .not.toBeInTheDocument();
  });

  test("by a button, and the way there is undone by Undo", async () => {
    const { customer, changeCustomer, customerText, screen } = await renderComposer();
    await customer.fill(boss);
    await userEvent.keyboard("{Enter}");
    await expect
      .element(customer)
      .toHaveAccessibleDescription(/^Ann Lee, who wrote in, won’t get this reply/);
    await screen.getByRole("button", { name: "Reply to Ann Lee" }).click();
    await expect.poll(() => customerText[0]?.textContent).toBe("Ann Lee <ann@example.com>");
    await expect.element(changeCustomer).toHaveFocus();
    await screen.getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(() => customerText[0]?.textContent).toMatch(boss);
  });

  test("and whoever left Cc to be the customer has the copy again", async () => {
    const given = { ...conversation, cc: ["a@example.com", boss, "c@example.com"] };
    const { customer, ccList } = await renderComposer({ conversation: given });
    await customer.fill(boss);
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => addressesIn(ccList)).toEqual(["a@example.com", "c@example.com"]);
    await customer.fill("c@example.com");
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => addressesIn(ccList)).toEqual(["a@example.com", boss]);
    await userEvent.keyboard("{Escape}");
    await expect.poll(() => addressesIn(ccList)).toEqual(given.cc);
  });
});

describe("people who are dropped", () => {
  const chip = ({ screen }: Rendered, name: string) =>
    screen.getByRole("listitem", { name, exact: true });

  test("as a chip on Customer are the customer, in the field and in what is sent", async () => {
    const composer = await renderComposer({ initial: { cc: [boss, "c@example.com"] } });
    const { changeCustomer, customerText, ccList, send, reply, banner, world } = composer;
    await chip(composer, boss).dropTo(changeCustomer);
    await expect.poll(() => customerText[0]?.textContent).toMatch(boss);
    expect(addressesIn(ccList)).toEqual(["c@example.com"]);
    await expect.element(send).toHaveAccessibleDescription(/^To boss@rival.example \(not Ann/);
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(() => customerText[0]?.textContent).toBe("Ann Lee <ann@example.com>");
    expect(addressesIn(ccList)).toEqual([boss, "c@example.com"]);
    await chip(composer, boss).dropTo(changeCustomer);
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([
      { customer: { email: boss }, cc: ["c@example.com"] },
    ]);
  });

  test("change nothing where they cannot go: several, on the reply, in their own field", async () => {
    const composer = await renderComposer({ initial: { bcc: [boss, "nobody"] } });
    const { changeCustomer, customerText, text, bcc, bccList } = composer;
    await text.fill("Hello");
    await chip(composer, boss).dropTo(text);
    await chip(composer, boss).dropTo(bcc);
    await chip(composer, "nobody").dropTo(changeCustomer);
    await bcc.click();
    await userEvent.keyboard("{Control>}a{/Control}");
    await chip(composer, boss).dropTo(changeCustomer);
    await expect.element(text).toHaveValue("Hello");
    await expect.element(bcc).toHaveValue("");
    expect(customerText[0]?.textContent).toBe("Ann Lee <ann@example.com>");
    expect(addressesIn(bccList)).toEqual([boss, "nobody"]);
  });

  test("as text from elsewhere on Customer count where they name one person", async () => {
    const { changeCustomer, customerText } = await renderComposer({
      conversation: { ...conversation, ownEmails: ["us@x.com"] },
    });
    const drop = (text: string) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData("text/plain", text);
      const init = { bubbles: true, cancelable: true, dataTransfer };
      changeCustomer.element().dispatchEvent(new DragEvent("dragover", init));
      changeCustomer.element().dispatchEvent(new DragEvent("drop", init));
    };
    for (const text of ["lunch at noon", "a@x.com, b@x.com", "us@x.com"]) drop(text);
    expect(customerText[0]?.textContent).toBe("Ann Lee <ann@example.com>");
    drop(`The Boss <${boss}>`);
    await expect.poll(() => customerText[0]?.textContent).toBe(`The Boss <${boss}>`);
  });
});
