import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { expect, fn, userEvent, within } from "storybook/test";
import { ReplyComposer, type Conversation } from "../../src/index.js";
import { addWorld } from "../pageNetwork.js";
import { composer } from "../storyComposer.js";
import { createDesk, type Desk } from "./desk.js";
import { createDeskApi } from "./deskApi.js";

const ticket: Conversation = {
  id: "T-7",
  status: "open",
  customer: { id: "ines@example.com", email: "ines@example.com", name: "Inês Prado" },
};

let count = 0;

/** The same composer over a helpdesk of another make, with its own statuses, limit and words. */
const meta = {
  title: "Another backend",
  component: ReplyComposer,
  args: {
    conversation: ticket,
    api: createDeskApi(""),
    initial: { text: { format: "plain", value: "Hello Inês,\n\na new lamp is on its way." } },
    onSent: fn(),
    onLocked: fn(),
  },
  beforeEach: ({ args, parameters }) => {
    const desk = createDesk();
    count += 1;
    args.api = createDeskApi(addWorld(`desk-${count}`, desk));
    args.queryClient = new QueryClient();
    parameters["desk"] = desk;
  },
} satisfies Meta<typeof ReplyComposer>;

export default meta;
type Story = StoryObj<typeof meta>;

const deskOf = (parameters: Record<string, unknown>) => parameters["desk"] as Desk;

/** What only the backend knows that the package was written for. */
const notItsOwn = /Help ?Scout|stays active|pending|spam|send and close|100 messages|new customer/i;

