import type { ReactNode } from "react";
import { describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { CustomerValue } from "../../../src/index.js";
import { askFor } from "../../browser/addressField.js";
import { addressesIn, conversation, renderComposer } from "../../browser/renderComposer.js";

const boss = "boss@rival.example";

describe("Cc and Bcc are asked for", () => {
  test.each([
    ["Cc", "{Control>}{Shift>}c{/Shift}{/Control}"],
    ["Bcc", "{Control>}{Shift>}b{/Shift}{/Control}"],
  ] as const)(
    "%s by its button and by its key, and folds when it is left empty",
    async (name, keys) => {
      const { screen, text, ccList, bccList } = await renderComposer();
      const field = screen.getByRole("combobox", { name, exact: true });
      const button = askFor(screen, name);
      await expect.element(field).not.toBeInTheDocument();
      await button.click();
      await expect.element(field).toHaveFocus();
      await expect.element(button).not.toBeInTheDocument();
      // Escape goes back to where it was asked for.
      await userEvent.keyboard("{Escape}");
      await expect.element(button).toHaveFocus();
      await expect.element(field).not.toBeInTheDocument();
      await text.click();
      await userEvent.keyboard(keys);
      await expect.element(field).toHaveFocus();
      await userEvent.keyboard("{Tab}");
      await expect.element(field).not.toBeInTheDocument();
      // Not while something is in it.
      await text.click();
      await userEvent.keyboard(`${keys}half`);
      await userEvent.keyboard("{Escape}");
      await expect.element(field).toHaveValue("half");
      await text.click();
      await expect.poll(() => addressesIn(name === "Cc" ? ccList : bccList)).toEqual(["half"]);
      await expect.element(field).toBeVisible();
    },
  );

  test("by a key that has the focus there before the next key: no address gets into the reply", async () => {
    const { screen, text } = await renderComposer();
    await text.fill("Hello");
    const keys = { key: "C", ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true };
    text.element().dispatchEvent(new KeyboardEvent("keydown", keys));
    await Promise.resolve();
    const field = screen.getByRole("combobox", { name: "Cc", exact: true }).element();
    expect(document.activeElement).toBe(field);
  });

  test("or there at once where something is in them, wherever it comes from", async () => {
    const { cc, bcc, ref, rerender, screen } = await renderComposer({
      conversation: { ...conversation, cc: ["a@example.com"] },
    });
    await expect.element(cc).toBeVisible();
    await expect.element(bcc).not.toBeInTheDocument();
    ref.current?.set({ bcc: [boss] });
    await expect.element(bcc).toBeVisible();
    await rerender({ conversation: { ...conversation, cc: [] } });
    await expect.element(askFor(screen, "Cc")).toBeVisible();
  });

  test("and stay while Undo can bring back who was in them", async () => {
    const { cc, ccList, text, screen } = await renderComposer({ initial: { cc: [boss] } });
    await screen.getByRole("button", { name: `Remove ${boss}` }).click();
    await text.click();
    await expect.element(cc).toBeVisible();
    await screen.getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(() => addressesIn(ccList)).toEqual([boss]);
  });

  test("in one line while the focus is elsewhere, however wide the page is", async () => {
    await page.viewport(800, 600);
    const all = Array.from({ length: 12 }, (_, n) => `somebody.${n}@example.com`);
    const { text, ccList, screen } = await renderComposer({ initial: { cc: all } });
    const more = screen.getByRole("button", { name: /^\+ \d+ more$/ });
    const hidden = () => Number(/\d+/.exec(more.query()?.textContent ?? "0")?.[0]);
    const inSight = () => {
      const around = ccList.element().getBoundingClientRect();
      return ccList
        .getByRole("listitem")
        .elements()
        .filter((chip) => chip.getBoundingClientRect().bottom <= around.bottom + 1).length;
    };
    await expect.poll(() => hidden() + inSight()).toBe(12);
    const wide = hidden();
    await page.viewport(420, 600);
    await expect.poll(hidden).toBeGreaterThan(wide);
    await expect.poll(() => hidden() + inSight()).toBe(12);
    expect(addressesIn(ccList)).toEqual(all);
    await more.click();
    await expect.element(screen.getByRole("combobox", { name: "Cc", exact: true })).toHaveFocus();
    await expect.element(more).not.toBeInTheDocument();
    await text.click();
    await expect.element(more).toBeVisible();
    await page.viewport(414, 896);
  });
});

test("each button of the recipients is large enough for a finger", async () => {
  const { screen, cc } = await renderComposer({
    initial: { bcc: [boss, "b@example.com", "c@example.com", "d@example.com"] },
  });
  const small = () =>
    [...screen.container.querySelectorAll(".rc-recipients button")]
      .map((button) => ({ box: button.getBoundingClientRect(), text: button.outerHTML }))
      .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < 24)
      .map(({ text }) => text);
  await expect.element(screen.getByRole("button", { name: /more$/ })).toBeVisible();
  expect(small()).toEqual([]);
  await cc.fill(`${boss}, x@other.example`);
  await userEvent.keyboard("{Enter}");
  await screen.getByRole("button", { name: "Remove x@other.example" }).click();
  await expect.element(screen.getByRole("button", { name: "Undo", exact: true })).toBeVisible();
  expect(small()).toEqual([]);
});

