import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { conversation, renderComposer } from "../../browser/renderComposer.js";

const docomo = "taro..yamada@docomo.ne.jp";

test("an unusual address is marked, and sent after one question where the server takes it", async () => {
  const { cc, ccList, reply, screen, banner, world } = await renderComposer();
  await world.control("POST", "/settings", { unusualAddresses: "accept" });
  await cc.fill(docomo);
  await userEvent.keyboard("{Enter}");
  const chip = ccList.getByRole("listitem", { name: docomo });
  await expect.element(chip).toHaveAttribute("data-unusual");
  await expect.element(chip).not.toHaveAttribute("data-invalid");
  await expect
    .element(chip)
    .toHaveAccessibleDescription(/is an unusual address. The server may refuse it./);
  await reply();
  await expect.element(screen.getByRole("dialog")).toHaveTextContent(`${docomo} is an unusual`);
  await screen.getByRole("button", { name: "Go back" }).click();
  await expect.element(cc).toHaveFocus();
  expect(await world.sent()).toEqual([]);
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await screen.getByRole("button", { name: "Send anyway" }).click();
  await expect.poll(() => banner("sent")).toBeTruthy();
  expect(await world.sent()).toMatchObject([{ cc: [docomo] }]);
});

test("a server that refuses it says so beside its field, and nobody is asked twice", async () => {
  const { customer, reply, screen, world, banner } = await renderComposer();
  await customer.fill("printer@intranet");
  await reply();
  await screen.getByRole("button", { name: "Send anyway" }).click();
  await expect.poll(() => banner("failed")).toBeTruthy();
  await expect.element(customer).toHaveAccessibleDescription(/not a well-formed email address/);
  await world.control("POST", "/settings", { unusualAddresses: "accept" });
  await customer.click();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(() => banner("sent")).toBeTruthy();
});

test.each([
  ["that came with the conversation", { conversation: { ...conversation, cc: [docomo] } }],
  [
    "where the check is switched off",
    { initial: { cc: [docomo] }, checks: { "unusual-address": false } },
  ],
])("nothing is asked about one %s", async (_which, props) => {
  const { reply, banner, world } = await renderComposer(props);
  await world.control("POST", "/settings", { unusualAddresses: "accept" });
  await reply();
  await expect.poll(() => banner("sent")).toBeTruthy();
  expect(await world.sent()).toMatchObject([{ cc: [docomo] }]);
});

test("a comma in the middle ends the address before it, and the caret stays", async () => {
  const { cc, ccList } = await renderComposer();
  await cc.fill("ann@x.com bob@y.com");
  await userEvent.keyboard("{Home}" + "{ArrowRight}".repeat(9) + ",");
  await expect.element(ccList.getByRole("listitem")).toHaveTextContent("ann@x.com");
  await expect.element(cc).toHaveValue(" bob@y.com");
  await userEvent.keyboard("cy@z.com,");
  await expect.element(ccList.getByRole("listitem").nth(1)).toHaveTextContent("cy@z.com");
  await expect.element(cc).toHaveValue(" bob@y.com");
});
