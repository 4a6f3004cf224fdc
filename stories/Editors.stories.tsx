import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { expect, fn, userEvent } from "storybook/test";
import { lazyEditor, ReplyComposer } from "../src/index.js";
import { RichText } from "../src/rich-text.js";
import { LexicalEditor } from "./editors/LexicalEditor.js";
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

/** Another one, behind the same port. */
export const Lexical: Story = {
  args: { ...Tiptap.args, editor: LexicalEditor },
  play: Tiptap.play,
};

/** The rich editor of `reply-composer/rich-text`: its toolbar stands where `Composer.Formatting` is. */
export const Rich: Story = {
  args: {
    editor: RichText,
    initial: {
      text: {
        format: "html",
        value:
          '<p>Hi Ann,</p><p>your <strong>order</strong> is <a href="https://example.com">on its way</a>:</p><ul><li>a blue shirt</li><li>two hats</li></ul><blockquote><p>Where is it?</p></blockquote>',
      },
    },
  },
  play: async ({ canvas, canvasElement }) => {
    const { text, send, banner } = composer(canvasElement);
    await expect(text.querySelector("strong")).toHaveTextContent("order");
    await userEvent.click(await canvas.findByRole("button", { name: "Bold" }));
    await send();
    await banner("sent");
  },
};

/** With lines in the textarea's format it is no other reply: the same letters go out. */
export const RichWithoutFormatting: Story = {
  args: { editor: lazyEditor(() => import("../src/rich-text.js")) },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole("toolbar", { name: "Formatting" });
    const { text, send, banner } = composer(canvasElement);
    await userEvent.type(text, "It is on its way.");
    await send();
    await banner("sent");
  },
};
