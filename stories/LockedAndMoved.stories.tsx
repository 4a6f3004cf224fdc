import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { expect, fn, userEvent } from "storybook/test";
import { ReplyComposer } from "../src/index.js";
import { composer, conversation } from "./storyComposer.js";
import { createStoryWorld } from "./storyWorld.js";

const words = "Hello Ann,\n\nthe spare part is on its way. You will get a tracking number today.";

/** Conversations that take no reply, or not here. */
const meta = {
  title: "Locked, moved, gone",
  component: ReplyComposer,
  args: {
    conversation,
    api: createStoryWorld().api,
    initial: { text: { format: "plain", value: words } },
    onMoved: fn(),
    onLocked: fn(),
    onError: fn(),
  },
  beforeEach: ({ args, parameters }) => {
    const world = createStoryWorld();
    args.api = world.api;
    args.queryClient = new QueryClient();
    parameters["control"] = world.control;
  },
} satisfies Meta<typeof ReplyComposer>;

export default meta;
type Story = StoryObj<typeof meta>;

export const LockedByCount: Story = {
  args: { conversation: { ...conversation, id: 112, threads: 99 } },
  play: async ({ canvasElement }) => {
    const { canvas, banner } = composer(canvasElement);
    await banner("locked");
    await expect(canvas.getByRole("button", { name: "Send reply" })).toBeEnabled();
  },
};

export const LockedByAge: Story = {
  args: {
    conversation: { ...conversation, id: 114 },
    onStartNewConversation: fn(),
  },
  play: async ({ canvasElement, args }) => {
    const { canvas, text, send, banner } = composer(canvasElement);
    await send();
    await expect(await banner("locked")).toHaveTextContent(/too old/);
    await expect(text).toHaveValue(words);
    await expect(canvas.getByRole("button", { name: "Send reply" })).toBeDisabled();
    await expect(args.onLocked).toHaveBeenCalledWith({ reason: "too-old" });
    await userEvent.click(canvas.getByRole("button", { name: "Continue in a new conversation" }));
    await expect(args.onStartNewConversation).toHaveBeenCalledOnce();
  },
};

/** The server says so, whatever the host knew of the count. */
export const LockedByThreadLimit: Story = {
  args: { conversation: { ...conversation, id: 112 }, onStartNewConversation: fn() },
  play: async ({ canvasElement, args }) => {
    const { canvas, text, send, banner } = composer(canvasElement);
    await send();
    const locked = await banner("locked");
    await expect(locked).toHaveTextContent(/full \(100 messages\)/);
    await expect(locked).toHaveTextContent(/Reference/);
    await expect(text).toHaveValue(words);
    await expect(canvas.getByRole("button", { name: "Send reply" })).toBeDisabled();
    await expect(canvas.getByRole("button", { name: "Copy reply" })).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Copy reference" })).toBeVisible();
    await expect(args.onLocked).toHaveBeenCalledWith({ reason: "thread-limit" });
  },
};

/** A 412 that does not tell why. */
export const LockedForUnknownReason: Story = {
  play: async ({ canvasElement, parameters, args }) => {
    const { canvas, text, send, banner } = composer(canvasElement);
    await parameters["control"]("/faults", { then: { status: 412 } });
    await send();
    await expect(await banner("locked")).toHaveTextContent(/This conversation is locked/);
    await expect(text).toHaveValue(words);
    await expect(canvas.getByRole("button", { name: "Copy reply" })).toBeVisible();
    await expect(args.onLocked).toHaveBeenCalledWith({ reason: "unknown" });
  },
};

export const Moved: Story = {
  args: {
    conversation: { ...conversation, id: 106 },
  },
  play: async ({ canvasElement, args }) => {
    const { canvas, text, send, banner } = composer(canvasElement);
    await send();
    await banner("moved");
    await expect(text).toHaveValue(words);
    await expect(canvas.getByRole("button", { name: "Send to conversation 101" })).toBeVisible();
    await expect(args.onMoved).toHaveBeenCalledOnce();
  },
};

export const Gone: Story = {
  args: {
    conversation: { ...conversation, id: 110 },
  },
  play: async ({ canvasElement }) => {
    const { canvas, text, send, banner } = composer(canvasElement);
    await send();
    await banner("gone");
    await expect(text).toHaveValue(words);
    await expect(canvas.getByRole("button", { name: "Copy reply" })).toBeVisible();
  },
};

/** It has moved, and the server cannot tell where to. */
export const CannotBeLocated: Story = {
  args: { conversation: { ...conversation, id: 106 } },
  play: async ({ canvasElement, parameters, args }) => {
    const { canvas, text, send, banner } = composer(canvasElement);
    const lookup = { method: "GET", path: "/v2/conversations/106$" };
    await parameters["control"]("/faults", {
      match: lookup,
      then: { status: 500, body: { message: "Internal error" } },
    });
    await send();
    const failed = await banner("failed");
    await expect(failed).toHaveAttribute("data-code", "server");
    await expect(failed).toHaveTextContent(/can’t be found\. Nothing was sent/);
    await expect(text).toHaveValue(words);
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
    await expect(args.onMoved).not.toHaveBeenCalled();
  },
};
