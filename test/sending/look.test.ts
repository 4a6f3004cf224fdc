import { describe, expect, test, vi } from "vitest";
import type { Attempt, Thread } from "../../src/index.js";
import { findEarlier, keepLooking } from "../../src/sending/finding.js";
import { look } from "../../src/sending/lookOnce.js";
import { newSince } from "../../src/sending/threads.js";
import { attemptWith } from "./attempt.js";

const thread = (given: Partial<Thread> = {}): Thread => ({
  id: 3,
  type: "reply",
  state: "published",
  body: "Hello<br><br>Ann",
  createdAt: "2026-11-24T10:00:00Z",
  to: ["ann@example.com"],
  cc: [],
  bcc: [],
  attachmentNames: [],
  ...given,
});

const apiWith = (threads: readonly Thread[]) => ({
  createReply: async () => ({}),
  getConversation: async () => undefined,
  listThreads: async () => threads,
});

const later = (attempt: Attempt): Attempt => ({ ...attempt, before: { ids: ["1", "2", "3"] } });

describe("a reply that may have been sent", () => {
  test("is found by what it says, whom it goes to, and its files", async () => {
    const attempt = attemptWith({
      reply: {
        text: { format: "plain", value: "Hello  Ann " },
        customer: { id: 7 },
        cc: ["Bob@example.com", "eve@example.com"],
      },
      attachmentNames: ["b.pdf", "a.pdf"],
    });
    const api = apiWith([
      thread({ id: 9, body: "something else" }),
      thread({
        id: 3,
        body: "<p>Hello Ann</p>",
        cc: ["eve@example.com", "bob@example.com"],
        attachmentNames: ["a.pdf", "b.pdf"],
      }),
    ]);
    expect(await look(api, attempt)).toEqual({ status: "sent", threadId: 3 });
  });

  test.each<[string, Partial<Thread>]>([
    ["was there before the press", { id: 2 }],
    ["says something else", { body: "Hello Bob" }],
    ["has another copy", { cc: ["eve@example.com"] }],
    ["has a hidden copy", { bcc: ["eve@example.com"] }],
    ["has another file", { attachmentNames: ["a.pdf"] }],
    ["went to somebody else", { to: ["eve@example.com"] }],
    ["is a draft", { state: "draft" }],
    ["a customer wrote", { type: "customer" }],
    ["a customer wrote, whatever its type", { createdBy: { id: 7, type: "customer" } }],
    ["is a note", { type: "note" }],
    ["another agent wrote", { createdBy: { id: 6, type: "user" } }],
    ["says the same and more", { body: "Hello<br><br>Ann<br>and Bob" }],
    ["says less", { body: "Hello" }],
    ["quotes it", { body: "<blockquote>Hello<br><br>Ann</blockquote>" }],
    ["went out under its name, which says something else", { body: "--<br>Hello Ann" }],
  ])("is not a thread that %s", async (_what, given) => {
    const text = { format: "plain", value: "Hello\n\nAnn" } as const;
    const attempt = attemptWith({
      reply: { text, customer: { email: "ann@example.com" }, user: 5 },
    });
    expect(await look(apiWith([thread()]), attempt)).toMatchObject({ status: "sent" });
    expect(await look(apiWith([thread(given)]), attempt)).toEqual({ status: "not-found" });
  });

  test.each<[string, string, string]>([
    [
      "entities by name",
      "Café – “déjà vu” €5",
      "Caf&eacute; &ndash; &ldquo;d&eacute;j&agrave; vu&rdquo; &euro;5",
    ],
    ["entities by number", "Grüße 🙂", "Gr&#252;&#xdf;e &#55357;&#56898;"],
    ["Windows's numbers", "it’s", "it&#146;s"],
    ["signs of HTML", '1 < 2 && "3"', "1 &lt; 2 &#38;&#x26; &#34;3&quot;"],
    ["what looked like an entity", "&eacute; is é", "&amp;eacute; is &eacute;"],
    [
      "typeset quotes and dashes",
      `"It's" -- 'so'...`,
      "&#8220;It&#8217;s&#8221; &#8212; &#8216;so&#8217;&#8230;",
    ],
    ["French quotes", 'dit "oui" !', "dit «&nbsp;oui&nbsp;»&#8239;!"],
    ["paragraphs", "a\n\nb\nc", "<p>a</p>\n<p>b<br />\nc</p>\n"],
    ["blocks", "a\n\nb", "<div>a</div><div><br></div><div>b</div>"],
    ["no lines at all", "a\nb", "a b"],
    ["spaces that do not break, and none", "a  b\tc", "a&nbsp; b&nbsp;&nbsp;&#160; c"],
    ["what has no width", "a\u200bb\ufe0f", "a&shy;b&zwnj;&#8205;"],
    ["letters in parts", "e\u0301", "&eacute;"],
    [
      "a link that it made",
      "see https://x.com/a?b=1&c=2",
      'see <a href="https://x.com/go?u=1">https://x.com/a?b=1&amp;c=2</a>',
    ],
    ["a signature", "Hello", "Hello<br><br>-- <br>Bob<br>Acme"],
    [
      "the quoted mail",
      "Hello",
      "<p>Hello</p><p>On Monday Ann wrote:</p><blockquote>Hi</blockquote>",
    ],
    ["text as it came", "1 < 2 & 3\nb", "1 < 2 & 3\nb"],
  ])("is found where the server lists it with %s", async (_what, value, body) => {
    const attempt = attemptWith({
      reply: { text: { format: "plain", value }, customer: { id: 7 } },
    });
    expect(await look(apiWith([thread({ body })]), attempt)).toMatchObject({ status: "sent" });
    const other = apiWith([thread({ body: `More. ${body}` })]);
    expect(await look(other, attempt)).toEqual({ status: "not-found" });
  });

  test.each(["under-review", "hidden"] as const)(
    "that is %s was not sent, and is not missing either",
    async (state) => {
      const api = apiWith([thread({ id: 4, state })]);
      expect(await look(api, attemptWith())).toEqual({ status: state });
      const both = apiWith([thread({ id: 4, state }), thread({ id: 3 })]);
      expect(await look(both, attemptWith())).toEqual({ status: "sent", threadId: 3 });
    },
  );

  test("is not looked for where nobody knows what was there before", async () => {
    const { before: _before, ...attempt } = attemptWith();
    expect(await look(apiWith([thread()]), attempt)).toEqual({ status: "unavailable" });
  });

  test("cannot be told from a list that does not come, or never ends", async () => {
    const fails = { ...apiWith([]), listThreads: () => Promise.reject(new Error("down")) };
    expect(await look(fails, attemptWith())).toEqual({ status: "unavailable" });
    vi.useFakeTimers();
    const never = { ...apiWith([]), listThreads: () => new Promise<never>(() => {}) };
    const looked = look(never, attemptWith());
    await vi.runAllTimersAsync();
    expect(await looked).toEqual({ status: "unavailable" });
    vi.useRealTimers();
  });

  test.each(["sent", "not-sent"] as const)("is %s where the backend says so", async (told) => {
    const api = { ...apiWith([]), findAttempt: async () => told };
    expect(await look(api, attemptWith())).toMatchObject({ status: told });
  });

  const toAnn = attemptWith();
  const pressed = (given: Partial<Attempt["reply"]>, ids: readonly string[] = []) =>
    attemptWith({ id: "another", reply: { ...toAnn.reply, ...given }, attachmentIds: ids });
  const toEve = pressed({ customer: { email: "eve@example.com" } });
  const nothingTold = { to: [], cc: undefined, bcc: undefined, attachmentNames: undefined };

  test.each<[string, Attempt, Attempt, Partial<Thread>, string]>([
    ["only one of them went to whom it lists", toEve, toAnn, { to: ["eve@example.com"] }, "sent"],
    ["it went to whom the other names", toAnn, toEve, { to: ["eve@example.com"] }, "not-found"],
    ["it does not list whom it went to", toEve, toAnn, { to: [] }, "unclear"],
    [
      "it does not list copies",
      pressed({ cc: ["eve@example.com"] }),
      toAnn,
      nothingTold,
      "unclear",
    ],
    ["files have one name", pressed({}, ["file-2"]), pressed({}, ["file-1"]), {}, "unclear"],
    [
      "they differ in the host's own data",
      pressed({ extra: { product: "lamp" } }),
      pressed({ extra: { product: "desk" } }),
      {},
      "unclear",
    ],
    ["it does not tell drafts", pressed({ draft: true }), toAnn, { state: undefined }, "unclear"],
    ["they differ in the status alone", pressed({ status: "closed" }), toAnn, {}, "sent"],
    ["the other one was pressed later", toAnn, later(toEve), nothingTold, "sent"],
    ["the other one went elsewhere", toEve, { ...toAnn, conversationId: 2 }, nothingTold, "sent"],
  ])("beside another is told from it: %s", async (_when, attempt, other, given, status) => {
    const api = apiWith([thread(given)]);
    const tries = [attempt, other];
    expect(await look(api, attempt, undefined, undefined, tries)).toMatchObject({ status });
  });

  test("beside another is not told as sent, nor sent again unasked, while nobody can tell them apart", async () => {
    const api = apiWith([thread({ to: [] })]);
    const { signal } = new AbortController();
    const own = { ownThreads: new Set<string>(), unidentifiedThreads: 0 };
    const found = await findEarlier(
      api,
      [toEve, toAnn],
      () => own,
      signal,
      () => false,
    );
    expect(found.there).toBe("unclear");
    vi.useFakeTimers();
    const looked = keepLooking(api, toEve, own, signal, [toEve, toAnn]);
    await vi.runAllTimersAsync();
    expect(await looked).toEqual({ status: "unavailable" });
    vi.useRealTimers();
  });

  test("is looked for in the threads where the backend does not know", async () => {
    const api = { ...apiWith([thread()]), findAttempt: async () => "unknown" as const };
    expect(await look(api, attemptWith())).toMatchObject({ status: "sent", threadId: 3 });
  });
});

describe("what came since", () => {
  const threads = [thread({ id: 5 }), thread({ id: 4 }), thread({ id: 3 })];
  const ids = (found: readonly Thread[] | undefined) => found?.map(({ id }) => id);

  test("stands before the newest that was there, our own apart", () => {
    expect(ids(newSince({ ids: ["5"], latest: "3" }, threads))).toEqual([4]);
  });

  test("cannot be told where that one is gone", () => {
    expect(newSince({ ids: [], latest: "77" }, threads)).toBeUndefined();
  });
});
