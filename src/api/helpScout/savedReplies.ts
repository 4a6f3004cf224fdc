import { withDeadline } from "../../async/withDeadline.js";
import { fold } from "../../domain/text/fold.js";
import type { Id } from "../../domain/conversation.js";
import type { Snippet, SnippetContent, SnippetOptions } from "../port.js";
import { readSavedReplies, readSavedReply } from "./shapes.js";

/** GETs JSON; `undefined` for a 404. */
type Get = (path: string, signal?: AbortSignal) => Promise<unknown>;

interface Searched {
  snippet: Snippet;
  /** Without case and accents. */
  name: string;
  /** Name and preview, alike. */
  whole: string;
}

interface List {
  replies: Promise<readonly Searched[] | undefined>;
  endsAt: number;
}

/** Milliseconds for which a list is not read again: an agent types many queries into one. */
const listMs = 600_000;
/** Milliseconds without a response after which a list is given up. */
const readMs = 60_000;

/** The list of each mailbox, of each adapter. */
const listsOf = /* @__PURE__ */ new WeakMap<Get, Map<Id, List>>();

/**
 * Those of a mailbox that fit, by their names first, in the order of the list; `undefined` where the server
 * offers none. The composer, which knows the whole list, has them in a finer order.
 */
export async function searchSnippets(
  get: Get,
  query: string,
  { conversation: { mailboxId }, signal }: SnippetOptions,
): Promise<readonly Snippet[] | undefined> {
  if (mailboxId === undefined) return undefined;
  // A query that is given up must not end the request that the next one waits for.
  const list = await withDeadline(() => listOf(get, mailboxId), Infinity, undefined, signal);
  if (!list) return undefined;
  const words = fold(query).split(/\s+/);
  const fitting = (text: "name" | "whole") =>
    list.filter((one) => words.every((word) => one[text].includes(word)));
  return [...new Set([...fitting("name"), ...fitting("whole")])].map(({ snippet }) => snippet);
}

/** The text of one. Help Scout gives no files. */
export async function getSnippet(
  get: Get,
  id: Id,
  { conversation: { mailboxId = "" }, signal }: SnippetOptions,
): Promise<SnippetContent> {
  return readSavedReply(await get(`${pathOf(mailboxId)}/${encodeURIComponent(id)}`, signal));
}

function listOf(get: Get, mailboxId: Id): List["replies"] {
  const lists = listsOf.get(get) ?? new Map<Id, List>();
  listsOf.set(get, lists);
  const known = lists.get(mailboxId);
  if (known !== undefined && Date.now() < known.endsAt) return known.replies;
  const replies = readList(get, mailboxId);
  lists.set(mailboxId, { replies, endsAt: Date.now() + listMs });
  replies.catch(() => lists.delete(mailboxId));
  return replies;
}

async function readList(get: Get, mailboxId: Id): List["replies"] {
  const json = await get(pathOf(mailboxId), AbortSignal.timeout(readMs));
  if (json === undefined) return undefined;
  return readSavedReplies(json).map((snippet) => ({
    snippet,
    name: fold(snippet.name),
    whole: fold(`${snippet.name}\n${snippet.preview ?? ""}`),
  }));
}

const pathOf = (mailboxId: Id) => `/mailboxes/${encodeURIComponent(mailboxId)}/saved-replies`;
