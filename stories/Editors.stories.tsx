import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { expect, fn, userEvent } from "storybook/test";
import { ReplyComposer } from "../src/index.js";
import { TiptapEditor } from "./editors/TiptapEditor.js";
import { composer, conversation } from "./storyComposer.js";
import { createStoryWorld } from "./storyWorld.js";

const meta = {
  title: "Editors",
  component: ReplyComposer,
  args: { conversation, api: createStoryWorld().api, onSent: fn() },
  // Each story answers from an inbox of its own.
  beforeEach: ({ args }) => {
    args.api = createStoryWorld().api;
    args.queryClient = new QueryClient();
  },
} satisfies Meta<typeof ReplyComposer>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A host's own editor, behind the port of docs/editors.md. */
export const Tiptap: Story = {
  args: {
    editor: TiptapEditor,
    initial: { text: { format: "html", value: "<p>Dear <strong>Ann</strong>,</p>" } },
  },
  play: async ({ canvasElement }) => {
    const { text, send, banner } = composer(canvasElement);
    await expect(text.querySelector("strong")).toHaveTextContent("Ann");
    await userEvent.type(text, " the part is in the post.");
    await send();
    await banner("sent");
  },
};
