// Two agents who use one desk, one after the other: each with a book of their own, and nothing that
// is the one's may come to the other.
import { createBook } from "./book.js";
import type { Page } from "./page.js";
import { agents, type Agent, type Happening, type Post, type Server } from "./server.js";

export type Books = ReturnType<typeof createBooks>;

/** What the second one writes begins with it, so that a reply tells whose it is. */
const marks: Record<Agent, string> = { one: "", two: "B: " };

export function textOf(agent: Agent, text: string): string {
  return text === "" ? "" : marks[agent] + text;
}

function writerOf({ content }: Post): Agent {
  return content.text.startsWith(marks.two) ? "two" : "one";
}

export function createBooks(page: Page, server: Server, log: Happening[], undoSeconds: number) {
  const bookOf = (agent: Agent) => {
    const own = () => server.posts.filter((post) => writerOf(post) === agent);
    return createBook(page, server, own, undoSeconds);
  };
  const books = { one: bookOf("one"), two: bookOf("two") };
  const all = agents.map((agent) => books[agent]);
  let read = 0;

  const readLog = () => {
    for (const one of log.slice(read)) {
      if ("post" in one) {
        books[writerOf(one.post)].onPost(one.post);
        continue;
      }
      const { agent } = one;
      if ("error" in one) {
        books[agent].onError(one.error);
        continue;
      }
      const { sent, draft } = one;
      const post = server.posts.find(({ threadId }) => threadId === sent.threadId);
      if (post?.threadId !== undefined && writerOf(post) !== agent) {
        throw new Error("one agent is told of the other's reply");
      }
      books[agent].onSent(sent.threadId, draft, sent.conversationId);
    }
    read = log.length;
  };

  return {
    all,
    now: () => books[page.who()],
    check() {
      readLog();
      for (const book of all) book.checkPosts();
      if (page.isMounted()) books[page.who()].checkForm();
    },
  };
}
