// What an agent has done and was told. Everything that this forbids would lose a reply or send it twice.
import { expect } from "vitest";
import type { ReplyError } from "../../src/index.js";
import type { Page } from "./page.js";
import type { Content, Happening, Post, Server } from "./server.js";

/** What the form must hold. Files as `name:bytes`, each name used once. */
export interface Form {
  text: string;
  cc: readonly string[];
  draft: boolean;
  files: readonly string[];
}

/** One press of Send, from the key to its outcome. */
interface Press {
  content: Content;
  /** The same at the press itself, before a file was removed while it waited: decides its id. */
  pressed: Content;
  posts: Post[];
  /** How many may go out: one, and one more after each 429 that nobody stopped. */
  allowed: number;
  /** Nothing goes out before, as `Date.now()`. */
  notBefore: number;
  /** Somebody was faster, and the agent must be asked first. */
  mustAsk: boolean;
  /** Nobody was told yet what became of it. */
  isOpen: boolean;
}

/** A press that may have been sent, until it is told that it was. */
interface Asked {
  press: Press;
  post: Post;
  code: string;
  /** Uncertain answers to its id, one after the other. */
  times: number;
}

export type Book = ReturnType<typeof createBook>;

export function createBook(page: Page, server: Server, log: Happening[], undoSeconds: number) {
  let form: Form = { text: "", cc: [], draft: false, files: [] };
  let press: Press | undefined;
  /** Newest first. */
  let asked: readonly Asked[] = [];
  /** The press that "Try again" repeats. */
  let failed: Press | undefined;
  /** The error that is shown. */
  let shown: string | undefined;
  /** Where lists failed or an id was not told, a look cannot find everything. */
  let canFind = true;
  /** The page has read what somebody else wrote, and the agent was not shown it. */
  let isNews = false;
  const known = new Set<Post>();
  const pressOf = new Map<Post, Press>();
  const confirmed = new Set<Post>();
  let read = 0;

  /** The press is over without an outcome of its own: what was uncertain before is asked about again. */
  const takeBack = () => {
    end();
    if (press) press.isOpen = false;
    const [newest] = asked;
    if (newest) {
      shown = newest.code;
      failed = newest.press;
    }
  };
  /** Nothing more may go out for it. */
  const end = () => {
    if (press) press.allowed = press.posts.length;
  };

  const onPost = (post: Post) => {
    if (!press || press.posts.length >= press.allowed) {
      throw new Error("a reply goes out that nobody pressed Send for");
    }
    if (press.mustAsk) throw new Error("it goes out though somebody was faster");
    if (post.at < press.notBefore) throw new Error("it goes out while it can be undone");
    expect(post.content, "what was in the form when Send was pressed").toEqual(press.content);
    if (canFind && asked.some((one) => one.post.threadId !== undefined)) {
      throw new Error("it is sent again though the earlier try is in the list");
    }
    const { pressed } = press;
    const same = asked.find((one) => isSame(one.press.pressed, pressed));
    const repeats = same !== undefined && same.times < 2;
    const isKnown = server.posts.some((other) => other !== post && other.key === post.key);
    expect(repeats ? post.key : isKnown, "the id of a press is its own, kept while uncertain").toBe(
      repeats ? same.post.key : false,
    );
    press.posts.push(post);
    pressOf.set(post, press);
    // A countdown's end opens it again.
    press.isOpen = true;
    shown = undefined;
  };

  const onSent = (id: unknown, draft: boolean, conversationId: unknown) => {
    const byId = server.posts.find(({ threadId }) => threadId === id && id !== undefined);
    const post = byId ?? (id === undefined ? (claimed ?? press?.posts.at(-1)) : undefined);
    claimed = undefined;
    if (post?.threadId === undefined) throw new Error("it is told as sent, and there is no thread");
    if (confirmed.has(post)) throw new Error("one thread is told as two replies");
    confirmed.add(post);
    expect({ draft, conversationId: String(conversationId) }).toEqual({
      draft: post.content.draft,
      conversationId: post.content.conversationId,
    });
    if (id === undefined) canFind = false;
    form = without(form, post.content);
    const { pressed } = pressOf.get(post) ?? {};
    asked = asked.filter((one) => !isOf(one, post.key, pressed));
    end();
    if (press) press.isOpen = false;
    shown = undefined;
  };
  let claimed: Post | undefined;

  const onError = ({ code, detail }: ReplyError) => {
    if (!press) throw new Error(`${code} is told of nothing`);
    end();
    press.isOpen = false;
    failed = press;
    shown = code;
    const post = press.posts.at(-1);
    if (code === "maybe-sent" || code === "unexpected") {
      if (!post) throw new Error("it may have been sent, and nothing went out");
      known.add(post);
      const times = 1 + (asked.find((one) => one.post.key === post.key)?.times ?? 0);
      const { pressed } = press;
      const others = asked.filter((one) => !isOf(one, post.key, pressed));
      asked = [{ press, post, code, times }, ...others];
    } else if (post?.threadId !== undefined) {
      throw new Error(`${code} is told, and the thread is there`);
    }
    if (code === "rate-limited" && "retryAfter" in detail) press.allowed += 1;
  };

  const readLog = () => {
    for (const one of log.slice(read)) {
      if ("post" in one) onPost(one.post);
      else if ("error" in one) onError(one.error);
      else onSent(one.sent.threadId, one.draft, one.sent.conversationId);
    }
    read = log.length;
  };

  return {
    form: () => form,
    change(next: Partial<Form>) {
      form = { ...form, ...next };
      // Whoever goes on writing has not finished: a countdown stops.
      if (press && !press.isOpen) end();
    },
    /** Only what was there at the press goes out, less what is removed before it does. */
    removeFile(file: string) {
      this.change({ files: form.files.filter((one) => one !== file) });
      if (!press || press.posts.length > 0) return;
      const files = press.content.files.filter((one) => one !== file);
      press.content = { ...press.content, files };
    },
    pressed(status: string | undefined, to = "123") {
      end();
      if (shown === "locked" && to === "123") return;
      // What is refused at once is no press, and asks again about an earlier one.
      if (form.text === "") return takeBack();
      const delay = form.draft ? 0 : undoSeconds * 1000;
      // A draft closes nothing.
      const content = { ...form, conversationId: to, status: form.draft ? undefined : status };
      const notBefore = Date.now() + delay;
      const mustAsk = isNews && !form.draft && to === "123";
      press = {
        content,
        pressed: content,
        posts: [],
        allowed: 1,
        notBefore,
        mustAsk,
        isOpen: true,
      };
      shown = undefined;
    },
    /** "Send anyway": the time to undo begins. */
    confirmedPress() {
      isNews = false;
      if (!press) return;
      press.mustAsk = false;
      press.notBefore = Date.now() + (press.content.draft ? 0 : undoSeconds * 1000);
    },
    /** What is there at mount is no news. */
    setNews: (now: boolean) => void (isNews = now),
    hurry() {
      if (press) press.notBefore = 0;
    },
    takeBack,
    stopResending: end,
    claim() {
      claimed = asked[0]?.post;
    },
    asked: () => asked[0]?.post,
    failed: () => failed,
    breakLists() {
      canFind = false;
    },
    /** What must be so whenever nothing happens by itself any more. */
    check() {
      readLog();
      for (const post of server.posts) {
        const isOnItsWay = press?.isOpen && press.posts.includes(post);
        const isTold = known.has(post) || confirmed.has(post);
        if (post.threadId !== undefined && !isTold && !isOnItsWay) {
          throw new Error("there is a thread that nobody was told of");
        }
      }
      const threads = press?.posts.filter(({ threadId }) => threadId !== undefined) ?? [];
      if (threads.length > 1) throw new Error("one press made two threads");
      if (!page.isMounted()) return;
      const { text, cc, draft, files } = page.agent.read();
      expect({ text, cc, draft, files }, "nothing is lost").toEqual({
        ...form,
        files: form.files.map((file) => file.split(":")[0]),
      });
      if (shown === undefined || page.agent.isSending() || page.agent.isAsked()) return;
      expect(
        page.agent.banners().map(({ code }) => code),
        "what became of it is shown",
      ).toContain(shown);
    },
  };
}

/** What was changed since a press stays when that is confirmed. */
function without(form: Form, { text, cc, draft, files }: Content): Form {
  return {
    cc: JSON.stringify(form.cc) === JSON.stringify(cc) ? [] : form.cc,
    text: form.text === text ? "" : form.text,
    draft: form.draft === draft ? false : form.draft,
    files: form.files.filter((file) => !files.includes(file)),
  };
}

/** Whether it is that press, or one that sent the same. */
function isOf({ post, press }: Asked, key: string, pressed: Content | undefined): boolean {
  return post.key === key || isSame(press.pressed, pressed);
}

function isSame(a: Content, b: Content | undefined): boolean {
  return b !== undefined && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted({ conversationId, text, cc, draft, status, files }: Content) {
  return [conversationId, text, cc, draft, status ?? "", files];
}
