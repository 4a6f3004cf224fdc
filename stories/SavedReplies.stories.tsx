import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import { ReplyComposer, type Conversation } from "../src/index.js";
import { RichText } from "../src/rich-text.js";
import { composer, conversation as seeded } from "./storyComposer.js";
import { createStoryWorld } from "./storyWorld.js";

const conversation: Conversation = { ...seeded, mailboxId: 1, number: 10101 };

/** The agent's own, which the conversation does not tell. */
const variables = { "user.firstName": "Maya", "user.fullName": "Maya Okafor" };

const meta = {
  title: "Saved replies",
  component: ReplyComposer,
  args: { conversation, variables, api: createStoryWorld().api, onSent: fn() },
  beforeEach: ({ args, parameters }) => {
    const world = createStoryWorld();
    args.api = world.api;
    args.queryClient = new QueryClient();
    parameters["control"] = world.control;
  },
  render: (args) => (
    // Room for the list above the text.
    <div style={{ paddingBlockStart: "20rem" }}>
      <ReplyComposer {...args} />
    </div>
  ),
} satisfies Meta<typeof ReplyComposer>;

export default meta;
type Story = StoryObj<typeof meta>;

/** "/" at the start of a word opens them at the cursor; Enter or Tab takes the highlighted one. */
export const Search: Story = {
  play: async ({ canvas, canvasElement }) => {
    const { text } = composer(canvasElement);
    await canvas.findByRole("button", { name: "Saved replies" });
    await userEvent.type(text, "Hi, /ref");
    const option = await canvas.findByRole("option", { name: "Refund policy" });
    await expect(option).toHaveAttribute("aria-selected", "false");
    await userEvent.keyboard("{ArrowDown}");
    await expect(option).toHaveAttribute("aria-selected", "true");
    await waitFor(() => expect(canvas.getByText(/The money goes where/)).toBeVisible());
  },
};

/** By the button, with a field of its own: the cursor stays where it is in the text. */
export const ByTheButton: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Saved replies" }));
    await expect(canvas.getByRole("combobox", { name: "Search saved replies" })).toHaveFocus();
    await canvas.findByRole("option", { name: "Return label" });
  },
};

/** What nobody has a value for is asked for first, each once. */
export const BlankForm: Story = {
  play: async ({ canvas, canvasElement }) => {
    const { text } = composer(canvasElement);
    await canvas.findByRole("button", { name: "Saved replies" });
    await userEvent.type(text, "/ref");
    await canvas.findByRole("option", { name: "Refund on its way" });
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(canvas.getByRole("textbox", { name: "Amount" })).toHaveFocus());
    await userEvent.keyboard("12 EUR{Enter}");
    await expect(canvas.getByRole("textbox", { name: "Order number" })).toHaveFocus();
  },
};

/** One that cannot be read is said, and asked for again; typing goes on. */
export const Failing: Story = {
  beforeEach: ({ args }) => {
    args.api = { ...args.api, getSnippet: () => Promise.reject(new Error("The server is down")) };
  },
  play: async ({ canvas, canvasElement }) => {
    const { text } = composer(canvasElement);
    await canvas.findByRole("button", { name: "Saved replies" });
    await userEvent.type(text, "/ref");
    await canvas.findByRole("option", { name: "Refund policy" });
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible());
    await expect(text).toHaveValue("/ref");
  },
};

/** In a page that runs right to left. */
export const RightToLeft: Story = {
  globals: { direction: "rtl" },
  play: async ({ canvas, canvasElement }) => {
    const { text } = composer(canvasElement);
    await canvas.findByRole("button", { name: "Saved replies" });
    await userEvent.type(text, "مرحبا /تم");
    await canvas.findByRole("option", { name: "تم إرسال الطلب" });
    await userEvent.keyboard("{Tab}");
    await waitFor(() =>
      expect(canvas.getByRole("textbox", { name: "Order number" })).toHaveFocus(),
    );
  },
};

/** In the rich editor a saved reply keeps its links and lists; a host's own trigger is beside it. */
export const InRichText: Story = {
  args: {
    editor: RichText,
    triggers: [
      {
        char: "@",
        search: (query) =>
          ["Maya Okafor", "Jonas Weber"]
            .filter((name) => name.toLowerCase().includes(query.toLowerCase()))
            .map((name) => ({ id: name, label: name, detail: "Support" })),
        insert: ({ label }) => ({ format: "plain", value: label }),
      },
    ],
  },
  play: async ({ canvas, canvasElement }) => {
    const { text } = composer(canvasElement);
    await canvas.findByRole("button", { name: "Saved replies" });
    await userEvent.click(text);
    await userEvent.keyboard("/policy");
    await canvas.findByRole("option", { name: "Refund policy" });
    await userEvent.keyboard("{Enter}");
    await waitFor(() =>
      expect(text.querySelector("a")).toHaveTextContent("our page about refunds"),
    );
    await userEvent.keyboard(" @jo");
    await canvas.findByRole("option", { name: "Jonas Weber" });
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(text).toHaveTextContent("Maya Jonas Weber"));
  },
};
