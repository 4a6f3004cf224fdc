import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { renderComposer } from "../browser/renderComposer.js";

test("Ctrl+Z takes back what was done last, and not what was done before something was typed", async () => {
  const all = ["a@x.com", "b@x.com", "c@x.com", "d@x.com"];
  const { ccList, cc, text, screen } = await renderComposer({ initial: { cc: all } });
  const chips = ccList.getByRole("listitem");
  await screen.getByRole("button", { name: "Clear all Cc recipients" }).click();
  await expect.element(cc).toHaveFocus();
  await text.click();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.poll(() => chips.elements().map((chip) => chip.ariaLabel)).toEqual(all);
  await screen.getByRole("button", { name: "Clear all Cc recipients" }).click();
  await text.fill("Hello");
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(text).toHaveValue("");
  expect(chips.elements()).toHaveLength(0);
});
