import fc from "fast-check";
import type { Book } from "./book.js";
import { answers, elsewhere, type Answer, type Server } from "./server.js";
import type { Page } from "./page.js";

export interface Real {
  page: Page;
  server: Server;
}

type Step = (real: Real, book: Book) => void | Promise<void>;

class Command implements fc.AsyncCommand<Book, Real> {
  readonly #name: string;
  readonly #step: Step;
  constructor(name: string, step: Step) {
    this.#name = name;
    this.#step = step;
  }
  check = () => true;
  async run(book: Book, real: Real) {
    await this.#step(real, book);
    await real.page.settle();
    book.check();
  }
  toString = () => this.#name;
}

/** Only an agent who sees the form, and no question before it, can do this. */
const command = (name: string, step: Step) =>
  new Command(name, (real, book) => {
    if (real.page.isMounted() && !real.page.agent.isAsked()) return step(real, book);
  });
/** A button of that name, if it is there and takes a click. */
const button = (name: string, then: (book: Book) => void) =>
  command(name, ({ page: { agent } }, book) => {
    if (!agent.canPress(name)) return;
    then(book);
    agent.press(name);
  });
/** Whatever is shown. */
const always = (name: string, step: Step) => new Command(name, step);

const texts = ["", "Hello", "Hello", "Thank you", "It is attached", "Dear {{name}}"];

const type = (text: string) =>
  command(`type ${JSON.stringify(text)}`, ({ page: { agent } }, book) => {
    if (!agent.canType() || book.form().text === text) return;
    agent.type(text);
    book.change({ text });
  });

let lastFile = 0;
const attach = command("attach", ({ page: { agent } }, book) => {
  lastFile += 1;
  const name = `file-${lastFile}.txt`;
  agent.attach(new File([`bytes ${lastFile}`], name, { type: "text/plain" }));
  book.change({ files: [...book.form().files, `${name}:bytes ${lastFile}`] });
});

const remove = command("remove a file", ({ page: { agent } }, book) => {
  const [file] = book.form().files;
  const name = `Remove ${file?.split(":")[0]}`;
  if (file === undefined || !agent.canPress(name)) return;
  book.removeFile(file);
  agent.press(name);
});

const toggleCc = command("add or remove a Cc", ({ page: { agent } }, book) => {
  const address = "ben@example.org";
  const has = book.form().cc.length > 0;
  if (!agent.canType() || (has && !agent.canPress(`Remove ${address}`))) return;
  if (has) agent.press(`Remove ${address}`);
  else agent.addCc(address);
  book.change({ cc: has ? [] : [address] });
});

const toggleDraft = command("toggle draft", ({ page: { agent } }, book) => {
  agent.toggleDraft();
  book.change({ draft: !book.form().draft });
});

/** A press while another one is on its way is none. */
const send = (name: string, press: (real: Real, book: Book) => void, status?: string) =>
  command(name, (real, book) => {
    if (!real.page.agent.isSending()) book.pressed(status);
    press(real, book);
  });
const sendButton = (times: number) => (real: Real, book: Book) =>
  real.page.agent.press(book.form().draft ? "Save draft" : "Send reply", times);

const tryAgain = command("try again", ({ page: { agent } }, book) => {
  const isBack = agent.banners().some(({ kind }) => kind === "offline");
  const name = isBack && agent.canPress("Send now") ? "Send now" : "Try again";
  const failed = book.failed();
  if (!failed || agent.isSending() || !agent.canPress(name)) return;
  book.pressed(failed.content.status, failed.content.conversationId);
  agent.press(name);
});

const follow = command("follow the move", ({ page: { agent } }, book) => {
  const name = `Send to conversation ${elsewhere}`;
  if (agent.isSending() || !agent.canPress(name)) return;
  book.pressed(book.failed()?.content.status, elsewhere);
  agent.press(name);
});

/** An agent says so only after having seen it. */
const wasSent = command("it was sent", ({ page: { agent } }, book) => {
  if (book.asked()?.threadId === undefined || !agent.canPress("It was sent")) return;
  book.claim();
  agent.press("It was sent");
});

const sendNow = command("send now", ({ page: { agent } }, book) => {
  if (!agent.isDelayed()) return;
  book.hurry();
  agent.press("Send now");
});

const answer = (isYes: boolean) =>
  always(isYes ? "answer: send anyway" : "answer: go back", ({ page }, book) => {
    if (!page.isMounted() || !page.agent.isAsked()) return;
    if (isYes) book.confirmedPress();
    else book.takeBack();
    page.agent.press(isYes ? "Send anyway" : isAboutFile(page) ? "Attach a file" : "Go back");
  });
/** Its way back is the file picker. */
const isAboutFile = ({ agent }: Page) => !agent.canPress("Go back");

const mount = always("mount or unmount", ({ page }, book) => {
  if (!page.isMounted()) return page.mount();
  // A question that nobody sees is no press any more.
  if (page.agent.isAsked()) book.takeBack();
  page.unmount();
  book.setNews(false);
});

/** The agent comes back to the page after it, and the page looks. */
const colleague = always("somebody else writes", ({ page, server }, book) => {
  server.colleague("It works again");
  if (!page.isMounted() || page.agent.isAsked()) return;
  document.dispatchEvent(new Event("visibilitychange"));
  if (server.canList()) book.setNews(true);
});

const arm = (next: Answer) => always(`the server: ${next}`, ({ server }) => server.arm(next));
const online = (isOnline: boolean) =>
  always(isOnline ? "online" : "offline", ({ page }) => page.setOnline(isOnline));
const pass = (seconds: number) => always(`${seconds} s pass`, ({ page }) => page.pass(seconds));
const lists = (areBroken: boolean) =>
  always(areBroken ? "lists fail" : "lists work", ({ server }, book) => {
    server.breakLists(areBroken);
    if (areBroken) book.breakLists();
  });

const again = (count: number, one: fc.Arbitrary<Command>) =>
  Array.from({ length: count }, () => one);
const one = (...commands: Command[]) => fc.constantFrom(...commands);

/** Each as often as it is worth: most of a day is typing and sending. */
export const commands = (options: fc.CommandsContraints) =>
  fc.commands<Book, Real, false>(
    [
      ...again(4, fc.constantFrom(...texts).map(type)),
      ...again(2, one(attach, remove)),
      one(toggleDraft, toggleCc),
      one(colleague),
      ...again(
        5,
        one(
          send("press Send", sendButton(1)),
          send("press Send twice", sendButton(2)),
          send("Ctrl+Enter", ({ page }) => page.agent.pressKeys()),
          send(
            "Ctrl+Shift+Enter",
            ({ page }) => page.agent.pressKeys({ key: "Enter", ctrlKey: true, shiftKey: true }),
            "closed",
          ),
        ),
      ),
      ...again(2, one(tryAgain)),
      ...again(2, one(follow, wasSent, sendNow, answer(true), answer(false))),
      one(
        button("Undo", (book) => book.takeBack()),
        button("Cancel sending", (book) => book.takeBack()),
        button("Do not send again", (book) => book.stopResending()),
      ),
      ...again(2, fc.constantFrom(...answers).map(arm)),
      ...again(2, one(always("let go", ({ server }) => server.letGo()))),
      ...again(2, fc.constantFrom(1, 5, 12, 40).map(pass)),
      one(mount),
      one(online(false), online(true), online(true)),
      one(lists(true), lists(false)),
    ],
    options,
  );