describe("the customer is text", () => {
  test("until Change is pressed; Escape leaves it as it was", async () => {
    const { screen, changeCustomer, customerText } = await renderComposer();
    const field = screen.getByRole("combobox", { name: "Customer", exact: true });
    await expect.element(field).not.toBeInTheDocument();
    await expect.element(changeCustomer).toHaveTextContent(/^Change$/);
    await expect.element(changeCustomer).toHaveAccessibleDescription("Ann Lee <ann@example.com>");
    await changeCustomer.click();
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard("bo{Escape}");
    await expect.element(changeCustomer).toHaveFocus();
    expect(customerText[0]?.textContent).toBe("Ann Lee <ann@example.com>");
  });

  test("and a combobox at once where there is none yet", async () => {
    const { customer } = await renderComposer({ initial: { customer: { email: "" } } });
    await expect.element(customer).toHaveValue("");
  });

  test("name first, then address, whatever direction each has", async () => {
    const { customerText } = await renderComposer({
      conversation: {
        ...conversation,
        customer: { id: 215, email: "layla@example.com", name: "ليلى حداد" },
      },
    });
    const parts = [...(customerText[0]?.querySelectorAll("bdi") ?? [])];
    expect(parts.map(({ textContent }) => textContent)).toEqual([
      "ليلى حداد",
      "<layla@example.com>",
    ]);
  });
});

describe("on a phone", () => {
  const phone = (composer: ReactNode) => <div style={{ inlineSize: "344px" }}>{composer}</div>;

  test.each(["ltr", "rtl"])("what does not fit is cut at its end (%s)", async (dir) => {
    const email = "marcus.holt.store-of-machines@long-domain.example";
    const { customerText } = await renderComposer({
      around: (composer) => <div dir={dir}>{phone(composer)}</div>,
      conversation: { ...conversation, customer: { id: 5, email, name: "Marcus Holt" } },
    });
    const around = customerText[0]?.getBoundingClientRect();
    if (!around) throw new Error("there is no customer");
    const isSeen = (text: Node | null | undefined, at: number) => {
      const range = document.createRange();
      if (text) range.setStart(text, at);
      if (text) range.setEnd(text, at + 1);
      const { left, right, width } = range.getBoundingClientRect();
      return width > 0 && left >= around.left - 1 && right <= around.right + 1;
    };
    const [name, address] = customerText[0]?.querySelectorAll("bdi") ?? [];
    expect([0, 10].map((at) => isSeen(name?.firstChild, at))).toEqual([true, true]);
    const seen = [0, 1, email.length].map((at) => isSeen(address?.firstChild, at));
    expect(seen).toEqual([true, true, false]);
  });

  test("somebody else stands in line with the label", async () => {
    const { customer, customerText, screen, text } = await renderComposer({ around: phone });
    await customer.fill("somebody.else@customer-of-ours.example");
    await userEvent.keyboard("{Enter}");
    await text.click();
    await expect.element(screen.getByText(/won’t get this reply/)).toBeVisible();
    const label = customerText[0]?.closest(".rc-field")?.querySelector(".rc-label");
    const middle = (element: Element | null | undefined) => {
      const range = document.createRange();
      if (element) range.selectNodeContents(element);
      const [line] = range.getClientRects();
      return line && (line.top + line.bottom) / 2;
    };
    const distance = (middle(customerText[0]?.querySelector("bdi")) ?? 0) - (middle(label) ?? 0);
    expect(Math.abs(distance)).toBeLessThan(2);
  });
});

describe("a suggestion is taken", () => {
  const staff: CustomerValue[] = [
    { email: "ann.staff@staff.example", name: "Ann Staff" },
    { email: "annex@staff.example" },
  ];
  const found = (query: string) =>
    query === "ann" || query === "annex@staff.example" ? staff : new Promise<never>(() => {});

  test.each(["{Enter}", "{Tab}"])("by %s, the first of what is typed now", async (key) => {
    const { cc, ccList, screen } = await renderComposer({ suggestRecipients: found });
    await cc.fill("ann");
    await expect
      .element(screen.getByRole("option", { name: /^Ann Staff/ }))
      .toHaveAttribute("aria-selected", "true");
    await userEvent.keyboard(key);
    await expect.poll(() => addressesIn(ccList)).toEqual(["ann.staff@staff.example"]);
  });

  test.each([
    ["that was found by an earlier text", "e", "{Enter}", "anne"],
    ["in the place of a whole address", "@staff.example", "{Enter}", "ann@staff.example"],
    ["by a comma", "@other.example", ",", "ann@other.example"],
    ["by Shift+Tab", "", "{Shift>}{Tab}{/Shift}", "ann"],
  ])("never %s", async (_what, more, key, taken) => {
    const { cc, ccList, screen } = await renderComposer({ suggestRecipients: found });
    await cc.fill("ann");
    await expect.element(screen.getByRole("option", { name: /^Ann Staff/ })).toBeVisible();
    await userEvent.keyboard(`${more}${key}`);
    await expect.poll(() => addressesIn(ccList)).toEqual([taken]);
  });

  test("as the person whose whole address was typed", async () => {
    const { cc, screen } = await renderComposer({ suggestRecipients: found });
    await cc.fill("annex@staff.example");
    await expect
      .element(screen.getByRole("option", { name: /^annex/ }))
      .toHaveAttribute("aria-selected", "true");
  });
});
