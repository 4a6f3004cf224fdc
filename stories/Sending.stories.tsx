import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import { ReplyComposer, ReplyError, type Thread } from "../src/index.js";
import { composer, conversation } from "./storyComposer.js";
import { createStoryWorld } from "./storyWorld.js";

const words = "Hello Ann,\n\nthe spare part is on its way. You will get a tracking number today.";

const meta = {
  title: "Sending",
  component: ReplyComposer,
  args: {
    conversation,
    api: createStoryWorld().api,
    initial: { text: { format: "plain", value: words } },
    onSent: fn(),
    onDraftSaved: fn(),
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

/** A press that meets a fault, and the banner that says so. */
function failing(kind: string, code: string, then: object, times = 1): Story {
  return {
    play: async ({ canvasElement, parameters }) => {
      const { text, send, banner } = composer(canvasElement);
      await parameters["control"]("/faults", { then, times });
      await send();
      await expect(await banner(kind)).toHaveAttribute("data-code", code);
      await expect(text).toHaveValue(words);
    },
  };
}

export const Running: Story = {
  play: async ({ canvasElement, parameters, step }) => {
    const { canvas, send, text } = composer(canvasElement);
    await parameters["control"]("/faults", { then: { hang: true } });
    await send();
    await canvas.findByRole("progressbar", { name: "Sending reply" });
    await expect(canvas.getByRole("button", { name: "Cancel sending" })).toBeVisible();
    await step("the text stays and cannot be changed meanwhile", async () => {
      await expect(text).toHaveValue(words);
      await expect(text).toHaveAttribute("readonly");
    });
  },
};

export const Sent: Story = {
  play: async ({ canvasElement, args }) => {
    const { text, send, banner } = composer(canvasElement);
    await send();
    await banner("sent");
    await expect(text).toHaveValue("");
    await expect(args.onSent).toHaveBeenCalledOnce();
  },
};

/** Saving one sends nothing, and says so. */
export const DraftSaved: Story = {
  args: { initial: { text: { format: "plain", value: words }, draft: true } },
  play: async ({ canvasElement, args }) => {
    const { text, send, banner } = composer(canvasElement);
    await send();
    await expect(await banner("draft-saved")).toHaveTextContent(/^Draft saved$/);
    await expect(text).toHaveValue("");
    await expect(args.onDraftSaved).toHaveBeenCalledOnce();
    await expect(args.onSent).not.toHaveBeenCalled();
  },
};

export const Failed: Story = {
  play: async ({ canvasElement, parameters }) => {
    const { canvas, text, send, banner } = composer(canvasElement);
    await parameters["control"]("/faults", {
      then: { status: 500, body: { logRef: "f3a1-77", message: "Internal error" } },
    });
    await send();
    await expect(await banner("failed")).toHaveAttribute("data-code", "server");
    await expect(text).toHaveValue(words);
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
  },
};

export const ForgottenAttachment: Story = {
  args: { initial: { text: { format: "plain", value: "The invoice is attached." } } },
  play: async ({ canvasElement }) => {
    const { canvas, send } = composer(canvasElement);
    await send();
    await expect(await canvas.findByRole("dialog")).toHaveTextContent(/nothing is attached/);
    await expect(canvas.getByRole("button", { name: "Attach a file" })).toHaveFocus();
  },
};

const logRef = { logRef: "f3a1-77", message: "Validation error" };

export const Invalid = failing("failed", "invalid", {
  status: 400,
  body: {
    ...logRef,
    _embedded: {
      errors: [
        { path: "cc[0]", message: "is on the blocklist" },
        { path: "mailbox", message: "is archived" },
      ],
    },
  },
});

// Twice: the gateway renews its token once.
export const Unauthorized = failing("failed", "unauthorized", { status: 401 }, 2);

export const Forbidden = failing("failed", "forbidden", { status: 403, body: logRef });

export const TooLarge: Story = {
  play: async ({ canvasElement, parameters }) => {
    const { send, attach, banner } = composer(canvasElement);
    await attach(
      new File([new Uint8Array(182_400)], "invoice.pdf", { type: "application/pdf" }),
      new File([new Uint8Array(2_400_000)], "scan.tif", { type: "image/tiff" }),
    );
    await parameters["control"]("/faults", { then: { status: 413, body: logRef } });
    await send();
    await expect(await banner("failed")).toHaveTextContent(/Biggest: scan.tif \(2.4 MB\)/);
  },
};

export const RateLimited = failing("rate-limited", "rate-limited", {
  status: 429,
  headers: { "X-RateLimit-Retry-After": "45" },
});

export const ConnectionFailed: Story = {
  beforeEach: ({ args }) => {
    const createReply = () => Promise.reject(new ReplyError({ code: "network", detail: {} }));
    args.api = { ...args.api, createReply };
  },
  play: async ({ canvasElement }) => {
    const { send, banner } = composer(canvasElement);
    await send();
    await expect(await banner("failed")).toHaveAttribute("data-code", "network");
  },
};

export const Offline: Story = {
  beforeEach: ({ args }) => {
    const createReply = () => Promise.reject(new ReplyError({ code: "offline", detail: {} }));
    args.api = { ...args.api, createReply };
  },
  play: async ({ canvasElement }) => {
    const { canvas, send, banner } = composer(canvasElement);
    await send();
    await expect(await banner("offline")).toHaveAttribute("data-code", "offline");
    await expect(canvas.getByRole("button", { name: /Try again|Send now/ })).toBeVisible();
  },
};

export const MaybeSent = failing("maybe-sent", "maybe-sent", { drop: "after-reading" });

export const Unexpected = failing("maybe-sent", "unexpected", {
  status: 200,
  body: "<html>Sign in to the network</html>",
  contentType: "text/html",
});

export const Undo: Story = {
  args: { undoSeconds: 30 },
  play: async ({ canvasElement }) => {
    const { canvas, send, text } = composer(canvasElement);
    await send();
    await userEvent.click(await canvas.findByRole("button", { name: "Undo" }));
    await expect(text).toHaveValue(words);
    await send();
    await canvas.findAllByText(/Sending in \d+ s/);
  },
};

export const OneQuestion: Story = {
  args: {
    initial: { text: { format: "plain", value: "Hi Maria,\n\nthe {{product}} is attached." } },
    beforeSend: () => [{ level: "ask", message: "This customer has an open invoice." }],
  },
  play: async ({ canvasElement }) => {
    const { canvas, send } = composer(canvasElement);
    await send();
    const dialog = await canvas.findByRole("dialog");
    await expect(dialog).toHaveTextContent(/open invoice/);
    await expect(canvas.getByRole("button", { name: "Attach a file" })).toHaveFocus();
  },
};

const first: Thread = { id: 1, type: "reply", body: "Hello", createdAt: "" };

let looks = 0;

export const SomebodyWasFaster: Story = {
  beforeEach: ({ args }) => {
    const faster: Thread = {
      id: 2,
      type: "customer",
      createdBy: { name: "Ann Lee" },
      createdAt: new Date().toISOString(),
      body: "<p>It works again, thank you!</p>",
    };
    looks = 0;
    const listThreads = async () => {
      looks += 1;
      return looks === 1 ? [first] : [faster, first];
    };
    args.api = { ...args.api, listThreads };
  },
  play: async ({ canvasElement, args }) => {
    const { canvas } = composer(canvasElement);
    const looked = (times: number) =>
      waitFor(async () => {
        await expect(looks).toBeGreaterThanOrEqual(times);
        await expect(args.queryClient?.isFetching()).toBe(0);
      });
    await looked(1);
    // The agent comes back to the page.
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    await looked(2);
    await userEvent.click(await canvas.findByRole("button", { name: "Show" }));
    const hide = canvas.getByRole("button", { name: "Hide" });
    await waitFor(() => expect(hide).toBeVisible());
    await expect(canvas.getByText(/It works again/)).toBeVisible();
  },
};

export const MoreWaysToSend: Story = {
  play: async ({ canvasElement }) => {
    const { canvas } = composer(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "More ways to send" }));
    const way = canvas.getByRole("menuitem", { name: /Send and close/ });
    await waitFor(() => expect(way).toBeVisible());
  },
};

export const Shortcuts: Story = {
  play: async ({ canvasElement }) => {
    const { canvas } = composer(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "More options" }));
    await userEvent.click(await canvas.findByRole("button", { name: "Keyboard shortcuts" }));
    await expect(canvas.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  },
};
