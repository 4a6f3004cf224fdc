import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { expect, userEvent, waitFor } from "storybook/test";
import { ReplyComposer, type DraftOptions, type DraftStorage } from "../src/index.js";
import { composer, conversation } from "./storyComposer.js";
import { createStoryWorld } from "./storyWorld.js";

const words = "Hello Ann,\n\nthe spare part is on its way. You will get a tracking number today.";
const focused = () =>
  document.activeElement instanceof HTMLElement ? document.activeElement : null;
const question = "Hello Ann, which of the two addresses is right?";
const { id, customer } = conversation;

interface Stored {
  storage: DraftStorage;
  put: (kind: string, value: unknown, more?: string) => void;
}

/** A host's own storage; here a page's memory, which starts as a story wants it. */
function storage(scope: string): Stored {
  const values = new Map<string, unknown>();
  const below = (prefix: readonly string[]) =>
    [...values.keys()]
      .map((name) => JSON.parse(name) as string[])
      .filter((key) => prefix.every((part, at) => part === key[at]));
  return {
    storage: {
      get: async (key) => values.get(JSON.stringify(key)),
      set: async (key, value) => void values.set(JSON.stringify(key), value),
      delete: async (prefix) => {
        for (const key of below(prefix)) values.delete(JSON.stringify(key));
      },
      entries: async (prefix) =>
        below(prefix).map((key) => [key, values.get(JSON.stringify(key))] as const),
    },
    put: (kind, value, more) =>
      void values.set(JSON.stringify([kind, scope, String(id), ...(more ? [more] : [])]), value),
  };
}

const values = {
  customer,
  cc: ["billing@example.com"],
  text: { format: "plain" as const, value: words },
};
const draft = { version: 1, savedAt: new Date().setHours(14, 5), values, files: [] };

/** What is stored before the composer is there, and what else its drafts are given. */
function starting(prepare: (stored: Stored, drafts: DraftOptions) => void): Story["beforeEach"] {
  return ({ args }) => {
    const scope = crypto.randomUUID();
    const stored = storage(scope);
    args.drafts = { scope, storage: stored.storage };
    prepare(stored, args.drafts);
  };
}

const meta = {
  title: "Drafts",
  component: ReplyComposer,
  args: { conversation, api: createStoryWorld().api },
  beforeEach: ({ args }) => {
    args.api = createStoryWorld().api;
    args.queryClient = new QueryClient();
  },
} satisfies Meta<typeof ReplyComposer>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Restored: Story = {
  beforeEach: starting(({ put }) => {
    put("draft", { ...draft, files: [{ id: "scan", name: "scan.tif", size: 4 }] });
    put("file", new File(["scan"], "scan.tif", { type: "image/tiff" }), "scan");
  }),
  play: async ({ canvasElement, step }) => {
    const { canvas, text, banner } = composer(canvasElement);
    await expect(await banner("draft-restored")).toHaveTextContent(/14:05 restored/);
    await expect(text).toHaveValue(words);
    await canvas.findByRole("button", { name: "Remove billing@example.com" });
    await canvas.findByRole("button", { name: "Remove scan.tif" });
    await step("a discard can be taken back, and the keyboard stays in the reply", async () => {
      await userEvent.click(canvas.getByRole("button", { name: "Discard" }));
      await banner("draft-discarded");
      await expect(text).toHaveValue("");
      await expect(text).toHaveFocus();
      await userEvent.click(canvas.getByRole("button", { name: "Undo" }));
      await waitFor(() => expect(text).toHaveValue(words));
      await expect(text).toHaveFocus();
      await canvas.findByRole("button", { name: "Remove scan.tif" });
    });
  },
};

export const Discarded: Story = {
  beforeEach: starting(({ put }) => put("draft", draft)),
  play: async ({ canvasElement }) => {
    const { canvas, banner } = composer(canvasElement);
    await banner("draft-restored");
    await userEvent.click(canvas.getByRole("button", { name: "Discard" }));
    await banner("draft-discarded");
  },
};

export const FilesMissing: Story = {
  beforeEach: starting(({ put }) =>
    put("draft", { ...draft, files: [{ id: "scan", name: "scan.tif", size: 4 }] }),
  ),
  play: async ({ canvasElement }) => {
    const { banner } = composer(canvasElement);
    await expect(await banner("draft-restored")).toHaveTextContent(/Not saved with it: scan.tif/);
  },
};

/** The same conversation in another tab: another page of this one's drafts. */
export const Elsewhere: Story = {
  beforeEach: starting(({ put }) => put("draft", draft)),
  render: (args) => (
    <div style={{ display: "grid", gap: "1rem" }}>
      <ReplyComposer {...args} />
      <ReplyComposer {...args} aria-hidden="true" inert queryClient={new QueryClient()} />
    </div>
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() =>
      expect(canvasElement.querySelectorAll("[data-banner=draft-elsewhere]")).toHaveLength(1),
    );
  },
};

