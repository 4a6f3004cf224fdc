import { QueryClient } from "@tanstack/react-query";
import { expect, onTestFinished, vi } from "vitest";
import type {
  Body,
  ComposerEvents,
  NewConversationRequest,
  ReplyError,
  SentReply,
} from "../../src/index.js";
import { conversation, renderComposer } from "../browser/renderComposer.js";
import { editorNamed, type EditorName } from "../browser/editors.js";
import { staleTexts, translatePage, type Translator } from "../browser/translatePage.js";
import { agentAt, until } from "./agent.js";

/** How a reply is sent in one cell of the matrix. */
export interface Given {
  files: readonly File[];
  draft: boolean;
  editor?: EditorName;
  signature?: Body;
  /** What translates the page meanwhile. */
  translator?: Translator;
}

/** A thread as the emulator stores it. */
interface StoredThread {
  id: number;
  state: string;
  body: string;
  cc: string[];
  bcc: string[];
  attachments: { fileName: string; size: number }[];
}

export type Scene = Awaited<ReturnType<typeof fillIn>>;

const words = "Every word of it";

/** A composer with everything filled in as an agent does, and what happens to its reply. */
export async function fillIn(given: Given, from: number, to = from) {
  const { files, draft, editor = "textarea", signature, translator } = given;
  const told = vi.fn<(reply: SentReply) => void>();
  const onError = vi.fn<(error: ReplyError) => void>();
  const onStartNewConversation = vi.fn<(request: NewConversationRequest) => void>();
  const events: ComposerEvents = {
    onError,
    onStartNewConversation,
    [draft ? "onDraftSaved" : "onSent"]: told,
  };
  const client = new QueryClient();
  const composer = await renderComposer({
    client,
    conversation: { ...conversation, id: from },
    ...events,
    maxFileSize: 1e9,
    maxTotalSize: 1e9,
    editor: editorNamed(editor),
    signature,
  });
  const { world, ref, screen } = composer;
  const agent = agentAt(screen.container);
  if (translator) onTestFinished(translatePage(screen.container, translator));
  const isUpToDate = () => until(() => staleTexts(screen.container).length === 0, "no stale words");
  // Held answers hold the next test's connection too.
  onTestFinished(async () => void (await world.control("DELETE", "/faults")));
  if (editor !== "textarea") await until(agent.isRich, "the editor is loaded");
  // What was there before the press is known now, so that a look can tell what is new.
  await until(() => client.isFetching() === 0, "the messages are read");

  const threadsOf = async (id: number) => {
    const state = await world.control("GET", `/state/conversations/${id}`);
    return (state as { threads: StoredThread[] }).threads;
  };
  const places = [...new Set([from, to])];
  const before = new Set((await Promise.all(places.map(threadsOf))).flat().map(({ id }) => id));

  ref.current?.set({ cc: ["copy@example.org"], bcc: ["blind@example.org"], status: "pending" });
  if (draft) agent.toggleDraft();
  agent.attach(...files);
  await agent.type(words);
  await until(() => agent.hasFiles(files.length), "the files are prepared");
  const typed = {
    text: words,
    cc: ["copy@example.org"],
    bcc: ["blind@example.org"],
    status: "pending",
    draft,
    files: files.map(({ name }) => name),
  };
  // What was set shows with the next render.
  await expect.poll(() => agent.read(), { interval: 5 }).toEqual(typed);

  return {
    ...composer,
    editor,
    signature,
    agent,
    told,
    onError,
    onStartNewConversation,
    typed,
    arm: (...faults: object[]) => world.control("POST", "/faults", faults),
    letGo: () => world.control("DELETE", "/faults"),
    /** The threads that came since, wherever the reply may have gone. */
    created: async () =>
      (await Promise.all(places.map(threadsOf))).flat().filter(({ id }) => !before.has(id)),
    /** Waits for a banner, and nothing may be lost by then. */
    isShown: async (kind: string) => {
      await until(() => agent.banners().some((banner) => banner.kind === kind), `banner ${kind}`);
      await isUpToDate();
      expect(agent.read()).toEqual(typed);
      return agent.banners().find((banner) => banner.kind === kind);
    },
    /** Waits for the confirmation: told once, and the form is empty again. */
    isDone: async () => {
      const kind = draft ? "draft-saved" : "sent";
      await until(() => agent.banners().some((banner) => banner.kind === kind), `banner ${kind}`);
      expect(agent.banners()).toMatchObject([{ kind, role: "status" }]);
      expect(told).toHaveBeenCalledOnce();
      // The list of files may follow a frame later.
      await until(() => agent.read().text === "" && agent.hasFiles(0), "the form is empty");
      await isUpToDate();
      expect(agent.read()).toEqual({
        text: "",
        cc: [],
        bcc: [],
        status: "",
        draft: false,
        files: [],
      });
    },
    /** What a thread of this reply holds, on the server. */
    thread: {
      state: draft ? "draft" : "published",
      body: signature ? `${words}<br><br>${signature.value}` : words,
      cc: typed.cc,
      bcc: typed.bcc,
      attachments: files.map(({ name, size }) => ({ fileName: name, size })),
    },
  };
}

/** The clock of the page, run by the test from here on; HTTP goes on by itself. */
export function holdClock(): void {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
  });
  onTestFinished(() => void vi.useRealTimers());
}
