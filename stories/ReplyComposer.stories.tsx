import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { Composer, ReplyComposer } from "../src/index.js";
import { composer, conversation } from "./storyComposer.js";
import { createStoryWorld } from "./storyWorld.js";

const users = [
  { id: 1, name: "Maya Okafor" },
  { id: 2, name: "Jonas Weber" },
];

const meta = {
  title: "ReplyComposer",
  component: ReplyComposer,
  args: {
    conversation,
    api: createStoryWorld().api,
    onSent: fn(),
    onDraftSaved: fn(),
    onMoved: fn(),
    onLocked: fn(),
    onError: fn(),
  },
  // Each story answers from an inbox of its own, and remembers nothing of the others.
  beforeEach: ({ args, parameters }) => {
    const world = createStoryWorld();
    args.api = world.api;
    args.queryClient = new QueryClient();
    parameters["control"] = world.control;
  },
} satisfies Meta<typeof ReplyComposer>;

export default meta;
type Story = StoryObj<typeof meta>;

const words = "Hello Ann,\n\nthe spare part is on its way. You will get a tracking number today.";

export const Empty: Story = {
  play: async ({ canvasElement }) => {
    const { canvas } = composer(canvasElement);
    await expect(canvas.getByRole("button", { name: "Send reply" })).toHaveAccessibleDescription(
      /^To ?Ann Lee ?· reopens the conversation$/,
    );
  },
};

export const Filled: Story = {
  args: {
    initial: {
      text: { format: "plain", value: words },
      cc: ["warehouse@example.com", "kai.nakamura@example.org"],
      bcc: ["audit@example.net"],
      status: "closed",
    },
  },
  play: async ({ canvasElement }) => {
    const { canvas, attach } = composer(canvasElement);
    await attach(
      new File([new Uint8Array(182_400)], "Invoice 2026-1187.pdf", { type: "application/pdf" }),
      new File([new Uint8Array(64_250)], "räksmörgås – 報告.txt", { type: "text/plain" }),
    );
    const files = canvas.getByRole("list", { name: "Attachments" });
    await waitFor(() => expect(within(files).getAllByRole("listitem")).toHaveLength(2));
    await expect(canvas.getByText(/becomes Closed/)).toBeVisible();
  },
};

export const Draft: Story = {
  args: { initial: { text: { format: "plain", value: words }, draft: true } },
  play: async ({ canvasElement, args }) => {
    const { canvas, send, banner } = composer(canvasElement);
    await expect(canvas.getByText("Saves a draft your team can see, no email")).toBeVisible();
    await send();
    await banner("draft-saved");
    await expect(args.onDraftSaved).toHaveBeenCalledOnce();
    await expect(args.onSent).not.toHaveBeenCalled();
  },
};

export const Imported: Story = {
  args: {
    allowImported: true,
    initial: {
      text: { format: "plain", value: words },
      imported: true,
      createdAt: "2019-03-04T08:15:00Z",
    },
  },
  play: async ({ canvasElement }) => {
    const { canvas } = composer(canvasElement);
    await expect(canvas.getByText("Adds to history, no email")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "More options" }));
    await expect(await canvas.findByLabelText("Created at")).toHaveValue();
  },
};

export const Invalid: Story = {
  args: { initial: { cc: ["not an address"] } },
  play: async ({ canvasElement }) => {
    const { canvas, text, send } = composer(canvasElement);
    await send();
    const cc = canvas.getByRole("combobox", { name: "Cc" });
    await waitFor(() => expect(cc).toHaveFocus());
    await expect(cc).toHaveAccessibleDescription(/not an email address/);
    await expect(text).toHaveAccessibleDescription("Write a reply first");
  },
};

export const RefusedFile: Story = {
  args: { maxFileSize: 100_000, initial: { text: { format: "plain", value: words } } },
  play: async ({ canvasElement }) => {
    const { canvas, attach, send } = composer(canvasElement);
    await attach(new File([new Uint8Array(142_000)], "scan.tif", { type: "image/tiff" }));
    const files = within(canvas.getByRole("list", { name: "Attachments" }));
    await expect(files.getByRole("listitem")).toHaveTextContent(
      "Too large: 142 kB, the limit is 100 kB",
    );
    await send();
    await expect(canvas.getByText(/Nothing was sent. Retry or remove/)).toBeVisible();
  },
};

export const WithUsers: Story = {
  args: { users },
  play: async ({ canvasElement }) => {
    const { canvas } = composer(canvasElement);
    const select = canvas.getByRole("combobox", { name: "Reply as" });
    await expect(within(select).getAllByRole("option")).toHaveLength(3);
  },
};

export const WithAssignees: Story = {
  args: { assignees: users },
  play: async ({ canvasElement }) => {
    const { canvas } = composer(canvasElement);
    const select = canvas.getByRole("combobox", { name: "Assign to" });
    const options = within(select).getAllByRole("option");
    await expect(options.map(({ textContent }) => textContent)).toEqual([
      "Leave as is",
      "Nobody",
      ...users.map(({ name }) => name),
    ]);
  },
};

export const ReadOnlyCustomer: Story = {
  args: { customerReadOnly: true },
  play: async ({ canvasElement }) => {
    const { canvas } = composer(canvasElement);
    await expect(canvas.queryByRole("button", { name: "Change customer" })).toBeNull();
  },
};

export const RightToLeft: Story = {
  globals: { direction: "rtl" },
  args: {
    conversation: {
      ...conversation,
      id: 115,
      customer: { id: 215, email: "layla@example.org", name: "ليلى حداد" },
      cc: ["omar@example.org"],
    },
    initial: {
      text: { format: "plain", value: "مرحبًا ليلى،\nشكرًا لرسالتك. الطلب رقم 4711 في الطريق." },
    },
  },
};

export const Dark: Story = { ...Filled, globals: { theme: "dark" } };

export const Narrow: Story = {
  ...Filled,
  decorators: [
    (Story) => (
      <div style={{ inlineSize: "20rem", marginInline: "-1.5rem" }}>
        <Story />
      </div>
    ),
  ],
};

/** The parts in an order of the host's own, with markup of its own between them. */
export const OwnArrangement: Story = {
  args: { initial: { text: { format: "plain", value: words } } },
  render: (args) => (
    <Composer.Root {...args}>
      <Composer.Banners />
      <Composer.Text />
      <Composer.Attachments />
      <Composer.Recipients>
        <Composer.Cc />
      </Composer.Recipients>
      <Composer.Toolbar>
        <Composer.Attach />
        <Composer.Status />
      </Composer.Toolbar>
      <Composer.Footer>
        <Composer.Send />
      </Composer.Footer>
    </Composer.Root>
  ),
  play: async ({ canvasElement }) => {
    const { send, banner } = composer(canvasElement);
    await send();
    await banner("sent");
  },
};
