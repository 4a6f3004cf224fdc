import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { Composer, type Conversation } from "../src/index.js";
import { createStoryWorld } from "./storyWorld.js";

const conversation: Conversation = {
  id: 101,
  status: "pending",
  customer: { id: 201, email: "ann@example.com", name: "Ann Lee" },
  ownEmails: ["support@fernhill.example"],
};
const three = ["warehouse@example.com", "kai.nakamura@example.com", "zoë.ångström@example.com"];
const forty = Array.from({ length: 40 }, (_, n) => `member-${n + 1}@example.com`);

/** The three address fields by themselves, with room for what drops down. */
const meta = {
  title: "Recipients",
  component: Composer.Root,
  args: {
    conversation,
    api: createStoryWorld().api,
    children: <Composer.Recipients />,
  },
  beforeEach: ({ args, parameters }) => {
    const world = createStoryWorld();
    args.api = world.api;
    args.queryClient = new QueryClient();
    parameters["control"] = world.control;
  },
  decorators: [
    (Story) => (
      <div style={{ minBlockSize: "18rem" }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Composer.Root>;

export default meta;
type Story = StoryObj<typeof meta>;

function fields(canvasElement: HTMLElement) {
  const canvas = within(canvasElement);
  const named = (name: string) => ({
    get input() {
      return canvas.getByRole("combobox", { name });
    },
    get list() {
      return canvas.getByRole("list", { name: `${name} recipients` });
    },
  });
  return { canvas, cc: named("Cc"), bcc: named("Bcc") };
}

export const Empty: Story = {
  play: async ({ canvasElement }) => {
    const { canvas } = fields(canvasElement);
    await expect(canvas.getByText("<ann@example.com>")).toBeVisible();
    for (const name of ["Change customer", "Cc", "Bcc"]) {
      // oxlint-disable-next-line no-await-in-loop -- one button after the other
      await expect(canvas.getByRole("button", { name })).toBeVisible();
    }
  },
};

export const Several: Story = {
  args: { initial: { cc: three, bcc: ["audit@example.com"] } },
  play: async ({ canvasElement }) => {
    const { cc } = fields(canvasElement);
    await userEvent.click(cc.input);
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    await expect(within(cc.list).getByText("kai.nakamura@example.com")).toBeVisible();
  },
};

export const Menu: Story = {
  args: { initial: { cc: three } },
  play: async ({ canvasElement }) => {
    const { canvas, cc } = fields(canvasElement);
    await userEvent.click(cc.input);
    await userEvent.keyboard("{ArrowLeft} ");
    // Loaded with the first recipient.
    const edit = await canvas.findByRole("menuitem", { name: "Edit" });
    await waitFor(() => expect(edit).toHaveFocus());
    await expect(canvas.getByRole("menuitem", { name: "Move to Bcc" })).toBeVisible();
  },
};

/** Unfolded by the focus; the list scrolls by itself. */
export const Many: Story = {
  args: { initial: { cc: forty } },
  play: async ({ canvasElement }) => {
    const { canvas, cc } = fields(canvasElement);
    await userEvent.click(cc.input);
    await expect(within(cc.list).getAllByRole("listitem")).toHaveLength(40);
    await expect(canvas.getByRole("button", { name: "Clear all Cc recipients" })).toBeVisible();
  },
};

export const Folded: Story = {
  args: { initial: { cc: forty, bcc: forty.map((address) => `archive.${address}`) } },
  play: async ({ canvasElement }) => {
    const { canvas, bcc } = fields(canvasElement);
    await waitFor(() => expect(canvas.getAllByText(/^\+ 3\d more$/)).toHaveLength(2));
    await expect(within(bcc.list).getAllByRole("listitem")).toHaveLength(40);
  },
};

export const Cleared: Story = {
  args: { initial: { cc: forty } },
  play: async ({ canvasElement }) => {
    const { canvas, cc } = fields(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Clear all Cc recipients" }));
    await expect(within(cc.list).queryAllByRole("listitem")).toEqual([]);
    await expect(canvas.getByRole("button", { name: "Undo" })).toBeVisible();
  },
};

export const Invalid: Story = {
  args: { initial: { cc: ["bob@", ...three], bcc: ["Ann Lee"] } },
  play: async ({ canvasElement }) => {
    const { cc } = fields(canvasElement);
    await expect(cc.input).toHaveAccessibleDescription(/“bob@”\s*is not an email address/);
    const [chip] = within(cc.list).getAllByRole("listitem");
    await expect(chip).toHaveAccessibleDescription(/not an email address/);
  },
};

export const Merged: Story = {
  args: { initial: { cc: three } },
  play: async ({ canvasElement }) => {
    const { cc } = fields(canvasElement);
    await userEvent.type(cc.input, "ANN@example.com{Enter}support@fernhill.example, {Enter}");
    await waitFor(() => expect(cc.input).toHaveAccessibleDescription(/that’s this mailbox/));
    await expect(within(cc.list).getAllByRole("listitem")).toHaveLength(3);
  },
};

export const Warnings: Story = {
  args: { initial: { cc: ["press@daily-news.example"] } },
  play: async ({ canvasElement }) => {
    const { canvas } = fields(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Change customer" }));
    const customer = canvas.getByRole("combobox", { name: "Customer" });
    await waitFor(() => expect(canvasElement).toHaveTextContent(/Nobody at daily-news\.example/));
    await userEvent.clear(customer);
    await userEvent.type(customer, "someone@elsewhere.example{Enter}");
    // Read aloud as well, so that the words are in the page twice.
    await waitFor(() =>
      expect(customer).toHaveAccessibleDescription(/hasn’t written in this conversation/),
    );
    await expect(customer).toHaveAccessibleDescription(/a new customer is created/);
  },
};

const type = async (canvasElement: HTMLElement, text: string) => {
  const { canvas, cc } = fields(canvasElement);
  await userEvent.click(canvas.getByRole("button", { name: "Cc" }));
  await userEvent.type(cc.input, text);
  return canvas;
};

export const Suggestions: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await type(canvasElement, "holt");
    await canvas.findByRole("option", { name: /^Marcus Holt marcus/ });
    await expect(canvas.getAllByRole("option")[0]).toHaveAttribute("aria-selected", "true");
  },
};

const customers = { method: "GET", path: "/v2/customers" };

export const SuggestionsLoading: Story = {
  play: async ({ canvasElement, parameters }) => {
    await parameters["control"]("/faults", { match: customers, times: null, then: { hang: true } });
    const canvas = await type(canvasElement, "marcus");
    await waitFor(() => expect(canvas.getAllByText("Searching…").at(-1)).toBeVisible());
  },
};

export const SuggestionsEmpty: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await type(canvasElement, "nobody at all");
    await waitFor(() => expect(canvas.getAllByText(/No matches/).at(-1)).toBeVisible());
  },
};

export const SuggestionsFailing: Story = {
  play: async ({ canvasElement, parameters }) => {
    await parameters["control"]("/faults", {
      match: customers,
      times: null,
      then: { status: 500 },
    });
    const canvas = await type(canvasElement, "marcus");
    await waitFor(() =>
      expect(canvas.getAllByText(/Suggestions aren’t available/).at(-1)).toBeVisible(),
    );
  },
};

export const RightToLeft: Story = {
  globals: { direction: "rtl" },
  args: {
    conversation: {
      ...conversation,
      customer: { id: 215, email: "layla@example.com", name: "ليلى حداد" },
    },
    initial: { cc: three, bcc: ["audit@example.com", "omar@"] },
  },
  play: async ({ canvasElement }) => {
    const { canvas, cc } = fields(canvasElement);
    await userEvent.click(cc.input);
    await userEvent.keyboard("{ArrowRight}{ArrowRight} ");
    // Loaded with the first recipient.
    await expect(
      await canvas.findByRole("menu", { name: "kai.nakamura@example.com" }),
    ).toBeVisible();
  },
};

export const Dark: Story = { ...Invalid, globals: { theme: "dark" } };

export const DarkSuggestions: Story = { ...Suggestions, globals: { theme: "dark" } };

export const Narrow: Story = {
  ...Folded,
  decorators: [
    (Story) => (
      <div style={{ inlineSize: "20rem", marginInline: "-1.5rem" }}>
        <Story />
      </div>
    ),
  ],
};
