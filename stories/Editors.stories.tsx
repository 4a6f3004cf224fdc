import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import { useRef } from "react";
import { lazyEditor, ReplyComposer, type ComposerHandle, type UploadImage } from "../src/index.js";
import { RichText } from "../src/rich-text.js";
import { LexicalEditor } from "./editors/LexicalEditor.js";
import { TiptapEditor } from "./editors/TiptapEditor.js";
import pictureUrl from "./picture.svg?no-inline";
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

/** As a server would have it: one that cannot be loaded has its words in its place. */
const uploaded = new URL(pictureUrl, document.baseURI).href;

/** A backend that takes most of a second for a picture, and does not take the first one that is called "fails". */
function createUploads(): UploadImage {
  const refused = new Set<string>();
  return async ({ name }, { signal, onProgress }) => {
    for (const part of [0, 0.2, 0.4, 0.6, 0.8, 1]) {
      signal.throwIfAborted();
      onProgress?.(part);
      // oxlint-disable-next-line no-await-in-loop -- one after the other is what it is for
      await new Promise((resolve) => setTimeout(resolve, 120));
    }
    if (name.startsWith("fails") && !refused.has(name)) {
      refused.add(name);
      throw new Error("The server did not take it");
    }
    return { src: uploaded };
  };
}

/** Where an upload may take a second. */
const slow = { timeout: 10_000 };

/** A picture as a screenshot would be: a blue field of 240 × 120. */
async function picture(name: string): Promise<File> {
  const canvas = new OffscreenCanvas(240, 120);
  const context = canvas.getContext("2d");
  if (context) {
    context.fillStyle = "#3b6fd4";
    context.fillRect(0, 0, 240, 120);
  }
  return new File([await canvas.convertToBlob()], name, { type: "image/png" });
}

function paste(target: Element, file: File) {
  const clipboardData = new DataTransfer();
  clipboardData.items.add(file);
  target.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
  );
}

/** The editor goes by where the mouse is. */
function press(target: Element) {
  const { left, top } = target.getBoundingClientRect();
  const coords = { clientX: left + 5, clientY: top + 5 };
  return userEvent.pointer({ keys: "[MouseLeft]", target, coords });
}

/** Where the port has `uploadImage`: shown at once, uploaded, tried again where that failed, described. */
export const PicturesInTheText: Story = {
  args: {
    editor: RichText,
  },
  beforeEach: ({ args }) => {
    args.api = { ...createStoryWorld().api, uploadImage: createUploads() };
    const value = `<p>Hi Ann,</p><p><img src="${uploaded}" alt="Our logo"></p><p>press this button:</p>`;
    args.initial = { text: { format: "html", value } };
  },
  play: async ({ canvas, canvasElement }) => {
    const { text, send, banner } = composer(canvasElement);
    // What shows pictures is loaded with the editor.
    await waitFor(() => expect(text.querySelector(".rc-picture")).toBeVisible());
    text.focus();
    const file = await picture("fails.png");
    paste(text, file);
    await canvas.findByRole("img", { name: /Uploading [2-8]0%/ });
    await press(await canvas.findByRole("img", { name: /Couldn’t be uploaded/ }, slow));
    await userEvent.click(await canvas.findByRole("button", { name: "Try again" }));
    await press(await canvas.findByRole("img", { name: "Picture" }, slow));
    await userEvent.type(
      await canvas.findByRole("textbox", { name: "Description" }),
      "The button{Enter}",
    );
    await expect(await canvas.findByRole("img", { name: "The button" })).toBeVisible();
    await send();
    await banner("sent");
  },
};

/**
 * Text that comes by itself, as a generated answer does: `replaceSelection` of the composer's handle. It
 * stops by "Stop", Escape or a key, and nothing is sent meanwhile.
 */
export const GeneratedAnswer: Story = {
  args: { editor: RichText, initial: { text: { format: "plain", value: "Hi Ann,\n\nRegards" } } },
  render: function Generating(args) {
    const handle = useRef<ComposerHandle>(null);
    return (
      <>
        <ReplyComposer {...args} ref={handle} />
        <button
          type="button"
          onClick={() => void handle.current?.replaceSelection(words("your parcel is on its way."))}
        >
          Write an answer
        </button>
      </>
    );
  },
  play: async ({ canvas, canvasElement }) => {
    const { text, send, banner } = composer(canvasElement);
    await userEvent.click(text);
    await userEvent.click(canvas.getByRole("button", { name: "Write an answer" }));
    await waitFor(() => expect(text).toHaveTextContent("your parcel is on its way."));
    await waitFor(() => expect(canvas.queryByText("Text is coming in…")).toBeNull());
    await send();
    await banner("sent");
  },
};

/** As a model gives them. */
async function* words(all: string): AsyncGenerator<string> {
  for (const word of all.split(/(?<= )/)) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what it shows
    await new Promise((resolve) => setTimeout(resolve, 40));
    yield word;
  }
}
