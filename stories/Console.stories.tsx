import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { Console } from "./console/Console.js";
import { createStoryWorld } from "./storyWorld.js";

const meta = {
  title: "Console",
  component: Console,
  parameters: { layout: "fullscreen" },
  args: { router: "memory", initialPath: "/conversations/101", baseUrl: "" },
  beforeEach: ({ args }) => {
    args.baseUrl = createStoryWorld().baseUrl;
  },
} satisfies Meta<typeof Console>;

export default meta;
type Story = StoryObj<typeof meta>;

export const AnswersACustomer: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    // The rich editor, which is loaded later, and once it is known whether there is a draft.
    await canvas.findByRole("toolbar", { name: "Formatting" });
    const text = await canvas.findByRole("textbox", { name: "Reply" });
    await waitFor(() => expect(text).not.toHaveAttribute("aria-readonly"));
    await userEvent.type(text, "The new burrs are on their way.");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await canvas.findByText("Reply sent");
    // The list of conversations shows the same words as its preview.
    const thread = await canvas.findByText("The new burrs are on their way.", {
      selector: "article *",
    });
    await expect(thread).toBeVisible();
    await expect(text).toHaveTextContent("");
  },
};

export const Dark: Story = { globals: { theme: "dark" } };
