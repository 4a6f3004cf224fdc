import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { addressField } from "../../browser/addressField.js";
import { renderComposer } from "../../browser/renderComposer.js";

describe("fields", () => {
  test("shows each problem beside its field and focuses the first", async () => {
    const { send, text, cc, world } = await renderComposer();
    await cc.fill("nobody");
    await send.click();
    await expect.element(cc).toHaveFocus();
    await expect.element(cc).toHaveAccessibleDescription(/“nobody” is not an email address/);
    await expect.element(cc).toHaveAttribute("aria-invalid", "true");
    await expect.element(text).toHaveAccessibleDescription("Write a reply first");
    expect(await world.replies()).toEqual([]);
  });

  test("takes a problem away as soon as it is mended", async () => {
    const { send, text } = await renderComposer();
    await send.click();
    await expect.element(text).toHaveFocus();
    await text.fill("Hello");
    await expect.element(text).toHaveAttribute("aria-invalid", "false");
  });

  test("refuses a date in the future and one that is none", async () => {
    const { screen, text, world } = await renderComposer({ allowImported: true });
    await text.fill("Hello");
    await screen.getByRole("button", { name: "More options" }).click();
    await screen.getByRole("switch", { name: "Imported" }).click();
    const date = screen.getByLabelText("Created at");
    await date.fill("2999-01-01T00:00");
    await screen.getByRole("button", { name: "Add to history" }).click();
    await expect.element(date).toHaveAccessibleDescription("Pick a date in the past");
    await expect.element(date).toHaveFocus();
    expect(await world.replies()).toEqual([]);
  });

  test("refuses a date that is typed in part instead of filing it as now", async () => {
    const { screen, text, world } = await renderComposer({ allowImported: true });
    await text.fill("Hello");
    await screen.getByRole("button", { name: "More options" }).click();
    await screen.getByRole("switch", { name: "Imported" }).click();
    const date = screen.getByLabelText("Created at");
    await date.click();
    await userEvent.keyboard("0102");
    await screen.getByRole("button", { name: "Add to history" }).click();
    await expect.element(date).toHaveAccessibleDescription("Enter a date and time");
    await expect.element(date).toHaveFocus();
    expect(await world.replies()).toEqual([]);
  });

  test("adds a pasted column beside what is half-typed", async () => {
    const { cc, ccList } = await renderComposer();
    await cc.fill("k");
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "a@example.org\nb@example.org");
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    cc.element().dispatchEvent(paste);
    await expect.element(ccList.getByRole("listitem").nth(1)).toHaveTextContent("b@example.org");
    await expect.element(cc).toHaveValue("k");
  });

  test.each(["Customer", "Cc", "Bcc", "Created at"] as const)(
    "never sends for an Enter in %s",
    async (name) => {
      const { screen, text, world } = await renderComposer({ allowImported: true });
      await text.fill("Hello");
      await screen.getByRole("button", { name: "More options" }).click();
      await screen.getByRole("switch", { name: "Imported" }).click();
      if (name !== "Created at") await userEvent.keyboard("{Escape}");
      if (name === "Created at") await screen.getByLabelText(name).click();
      else await addressField(screen, name).click();
      await userEvent.keyboard("{Enter}");
      await expect.element(screen.getByRole("progressbar")).not.toBeInTheDocument();
      expect(await world.replies()).toEqual([]);
    },
  );

  test.each([
    ["Customer", "Control"],
    ["Cc", "Meta"],
    ["Status after sending", "Control"],
  ] as const)("sends for Enter in %s with %s", async (name, key) => {
    const { screen, text, status, banner, world } = await renderComposer();
    await text.fill("Hello");
    if (name !== "Status after sending") await addressField(screen, name).click();
    else (status.element() as HTMLElement).focus();
    await userEvent.keyboard(`{${key}>}{Enter}{/${key}}`);
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.replies()).toHaveLength(1);
  });

  test("takes what is half-typed in Cc and Bcc along when it sends", async () => {
    const { cc, bcc, reply, banner, world } = await renderComposer();
    await cc.fill("Ann Lee <ann.lee@example.org>; bob@example.org");
    await bcc.fill("eve@example.org");
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([
      { cc: ["ann.lee@example.org", "bob@example.org"], bcc: ["eve@example.org"] },
    ]);
  });

  test("says what Send will do before it does it", async () => {
    const conversation = { id: 103, status: "closed", customer: { id: 203, name: "Ann" } } as const;
    const { screen, send, status, draft } = await renderComposer({
      conversation,
      allowImported: true,
    });
    await expect.element(send).toHaveAccessibleDescription("To Ann · reopens the conversation");
    await expect.element(status).toHaveAccessibleDescription("To Ann · reopens the conversation");
    await status.selectOptions("pending");
    await expect.element(send).toHaveAccessibleDescription("To Ann · becomes Pending");
    await screen.getByRole("button", { name: "More options" }).click();
    await screen.getByRole("switch", { name: "Imported" }).click();
    const add = screen.getByRole("button", { name: "Add to history" });
    await expect
      .element(add)
      .toHaveAccessibleDescription("Adds to history, no email · becomes Pending");
    await status.selectOptions("");
    await expect.element(add).toHaveAccessibleDescription("Adds to history, no email");
    await draft.click();
    const save = screen.getByRole("button", { name: "Save draft" });
    await expect
      .element(save)
      .toHaveAccessibleDescription("Saves a draft your team can see, no email");
  });

  test("finds people by name, and Enter takes the first", async () => {
    const { screen, cc, ccList: chips } = await renderComposer();
    await cc.fill("marcus");
    const option = screen.getByRole("option", { name: /^Marcus Holt marcus/ });
    await expect.element(option).toBeVisible();
    await screen.getByRole("option", { name: /^Marcus Holtby/ }).hover();
    await userEvent.keyboard("{Enter}");
    await expect.element(chips.getByRole("listitem")).toHaveTextContent(/^marcus\S*@/);
    await expect.element(cc).toHaveValue("");
  });

  test("takes the highlighted person when the field is left by Tab", async () => {
    const { screen, cc, ccList, customer } = await renderComposer();
    const option = screen.getByRole("option", { name: /^Marcus Holt marcus/ });
    await cc.fill("marcus");
    await expect.element(option).toBeVisible();
    await userEvent.keyboard("{Tab}");
    await expect.element(ccList.getByRole("listitem")).toHaveTextContent(/^marcus\S*@/);
    await expect.element(cc).toHaveValue("");
    await screen.getByRole("button", { name: /^Remove marcus/ }).click();
    await customer.fill("marcus");
    await expect.element(option).toBeVisible();
    await userEvent.keyboard("{Tab}");
    await expect.element(customer).toHaveValue(expect.stringMatching(/^Marcus Holt <.+>$/));
  });

  test("keeps typing possible when the search for people fails", async () => {
    const { cc, ccList, screen, world } = await renderComposer();
    await world.control("POST", "/faults", {
      match: { method: "GET", path: "/v2/customers" },
      times: null,
      then: { status: 500 },
    });
    await cc.fill("someone@example.org");
    await expect.element(screen.getByText(/Suggestions aren’t available/).first()).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await expect.element(ccList).toHaveTextContent("someone@example.org");
  });

  test("answers another customer chosen from the search, by id", async () => {
    const { customer, screen, reply, banner, world } = await renderComposer();
    await customer.fill("marcus");
    await expect.element(screen.getByRole("option", { name: /^Marcus Holt marcus/ })).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await expect.element(customer).toHaveValue(expect.stringMatching(/^Marcus Holt <.+>$/));
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ customer: { id: expect.any(Number) } }]);
    expect(await world.sent()).not.toMatchObject([{ customer: { id: 123 } }]);
  });

  test("has the conversation's customer back when what is no address is emptied", async () => {
    const { customer, customerText, text, reply, banner, world } = await renderComposer();
    // Its suggestions stand over the text.
    const leave = () => (text.element() as HTMLElement).focus();
    await customer.fill("Marcus");
    leave();
    await expect.element(customer).toHaveAttribute("aria-invalid", "true");
    await customer.fill("");
    leave();
    await expect.poll(() => customerText[0]?.textContent).toBe("Ann Lee <ann@example.com>");
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ customer: { id: 123 } }]);
  });

  test("has the customer back when the field is left empty", async () => {
    const { customer, customerText, cc } = await renderComposer();
    await customer.fill("");
    await cc.click();
    await expect.poll(() => customerText[0]?.textContent).toBe("Ann Lee <ann@example.com>");
  });
});
