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
  preview: string;
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

/** Those of a mailbox that fit, the best first; `undefined` where the server offers none. */
export async function searchSnippets(
  get: Get,
  query: string,
  { conversation: { mailboxId = "" }, signal }: SnippetOptions,
): Promise<readonly Snippet[] | undefined> {
  // A query that is given up must not end the request that the next one waits for.
  const list = await withDeadline(() => listOf(get, mailboxId), Infinity, undefined, signal);
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return list?.map(({ snippet }) => snippet);
  return list
    ?.map((one) => ({ ...one, rank: rankOf(one, words) }))
    .filter(({ rank }) => rank < noMatch)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ snippet }) => snippet);
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
    preview: fold(snippet.preview ?? ""),
  }));
}

const pathOf = (mailboxId: Id) => `/mailboxes/${encodeURIComponent(mailboxId)}/saved-replies`;

const noMatch = 4;

/** Where the words of a query stand: the lower, the better it fits. */
function rankOf({ name, preview }: Searched, words: readonly string[]): number {
  const [first = ""] = words;
  if (words.every((word) => name.includes(word))) {
    return name.startsWith(first) ? 0 : name.includes(` ${first}`) ? 1 : 2;
  }
  return words.every((word) => name.includes(word) || preview.includes(word)) ? 3 : noMatch;
}
