// An API in the page: what `test/emulator` does over HTTP, with the same faults, ten thousand times as fast.
import type { ReplyError, SentReply } from "../../src/index.js";
import { typeset } from "./typeset.js";
import { noContent, readContent, threadJson, type ListedThread } from "./wire.js";

/** What a server can do with a reply. `late`: the connection breaks, and the thread comes afterwards. */
export const answers = [
  "201",
  "201 without an id",
  "400",
  "401",
  "403",
  "404 moved",
  "404 gone",
  "412",
  "413",
  "429",
  "500",
  "502 HTML",
  "200 HTML",
  "drop before reading",
  "drop after reading",
  "drop after creating",
  "late",
  "hold before reading",
  "hold",
  "hold after creating",
] as const;
export type Answer = (typeof answers)[number];

/** The parts of a reply that could be lost or mixed up. */
export interface Content {
  conversationId: string;
  text: string;
  /** An address; "" is the conversation's own customer. */
  customer: string;
  cc: readonly string[];
  bcc: readonly string[];
  draft: boolean;
  status: string | undefined;
  /** Each file's name and bytes. */
  files: readonly string[];
}

export interface Post {
  key: string;
  content: Content;
  /** As it came. */
  html: string;
  answer: Answer;
  /** As `Date.now()`. */
  at: number;
  threadId?: number;
}

export const elsewhere = "101";
/** Seconds. */
const retryAfter = 5;

/** One who uses the desk, after another. */
export const agents = ["one", "two"] as const;
export type Agent = (typeof agents)[number];

/** What happens between page and server, and what the host is told while `agent` is there, in order. */
export type Happening =
  | { post: Post }
  | { agent: Agent; sent: SentReply; draft: boolean }
  | { agent: Agent; error: ReplyError };

export type Server = ReturnType<typeof createServer>;

/** A POST as the page makes it, and how its life goes on there. */
export interface Request {
  url: string;
  key: string;
  body: Blob;
  uploaded: (isWhole: boolean) => void;
  answer: (status: number, body: string, headers: Record<string, string>) => void;
  /** The connection breaks. */
  drop: () => void;
  isAborted: () => boolean;
}

/** `typesets`: its lists do not give a reply's HTML back as it came. */
export function createServer(log: Happening[], first: readonly Answer[], typesets: boolean) {
  const posts: Post[] = [];
  const threads = new Map<string, ListedThread[]>();
  const armed = [...first];
  let held: (() => void)[] = [];
  let place: "same" | "moved" | "gone" = "same";
  let areListsBroken = false;
  let lastId = 1000;
  let open = 0;

  const add = (content: Content, html: string) => {
    lastId += 1;
    const { conversationId } = content;
    const thread = { id: lastId, content, body: typesets ? typeset(html) : html };
    threads.set(conversationId, [thread, ...(threads.get(conversationId) ?? [])]);
    return lastId;
  };
  const create = (post: Post) => (post.threadId = add(post.content, post.html));

  const answer = (post: Post, request: Request) => {
    const respond = (status: number, body: unknown, headers = {}) =>
      request.answer(status, JSON.stringify(body), headers);
    const fail = (status: number) => respond(status, { message: "It went wrong", logRef: "ref-1" });
    const created = () =>
      respond(201, "", { "Resource-ID": String(post.threadId ?? create(post)) });
    switch (post.answer) {
      case "201":
        return created();
      case "201 without an id":
        create(post);
        return respond(201, "");
      case "404 moved":
      case "404 gone":
        place = post.answer === "404 moved" ? "moved" : "gone";
        return fail(404);
      case "429":
        return respond(429, "", { "X-RateLimit-Retry-After": String(retryAfter) });
      case "502 HTML":
      case "200 HTML":
        return request.answer(Number(post.answer.slice(0, 3)), "<h1>Sign in</h1>", {});
      case "drop before reading":
      case "drop after reading":
        return request.drop();
      case "drop after creating":
        create(post);
        return request.drop();
      case "late":
        held.push(() => void create(post));
        return request.drop();
      case "hold before reading":
        return void held.push(() => {
          if (!request.isAborted()) created();
        });
      case "hold after creating":
        create(post);
        return void held.push(created);
      case "hold":
        return void held.push(created);
      default:
        return fail(Number(post.answer));
    }
  };

  const send = async (request: Request) => {
    open += 1;
    const { url, key } = request;
    const read = readContent(url, await request.body.text());
    open -= 1;
    if (request.isAborted()) return;
    const post: Post = { key, ...read, answer: armed.shift() ?? "201", at: Date.now() };
    posts.push(post);
    log.push({ post });
    request.uploaded(!post.answer.endsWith("before reading"));
    answer(post, request);
  };

  const get = (path: string): Response => {
    const [, id = "", what] = /conversations\/(\w+)(\/threads)?/.exec(path) ?? [];
    if (what !== undefined) {
      if (areListsBroken) return Response.json({ message: "It went wrong" }, { status: 500 });
      return Response.json({ _embedded: { threads: (threads.get(id) ?? []).map(threadJson) } });
    }
    const now = place;
    place = "same";
    if (now === "gone") return Response.json({ message: "Not found" }, { status: 404 });
    return Response.json({ id: Number(now === "moved" ? elsewhere : id), status: "active" });
  };

  return {
    posts,
    send,
    get,
    /** Whether a request is on its way that nobody holds. */
    isBusy: () => open > 0,
    /** Somebody else writes into the conversation. */
    colleague: (text: string) => add({ ...noContent, conversationId: "123", text }, text),
    arm: (next: Answer) => void armed.unshift(next),
    letGo: () => {
      const now = held;
      held = [];
      for (const go of now) go();
    },
    breakLists: (areBroken: boolean) => void (areListsBroken = areBroken),
    canList: () => !areListsBroken,
  };
}
