// What a host's tests do with the composer, alike in jsdom, in happy-dom and in a browser.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRef, type ComponentProps, type ReactElement } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  ReplyComposer,
  type ComposerHandle,
  type Conversation,
  type Editor,
} from "../../src/index.js";
import { bodyToPlain } from "../../src/domain/text/body.js";
import { RichText } from "../../src/rich-text.js";
import { composer, createFakeApi, type FakeApi, type Screen } from "../../src/testing.js";
import { LexicalEditor } from "../../stories/editors/LexicalEditor.js";
import { TiptapEditor } from "../../stories/editors/TiptapEditor.js";

const blank = { format: "plain", value: "" } as const;

const conversation: Conversation = {
  id: 1,
  status: "pending",
  customer: { id: 7, email: "ann@example.com", name: "Ann Lee" },
};

const editors: Record<string, Editor | undefined> = {
  "the textarea": undefined,
  RichText,
  Tiptap: TiptapEditor,
  Lexical: LexicalEditor,
};

/** `unable`: editors that do not work there, whoever types. */
export function walks(
  render: (element: ReactElement) => Promise<Screen> | Screen,
  unable: readonly string[] = [],
): void {
  const complaints: unknown[][] = [];
  beforeEach(() => {
    complaints.length = 0;
    for (const level of ["error", "warn"] as const) {
      vi.spyOn(console, level).mockImplementation((...said) => void complaints.push(said));
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
    expect(complaints).toEqual([]);
  });

  const open = async (api: FakeApi, props: Partial<ComponentProps<typeof ReplyComposer>> = {}) => {
    const screen = await render(
      <QueryClientProvider client={new QueryClient()}>
        <ReplyComposer conversation={conversation} api={api} {...props} />
      </QueryClientProvider>,
    );
    return composer(screen);
  };

  test("a reply with copies, a status and files is what the backend gets", async () => {
    const api = createFakeApi({ conversations: [conversation] });
    const onSent = vi.fn<(sent: object) => void>();
    const reply = await open(api, { onSent, drafts: { scope: "acme/maya" } });
    await reply.type("The gaskets are");
    await reply.type(" in the post.");
    await reply.addCc("boss@example.com", "lee@example.com");
    await reply.addBcc("log@example.com");
    await reply.removeRecipient("lee@example.com");
    await reply.setStatus("closed");
    await reply.attach(new File(["bytes"], "invoice.txt", { type: "text/plain" }));
    expect(reply.read()).toEqual({
      text: "The gaskets are in the post.",
      cc: ["boss@example.com"],
      bcc: ["log@example.com"],
      status: "closed",
      isDraft: false,
      files: ["invoice.txt"],
    });
    await reply.send();
    await reply.banner("sent");
    expect(onSent).toHaveBeenCalledExactlyOnceWith({ conversationId: 1, threadId: 1001 });
    expect(api.replies).toMatchObject([
      {
        conversationId: 1,
        threadId: 1001,
        text: { format: "plain", value: "The gaskets are in the post." },
        cc: ["boss@example.com"],
        bcc: ["log@example.com"],
        status: "closed",
      },
    ]);
    const [file] = api.replies[0]?.files ?? [];
    expect([file?.name, file?.type, await file?.text()]).toEqual([
      "invoice.txt",
      "text/plain",
      "bytes",
    ]);
    await vi.waitFor(() => expect(reply.read()).toMatchObject({ text: "", files: [] }));
  });

  test.each(Object.entries(editors).filter(([name]) => !unable.includes(name)))(
    "what is typed in %s is read, taken away, sent and kept",
    async (_name, editor) => {
      const api = createFakeApi({ conversations: [conversation], faults: ["server"] });
      const reply = await open(api, { editor });
      await reply.type("Hello Bob");
      await reply.clear();
      expect(reply.read().text).toBe("");
      await reply.type("Hello Ann,\nthe gaskets");
      await reply.type(" are in the post.");
      const written = "Hello Ann,\nthe gaskets are in the post.";
      expect(reply.read().text).toBe(written);
      await reply.press({ key: "Enter", ctrlKey: true });
      expect((await reply.banner("failed")).code).toBe("server");
      expect(reply.read().text).toBe(written);
      await reply.pressButton("Try again");
      await reply.banner("sent");
      // Between paragraphs that are a host's there is a line.
      expect(bodyToPlain(api.replies[0]?.text ?? blank).replace("\n\n", "\n")).toBe(written);
      await vi.waitFor(() => expect(reply.read().text).toBe(""));
    },
  );

  test("what goes wrong is said, loses nothing, and can be tried again", async () => {
    const api = createFakeApi({ conversations: [conversation], faults: ["server", "answer-lost"] });
    const reply = await open(api);
    await reply.type("Hello");
    await reply.send();
    const failed = await reply.banner("failed");
    expect(failed).toMatchObject({ code: "server", text: expect.stringContaining("ref-500") });
    await reply.pressButton("Try again");
    expect((await reply.banner("maybe-sent")).code).toBe("maybe-sent");
    expect(reply.read().text).toBe("Hello");
    // It is looked for in the conversation, and found.
    await reply.banner("sent");
    expect(api.calls).toBe(2);
    expect(api.replies).toHaveLength(1);
  });

  test("a conversation that moved, and one that is full", async () => {
    const moved = { ...conversation, movedTo: 2 };
    const full = { ...conversation, id: 2, threads: 99, subject: "Gaskets" };
    const reply = await open(createFakeApi({ conversations: [moved, full] }));
    await reply.type("Hello");
    await reply.press({ key: "Enter", ctrlKey: true });
    expect(await reply.banner("moved")).toMatchObject({ text: expect.stringContaining("Gaskets") });
    await reply.pressButton("Send to conversation 2");
    expect((await reply.banner("locked")).code).toBe("locked");
    expect(reply.read().text).toBe("Hello");
  });

  test("the question before it goes, the shortcuts and the earlier versions", async () => {
    const api = createFakeApi({ conversations: [conversation] });
    const ref = createRef<ComposerHandle>();
    const reply = await open(api, { drafts: { scope: "acme/maya" }, ref });
    await reply.pressButton("More options");
    await reply.pressButton("Keyboard shortcuts");
    await reply.pressButton("Close");
    expect(reply.element.querySelector("dialog[open]")).toBeNull();
    await reply.type("it is attached, {{name}}.");
    await reply.send();
    expect(await reply.question()).toEqual([
      "You mention an attachment, but nothing is attached",
      "Not filled in yet: {{name}}",
    ]);
    await reply.pressButton("Go back");
    ref.current?.insert({ format: "plain", value: "Ann, " }, "start");
    expect(reply.read().text).toBe("Ann, it is attached, {{name}}.");
    await reply.pressButton("More options");
    await reply.pressButton("Earlier versions");
    await reply.pressButton("Restore");
    expect(reply.read().text).toBe("it is attached, {{name}}.");
    await reply.clear();
    await reply.type("Hello Ann");
    await reply.attach(new File(["bytes"], "photo.png", { type: "image/png" }));
    await reply.send();
    await reply.banner("sent");
    expect(api.replies).toHaveLength(1);
  });

  test("what does not come says what is there instead", async () => {
    const screen = await render(
      <QueryClientProvider client={new QueryClient()}>
        <ReplyComposer
          conversation={conversation}
          api={createFakeApi({ conversations: [conversation] })}
          aria-label="Answer Ann"
        />
      </QueryClientProvider>,
    );
    const reply = composer(screen, { name: "Answer Ann", timeout: 50 });
    await expect(reply.banner("sent")).rejects.toThrow(/There is no banner "sent"[^]*Send reply/);
    await expect(reply.setStatus("open")).rejects.toThrow(/active, pending, closed, spam/);
  });
}
