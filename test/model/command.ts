import type fc from "fast-check";
import type { Book } from "./book.js";
import type { Books } from "./desk.js";
import type { Page } from "./page.js";
import type { Server } from "./server.js";

export interface Real {
  page: Page;
  server: Server;
}

type Step = (real: Real, book: Book, books: Books) => void | Promise<void>;

export class Command implements fc.AsyncCommand<Books, Real> {
  readonly #name: string;
  readonly #step: Step;
  constructor(name: string, step: Step) {
    this.#name = name;
    this.#step = step;
  }
  check = () => true;
  async run(books: Books, real: Real) {
    await this.#step(real, books.now(), books);
    await real.page.settle();
    books.check();
  }
  toString = () => this.#name;
}

/** Only an agent who sees the form, and no question before it, can do this. */
export const command = (name: string, step: Step) =>
  new Command(name, (real, book, books) => {
    if (real.page.isMounted() && !real.page.agent.isAsked()) return step(real, book, books);
  });
/** A button of that name, if it is there and takes a click. */
export const button = (name: string, then: (book: Book) => void) =>
  command(name, ({ page: { agent } }, book) => {
    if (!agent.canPress(name)) return;
    then(book);
    agent.press(name);
  });
/** Whatever is shown. */
export const always = (name: string, step: Step) => new Command(name, step);
