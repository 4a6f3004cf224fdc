// What an agent has done and was told. Everything that this forbids would lose a reply or send it twice.
import { expect } from "vitest";
import type { ReplyError } from "../../src/index.js";
import {
  committed,
  contentOf,
  emptyForm,
  isBlank,
  isSame,
  checkNames,
  namesOn,
  ownCustomer,
  readForm,
  withChips,
  without,
  type Form,
  type Names,
} from "./form.js";
import type { Page } from "./page.js";
import type { Content, Post, Server } from "./server.js";

/** One press of Send, from the key to its outcome. */
interface Press {
  content: Content;
  /** Whom the screen named at the press. */
  names: Names;
  /** The same at the press itself, before a file was removed while it waited: decides its id. */
  pressed: Content;
  posts: Post[];
  /** How many may go out: one, and one more after each 429 that nobody stopped. */
  allowed: number;
  /** Nothing goes out before, as `Date.now()`. */
  notBefore: number;
  /** Somebody was faster, or an earlier one may still arrive: the agent must be asked first. */
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
  /** The agent was asked about it, or saw that it was looked for in vain. */
  isTold: boolean;
}

export type Book = ReturnType<typeof createBook>;

/** Of one agent; `own` are the replies that came from their form. */
export function createBook(page: Page, server: Server, own: () => Post[], undoSeconds: number) {
  let form = emptyForm;
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
  /** What the screen says of earlier ones. */
  const look = () => {
    const { banners, question } = page.agent;
    const isAsked = question().includes("An earlier try");
    const isOver = banners().some(
      ({ code, words }) => isLost(code) && !words.includes("Checking…"),
    );
    if (isAsked || isOver) asked = asked.map((one) => ({ ...one, isTold: true }));
  };
  const repeated = (content: Content) =>
    asked.find((one) => one.times < 2 && isSame(one.press.pressed, content));
  /** Nothing more may go out for it. */
  const end = () => {
    if (press) press.allowed = press.posts.length;
  };

  const onPost = (post: Post) => {
    if (!press || press.posts.length >= press.allowed) {
      throw new Error("a reply goes out that nobody pressed Send for");
    }
    if (press.mustAsk) throw new Error("it goes out though the agent was to be asked first");
    if (post.at < press.notBefore) throw new Error("it goes out while it can be undone");
    expect(post.content, "what was in the form when Send was pressed").toEqual(press.content);
    checkNames(post.content, press.names);
    if (canFind && asked.some((one) => one.post.threadId !== undefined)) {
      throw new Error("it is sent again though the earlier try is in the list");
    }
    const same = repeated(press.pressed);
    const isKnown = server.posts.some((other) => other !== post && other.key === post.key);
    expect(same ? post.key : isKnown, "the id of a press is its own, kept while uncertain").toBe(
      same ? same.post.key : false,
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
    const { pressed } = pressOf.get(post) ?? {};
    const isFoundBehind = !press?.isOpen && asked.findIndex((one) => one.post === post) > 0;
    asked = asked.filter((one) => !isOf(one, post.key, pressed));
    // A later one is what stands in the form, and is spoken of.
    if (isFoundBehind && !isSame(contentOf(form, ""), withoutPlace(post.content))) return;
    // A draft is none of the emails that a press still sends, nor of the reply that the form is by now.
    if (post.content.draft && press?.isOpen && !press.content.draft) return;
    const isLeft = post.content.draft && !form.draft && !isBlank({ ...form, files: [] });
    if (!isLeft) form = without(form, post.content);
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
    if (isLost(code)) {
      if (!post) throw new Error("it may have been sent, and nothing went out");
      known.add(post);
      const times = 1 + (asked.find((one) => one.post.key === post.key)?.times ?? 0);
      const { pressed } = press;
      const others = asked.filter((one) => !isOf(one, post.key, pressed));
      asked = [{ press, post, code, times, isTold: false }, ...others];
    } else if (post?.threadId !== undefined) {
      throw new Error(`${code} is told, and the thread is there`);
    }
    if (code === "rate-limited" && "retryAfter" in detail) press.allowed += 1;
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
    onPost,
    onSent,
    onError,
    isOnItsWay: () => press?.isOpen ?? false,
    pressed(status: string | undefined, to = "123") {
      end();
      const names = namesOn(page.agent);
      // Send is off: only another conversation can take it.
      if (isRefused(shown) && to === "123") return;
      form = committed(form);
      // What is refused at once is no press, and asks again about an earlier one.
      if (form.text === "") return takeBack();
      const delay = form.draft ? 0 : undoSeconds * 1000;
      // A draft closes nothing.
      const content = { ...contentOf(form, to), status: form.draft ? undefined : status };
      const notBefore = Date.now() + delay;
      look();
      const isSecond = asked.some((one) => !one.isTold && !one.press.content.draft);
      const mustAsk = !form.draft && ((isNews && to === "123") || isSecond);
      press = {
        content,
        names,
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
    /** Another page knows of the uncertain presses, and of nothing else. */
    reopened() {
      end();
      if (press) press.isOpen = false;
      asked = asked.map((one) => ({ ...one, code: "maybe-sent", times: 1, isTold: false }));
      failed = asked[0]?.press;
      shown = asked[0]?.code;
      isNews = false;
    },
    /** What must be so whenever nothing happens by itself any more. */
    checkPosts() {
      for (const post of own()) {
        const isOnItsWay = press?.isOpen && press.posts.includes(post);
        const isTold = known.has(post) || confirmed.has(post);
        if (post.threadId !== undefined && !isTold && !isOnItsWay) {
          throw new Error("there is a thread that nobody was told of");
        }
      }
      const threads = press?.posts.filter(({ threadId }) => threadId !== undefined) ?? [];
      if (threads.length > 1) throw new Error("one press made two threads");
    },
    checkForm() {
      look();
      form = withChips(form, page.agent);
      const { status: _status, conversationId: _id, ...held } = contentOf(form, "");
      expect(readForm(page.agent), "nothing is lost").toEqual({
        ...held,
        customer: held.customer || ownCustomer.address,
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

function isLost(code: string | null): boolean {
  return code === "maybe-sent" || code === "unexpected";
}

function isRefused(code: string | undefined): boolean {
  return code === "locked" || code === "moved" || code === "gone";
}

function withoutPlace(content: Content): Content {
  return { ...content, conversationId: "", status: undefined };
}

/** Whether it is that press, or one that sent the same. */
function isOf({ post, press }: Asked, key: string, pressed: Content | undefined): boolean {
  return post.key === key || isSame(press.pressed, pressed);
}
