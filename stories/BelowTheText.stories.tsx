import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { expect, fn, userEvent } from "storybook/test";
import { ReplyComposer, type Signature, type User } from "../src/index.js";
import { RichText } from "../src/rich-text.js";
import { conversation } from "./storyComposer.js";
import { createStoryWorld } from "./storyWorld.js";

const users: User[] = [
  { id: 1, name: "Maya Okafor" },
  { id: 2, name: "Jonas Weber" },
];

const ofAgent: Signature = (agent) => ({
  format: "plain",
  value: `Best regards,\n${agent?.name ?? "The team"}`,
});

/** What goes out below the text: a signature, and earlier messages. */
const meta = {
  title: "Below the text",
  component: ReplyComposer,
  args: {
    conversation,
    api: createStoryWorld().api,
    users,
    onSent: fn(),
  },
  beforeEach: ({ args }) => {
    args.api = createStoryWorld().api;
    args.queryClient = new QueryClient();
  },
} satisfies Meta<typeof ReplyComposer>;

export default meta;
type Story = StoryObj<typeof meta>;

const quote = {
  format: "html",
  value:
    "On 3 May, Ann Lee wrote:<blockquote>Where is my order?<br>I have waited since March.</blockquote>",
} as const;

/** It follows "Reply as"; its row takes the place of the text's second line. */
export const Signed: Story = {
  args: { signature: ofAgent },
  play: async ({ canvas }) => {
    const row = await canvas.findByRole("group", { name: "Signature" });
    await expect(row).toHaveTextContent("Best regards, The team");
    await userEvent.selectOptions(canvas.getByRole("combobox", { name: "Reply as" }), "2");
    await expect(row).toHaveTextContent("Best regards, Jonas Weber");
  },
};

/** In the text's own editor, for this reply alone. */
export const Edited: Story = {
  globals: { theme: "dark" },
  args: {
    editor: RichText,
    signature: {
      format: "html",
      value:
        '<p><strong>Maya Okafor</strong><br>Support at <a href="https://example.com">Bluebird</a></p>',
    },
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Edit signature" }));
    const field = canvas.getByRole("textbox", { name: "Signature" });
    await expect(field).toHaveFocus();
    await expect(field.querySelector("strong")).toHaveTextContent("Maya Okafor");
  },
};

/** Stays so until the reply is sent. */
export const Removed: Story = {
  args: { signature: ofAgent },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Remove signature" }));
    await expect(canvas.getByRole("button", { name: "Undo" })).toBeVisible();
  },
};

/** A message, as `quote` of the handle puts it there. */
export const Quote: Story = {
  args: {
    signature: ofAgent,
    initial: { text: { format: "plain", value: "It is on its way." }, quote },
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Show quoted message" }));
    await expect(canvas.getByRole("region", { name: "Quoted message" })).toBeVisible();
  },
};

export const RightToLeft: Story = {
  globals: { direction: "rtl" },
  args: {
    signature: { format: "plain", value: "בברכה,\nנועה ברק" },
    initial: {
      quote: {
        format: "html",
        value: 'On 3 May, Ann Lee wrote:<blockquote><div dir="rtl">איפה ההזמנה?</div></blockquote>',
      },
    },
  },
  play: async ({ canvas }) => {
    const row = await canvas.findByRole("group", { name: "Signature" });
    await expect(row).toHaveTextContent("בברכה");
  },
};
