import { expect } from "vitest";
import type { Locator, LocatorSelectors } from "vitest/browser";

export type AddressName = "Customer" | "Cc" | "Bcc";

/** The button in the place of an address field that was not asked for. */
export function askFor(at: Pick<LocatorSelectors, "getByRole">, name: AddressName): Locator {
  const button = name === "Customer" ? "Change customer" : name;
  return at.getByRole("button", { name: button, exact: true });
}

/** An address field as an agent uses it: who clicks it or fills it asks for it first. */
export function addressField(at: Pick<LocatorSelectors, "getByRole">, name: AddressName): Locator {
  const field = at.getByRole("combobox", { name, exact: true });
  const button = askFor(at, name);
  const [fill, click] = [field.fill.bind(field), field.click.bind(field)];
  const isThere = async () => {
    await expect.poll(() => field.query() ?? button.query()).not.toBeNull();
    return field.query() !== null;
  };
  return Object.assign(field, {
    click: async (...given: Parameters<typeof click>) => {
      if (await isThere()) return click(...given);
      await button.click();
      // The button gives the field the focus: keys before that are somebody else's.
      await expect.poll(() => field.query()?.matches(":focus")).toBe(true);
    },
    fill: async (...given: Parameters<typeof fill>) => {
      if (!(await isThere())) await button.click();
      await fill(...given);
    },
  });
}