export const Offered: Story = {
  beforeEach: starting(({ put }) => {
    put("draft", draft);
    const text = { format: "plain", value: question };
    put(
      "offered",
      { ...draft, savedAt: draft.savedAt - 3_600_000, values: { ...values, text } },
      "1",
    );
  }),
  play: async ({ canvasElement }) => {
    const { canvas, text, banner } = composer(canvasElement);
    await expect(await banner("draft-offered")).toHaveTextContent(/13:05: “Hello Ann, which/);
    await userEvent.click(canvas.getByRole("button", { name: "Restore" }));
    await waitFor(() => expect(text).toHaveValue(question));
    await expect(text).toHaveFocus();
    await expect(await banner("draft-offered")).toHaveTextContent(/the spare part/);
  },
};

export const NotKept: Story = {
  beforeEach: starting((stored) => {
    stored.storage.set = () => Promise.reject(new DOMException("Full", "QuotaExceededError"));
  }),
  play: async ({ canvasElement }) => {
    const { canvas, text, banner } = composer(canvasElement);
    await waitFor(() => expect(text).not.toHaveAttribute("readonly"));
    await userEvent.type(text, "Hello Ann");
    await banner("draft-not-kept");
    await expect(canvas.queryByText(/Saved on this device/)).toBeNull();
  },
};

export const FilesNotKept: Story = {
  beforeEach: starting((_stored, drafts) => {
    drafts.files = false;
  }),
  play: async ({ canvasElement }) => {
    const { canvas, text, attach, banner } = composer(canvasElement);
    await waitFor(() => expect(text).not.toHaveAttribute("readonly"));
    await userEvent.type(text, "Hello Ann");
    await attach(new File(["scan"], "scan.tif"), new File(["bill"], "invoice.pdf"));
    await expect(await banner("files-not-kept")).toHaveTextContent(/scan.tif, invoice.pdf can’t/);
    await canvas.findByText("Saved on this device");
  },
};

export const Unreadable: Story = {
  beforeEach: starting(({ put }) => put("draft", { ...draft, version: 99 })),
  play: async ({ canvasElement }) => {
    const { text, banner } = composer(canvasElement);
    await banner("draft-unreadable");
    await expect(text).toHaveValue("");
  },
};

export const EarlierVersions: Story = {
  beforeEach: starting(({ put }) => {
    put("draft", draft);
    const at = draft.savedAt;
    const texts = [
      { at: at - 60_000, text: "Hello Ann, the spare part is on its way.", before: "insert" },
      { at: at - 120_000, text: `${words}\n\n${words}\n\n${words}`, before: "discard" },
      { at: at - 90_000_000, text: "שלום, החלק בדרך אליך.", before: "paste" },
    ];
    for (const version of texts) put("versions", version, String(version.at));
  }),
  play: async ({ canvasElement, step }) => {
    const { canvas, text } = composer(canvasElement);
    const more = canvas.getByRole("button", { name: "More options" });
    const open = async () => {
      await userEvent.click(more);
      await userEvent.click(await canvas.findByRole("button", { name: "Earlier versions" }));
    };
    await step("one that is restored takes the place of the text, which is kept", async () => {
      await open();
      // The first one has the focus.
      await waitFor(() => expect(canvas.getByRole("dialog")).toContainElement(focused()));
      await userEvent.keyboard("{Enter}");
      await expect(text).toHaveValue("Hello Ann, the spare part is on its way.");
      await expect(text).toHaveFocus();
    });
    await open();
    await canvas.findByText(/before another version was restored/);
  },
};

/** The page ended while a reply was on its way. */
export const MayHaveBeenSent: Story = {
  beforeEach: starting(({ put }) => {
    const attempt = {
      id: crypto.randomUUID(),
      conversationId: id,
      reply: { text: values.text, customer: { id: customer.id }, cc: values.cc },
      values: {
        ...values,
        customerText: null,
        ccText: "",
        bcc: [],
        bccText: "",
        status: "",
        draft: false,
        imported: false,
        createdAt: "",
        user: "",
      },
      attachmentIds: [],
      attachmentNames: [],
      before: { ids: [] },
    };
    put("draft", { ...draft, attempt });
  }),
  play: async ({ canvasElement }) => {
    const { text, banner } = composer(canvasElement);
    await expect(await banner("maybe-sent")).toHaveTextContent(/not sure this was sent/);
    await expect(text).toHaveValue(words);
  },
};