/** Its statuses, what it makes of a reply, and its way to send and solve. */
export const ItsOwnWords: Story = {
  play: async ({ canvasElement, parameters }) => {
    const { canvas } = composer(canvasElement);
    const status = canvas.getByRole("combobox", { name: "Status after sending" });
    const names = within(status)
      .getAllByRole("option")
      .map(({ textContent }) => textContent);
    await expect(names).toEqual(["Default", "Open", "Waiting for customer", "Solved"]);
    const form = canvas.getByRole("form");
    await expect(form).toHaveTextContent("To Inês Prado · becomes Waiting for customer");
    await userEvent.click(canvas.getByRole("button", { name: "More options" }));
    await userEvent.click(await canvas.findByRole("button", { name: "Keyboard shortcuts" }));
    await expect(canvas.getByText("Send as solved")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect(form).not.toHaveTextContent(notItsOwn);
    await userEvent.click(canvas.getByRole("button", { name: "More ways to send" }));
    await userEvent.click(canvas.getByRole("menuitem", { name: /Send as solved/ }));
    await canvas.findByText("Reply sent");
    await expect(deskOf(parameters).stage()).toBe("solved");
  },
};

/** Ctrl+Shift+Enter is its own first way to send. */
export const ByItsShortcut: Story = {
  play: async ({ canvasElement, parameters }) => {
    const { canvas, text } = composer(canvasElement);
    await userEvent.click(text);
    await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    await canvas.findByText("Reply sent");
    await expect(deskOf(parameters).stage()).toBe("solved");
  },
};

/** The file goes as its bytes, and not as base64. */
export const WithAFile: Story = {
  play: async ({ canvasElement, parameters, args }) => {
    const { text, attach, send, banner } = composer(canvasElement);
    await attach(new File([new Uint8Array(182_400)], "lámpada – 電球.png", { type: "image/png" }));
    await send();
    await banner("sent");
    await expect(text).toHaveValue("");
    await expect(args.onSent).toHaveBeenCalledWith({ threadId: "m2", conversationId: "T-7" });
    await expect(deskOf(parameters).messages().at(-1)).toMatchObject({
      words: "Hello Inês,<br><br>a new lamp is on its way.",
      files: [{ name: "lámpada – 電球.png", type: "image/png", bytes: 182_400 }],
    });
    await expect(deskOf(parameters).stage()).toBe("waiting-for-customer");
  },
};

/** Its ready texts, with a file that goes and one that this desk would not take. */
export const WithASavedReply: Story = {
  args: { initial: {}, accept: ".pdf" },
  play: async ({ canvasElement, parameters }) => {
    const { canvas, text, send, banner } = composer(canvasElement);
    await canvas.findByRole("button", { name: "Saved replies" });
    await userEvent.click(text);
    await userEvent.keyboard("/lamp");
    const list = await canvas.findByRole("listbox", { name: "Saved replies" });
    const option = await within(list).findByRole("option", { name: /Send the lamp back/ });
    await expect(option).toHaveTextContent("Returns · lamp · warranty");
    await userEvent.keyboard("{Enter}");
    await userEvent.click(await canvas.findByRole("button", { name: "Remove warranty.txt" }));
    await expect(text).toHaveValue(
      "Hello Inês,\n\nprint the label and send the lamp to us; what is covered stands in our warranty (https://desk.example/warranty).",
    );
    await send();
    await banner("sent");
    const sent = deskOf(parameters).messages().at(-1);
    await expect(sent).toMatchObject({ files: [{ name: "label.pdf", type: "application/pdf" }] });
  },
};

export const SavedAsADraft: Story = {
  play: async ({ canvasElement, parameters, args }) => {
    const { canvas, send, banner } = composer(canvasElement);
    await userEvent.click(canvas.getByRole("switch", { name: "Save as draft" }));
    await send();
    await banner("draft-saved");
    await expect(deskOf(parameters).messages().at(-1)).toMatchObject({ held: true });
    await expect(deskOf(parameters).stage()).toBe("open");
    await expect(args.onSent).not.toHaveBeenCalled();
  },
};

/** Stored, but nobody heard of it: it is found among the messages, and not sent again. */
export const AnswerLost: Story = {
  play: async ({ canvasElement, parameters, args }) => {
    const { attach, send, banner } = composer(canvasElement);
    await attach(new File(["a lamp"], "lamp.txt", { type: "text/plain" }));
    deskOf(parameters).fail("answer-lost");
    await send();
    await banner("sent");
    await expect(args.onSent).toHaveBeenCalledWith({ threadId: "m2", conversationId: "T-7" });
    await expect(deskOf(parameters).posts()).toBe(1);
  },
};

/** The limit of its own, in its own status of HTTP. */
export const Full: Story = {
  play: async ({ canvasElement, parameters, args }) => {
    const { canvas, text, send, banner } = composer(canvasElement);
    deskOf(parameters).fail("full");
    await send();
    await expect(await banner("locked")).toHaveTextContent(/full \(20 messages\)/);
    await expect(text).toHaveValue("Hello Inês,\n\na new lamp is on its way.");
    await expect(canvas.getByRole("button", { name: "Send reply" })).toBeDisabled();
    await expect(args.onLocked).toHaveBeenCalledWith({ reason: "thread-limit" });
    await expect(canvas.getByRole("form")).not.toHaveTextContent(notItsOwn);
  },
};

/** Many a thread is none too many here, until it is the twentieth. */
export const FullByCount: Story = {
  args: { conversation: { ...ticket, threads: 20 } },
  play: async ({ canvasElement }) => {
    const { canvas, banner } = composer(canvasElement);
    await expect(await banner("locked")).toHaveTextContent(/full \(20 messages\)/);
    await expect(canvas.getByRole("button", { name: "Send reply" })).toBeEnabled();
  },
};

/** What it says of a copy stands beside that field. */
export const Refused: Story = {
  args: { initial: { text: { format: "plain", value: "Hello" }, cc: ["nobody@intranet"] } },
  play: async ({ canvasElement }) => {
    const { canvas, send } = composer(canvasElement);
    await send();
    await userEvent.click(await canvas.findByRole("button", { name: "Send anyway" }));
    await canvas.findByText("is nobody");
    await expect(canvas.getByRole("combobox", { name: "Cc" })).toBeInvalid();
  },
};
