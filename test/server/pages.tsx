import { QueryClient } from "@tanstack/react-query";
import { Suspense, type ReactElement } from "react";
import {
  Composer,
  createHelpScoutApi,
  ReplyComposer,
  useDrafts,
  useOutbox,
  useReplyComposer,
  type Conversation,
  type ReplyComposerOptions,
  type ReplyComposerProps,
} from "../../src/index.js";
import { RichText } from "../../src/rich-text.js";
import { german } from "../strings/german.js";

const conversation: Conversation = {
  id: 123,
  status: "active",
  customer: { id: 123, email: "ann@example.com", name: "Ann Lee" },
};

const drafts = { scope: "account/agent" };
const users = [{ id: 2, name: "Bea" }];
const someCopies = Array.from({ length: 12 }, (_, n) => `copy${n}@example.com`);

/** What can decide how a composer is first rendered. */
const given: Record<string, Omit<Partial<ReplyComposerProps>, "api">> = {
  plain: {},
  drafts: { drafts },
  "drafts in memory": { drafts: { ...drafts, storage: false } },
  users: { users, initial: { user: 2 } },
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
  everything: {
    users,
    drafts,
    allowImported: true,
    initial: {
      imported: true,
      status: "pending",
      text: { format: "plain", value: "Dear Ann," },
      // Nobody yet, and copies: the address fields are there at once.
      customer: { email: "" },
      cc: ["x@example.com"],
      bcc: ["y@example.com"],
    },
  },
  "a rich editor": { editor: RichText },
  "a rich text to start from": {
    editor: RichText,
    initial: {
      text: { format: "html", value: "<p>Dear <b>Ann</b>,</p><p>thank you &amp; bye</p>" },
    },
  },
  "a signature": {
    users,
    signature: (agent) => ({ format: "plain", value: `Best,\n${agent?.name ?? "the team"}` }),
  },
  "a signature in HTML, and a quote": {
    signature: { format: "html", value: "<ul><li>Kim</li></ul><p>Support &amp; sales</p>" },
    initial: { quote: { format: "html", value: "<blockquote>Where is it?</blockquote>" } },
  },
  locked: { conversation: { ...conversation, threads: 99 } },
  "no customer": { conversation: { ...conversation, customer: { id: 5 } }, customerReadOnly: true },
  "another language": { strings: german, undoSeconds: 5, maxFiles: 3, accept: "image/*" },
};

type More = Partial<ReplyComposerOptions>;

/** Everything that can be rendered first, by name; what a test adds must not change the markup. */
export const pages: Record<string, (more?: More) => ReactElement> = {
  ...Object.fromEntries(
    Object.entries(given).map(
      ([name, options]) =>
        [name, (more?: More) => <ReplyComposer {...base()} {...options} {...more} />] as const,
    ),
  ),
  "own arrangement": (more) => (
    <Composer.Root {...base()} initial={{ cc: ["x@example.com"] }} {...more}>
      <Suspense>
        <Composer.Cc />
      </Suspense>
      <Composer.Text />
      <button>A host's own</button>
      <Composer.Send />
    </Composer.Root>
  ),
  "own markup": (more) => <Headless {...base()} drafts={drafts} {...more} />,
  lists: () => <Lists client={new QueryClient()} />,
};

function base(): ReplyComposerOptions {
  const api = createHelpScoutApi({ baseUrl: "/api" });
  return { conversation, api, queryClient: new QueryClient() };
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
