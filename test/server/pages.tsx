import { QueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import {
  Composer,
  createHelpScoutApi,
  ReplyComposer,
  useDrafts,
  useOutbox,
  useReplyComposer,
  type Conversation,
  type ReplyComposerOptions,
} from "../../src/index.js";
import { german } from "../strings/german.js";

export const conversation: Conversation = {
  id: 123,
  status: "active",
  customer: { id: 123, email: "ann@example.com", name: "Ann Lee" },
};

const drafts = { scope: "account/agent" };
const users = [{ id: 7, name: "Bea" }];
const someCopies = Array.from({ length: 12 }, (_, n) => `copy${n}@example.com`);

/** What can decide how a composer is first rendered. */
const given: Record<string, Omit<Partial<ReplyComposerOptions>, "api">> = {
  plain: {},
  drafts: { drafts },
  "drafts in memory": { drafts: { ...drafts, storage: false } },
  users: { users, initial: { user: 7 } },
  history: {
    allowImported: true,
    initial: { imported: true, createdAt: "2024-03-31T01:30:00Z" },
  },
  "a server's draft": { initial: { draft: true }, defaultStatus: "pending" },
  "a text to start from": {
    initial: { text: { format: "html", value: "<p>Dear Ann,</p><p>thank you &amp; bye</p>" } },
  },
  "many copies": { conversation: { ...conversation, cc: someCopies, bcc: ["boss@example.com"] } },
  "a wrong copy": {
    conversation: { ...conversation, ownEmails: ["us@x.com"], cc: ["us@x.com", "x"] },
  },
  "somebody else": {
    conversation: { ...conversation, latestThreadId: 5 },
    initial: { customer: { email: "bob@elsewhere.example" }, cc: ["new@elsewhere.example"] },
    internalDomains: ["example.com"],
  },
  locked: { conversation: { ...conversation, threads: 99 } },
  "no customer": { conversation: { ...conversation, customer: {} }, customerReadOnly: true },
  "another language": { strings: german, undoSeconds: 5, maxFiles: 3, accept: "image/*" },
};

/** Everything that can be rendered first, by name; each call is a page of its own. */
export const pages: Record<string, () => ReactElement> = {
  ...Object.fromEntries(
    Object.entries(given).map(([name, options]) => [name, () => page(options)] as const),
  ),
  "own arrangement": () => (
    <Composer.Root {...base()}>
      <Composer.Cc />
      <Composer.Text />
      <Composer.Send />
    </Composer.Root>
  ),
  "own markup": () => <Headless {...base()} drafts={drafts} />,
  lists: () => <Lists client={new QueryClient()} />,
};

function base(): ReplyComposerOptions {
  const api = createHelpScoutApi({ baseUrl: "/api" });
  return { conversation, api, queryClient: new QueryClient() };
}

function page(options: Partial<ReplyComposerOptions>) {
  return <ReplyComposer {...base()} {...options} />;
}

function Headless(options: ReplyComposerOptions) {
  const { values, change, effect, draft, canSend, submit } = useReplyComposer(options);
  return (
    <section data-effect={effect.kind} data-owner={draft.owner}>
      <textarea
        value={values.text.value}
        onChange={({ target }) => change("text", { format: "plain", value: target.value })}
      />
      <button type="button" disabled={!canSend} onClick={submit}>
        Send
      </button>
    </section>
  );
}

function Lists({ client }: { client: QueryClient }) {
  const stored = useDrafts(drafts);
  const outbox = useOutbox(client);
  return (
    <p>
      {stored.length} {outbox.length}
    </p>
  );
}
