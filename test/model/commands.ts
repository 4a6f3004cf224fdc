import fc from "fast-check";
import type { AddressField } from "../outcomes/agent.js";
import type { Book } from "./book.js";
import { always, button, command, type Command, type Real } from "./command.js";
import { textOf, type Books } from "./desk.js";
import { leaveAtOnce, pageCommands } from "./pageCommands.js";
import type { Page } from "./page.js";
import { answers, elsewhere, type Answer } from "./server.js";

const quoted = '"D\u00e9j\u00e0 vu" \u2014 she\'s fine.\nGood  bye';
const texts = [
  "",
  "Hello",
  "Hello",
  "Thank you",
  "It is attached",
  "Dear {{name}}",
  quoted,
  quoted,
];

const type = (words: string) =>
  command(`type ${JSON.stringify(words)}`, async ({ page }, book) => {
    const text = textOf(page.who(), words);
    if (!page.agent.canType() || book.form().text === text) return;
    await page.agent.type(text);
    book.change({ text });
  });

/** Nobody presses Enter behind it, or goes to another field. */
const halfType = (field: AddressField, address: string) =>
  command(`half-type in ${field}`, ({ page: { agent } }, book) => {
    const { typed, cc, bcc, customer } = book.form();
    const isThere = [...cc, ...bcc, customer, typed[field]].includes(address);
    if (!agent.canType() || agent.isSending() || isThere) return;
    agent.halfType(field, address);
    book.change({ typed: { ...typed, [field]: address } });
  });
const halfTyped = fc.constantFrom(
  halfType("Customer", "new@rival.example"),
  halfType("Cc", "boss@rival.example"),
  halfType("Bcc", "spy@rival.example"),
);

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
  const { cc, typed } = book.form();
  const [first] = cc;
  const address = first ?? "ben@example.org";
  if (!agent.canType() || typed.Cc !== "") return;
  if (first !== undefined && !agent.canPress(`Remove ${first}`)) return;
  if (first === undefined) agent.addCc(address);
  else agent.press(`Remove ${address}`);
  book.change({ cc: first === undefined ? [address] : cc.slice(1) });
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
  const name = ["Mark as sent", "Mark as saved"].find((one) => agent.canPress(one));
  if (book.asked()?.threadId === undefined || name === undefined) return;
  book.claim();
  agent.press(name);
});

/** Not that of a file or a chip that was removed. */
const undo = command("undo", ({ page: { agent } }, book) => {
  if (!agent.canPress("Undo", ".rc-status")) return;
  book.takeBack();
  agent.press("Undo", 1, ".rc-status");
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

/** A question that nobody sees is no press any more, and what is there when it comes up is no news. */
const leaveComposer = ({ page }: Real, book: Book) => {
  if (page.agent.isAsked()) book.takeBack();
  book.setNews(false);
};
const mount = always("mount or unmount", (real, book) => {
  if (!real.page.isMounted()) return real.page.mount();
  leaveComposer(real, book);
  real.page.unmount();
});

/** The agent comes back to the page after it, and the page looks. */
const colleague = always("somebody else writes", ({ page, server }, book) => {
  // A page that never got a list cannot tell what came since.
  const canTell = page.hasList();
  server.colleague("It works again");
  if (!page.isMounted() || page.agent.isAsked()) return;
  document.dispatchEvent(new Event("visibilitychange"));
  if (canTell && server.canList()) book.setNews(true);
});

const arm = (next: Answer) => always(`the server: ${next}`, ({ server }) => server.arm(next));
const online = (isOnline: boolean) =>
  always(isOnline ? "online" : "offline", ({ page }) => page.setOnline(isOnline));
const pass = (seconds: number) => always(`${seconds} s pass`, ({ page }) => page.pass(seconds));
const lists = (areBroken: boolean) =>
  always(areBroken ? "lists fail" : "lists work", ({ server }, _book, { all }) => {
    server.breakLists(areBroken);
    if (areBroken) for (const book of all) book.breakLists();
  });

const again = (count: number, one: fc.Arbitrary<Command>) =>
  Array.from({ length: count }, () => one);
const one = (...commands: Command[]) => fc.constantFrom(...commands);

/** Each as often as it is worth: most of a day is typing and sending. */
export const commands = (options: fc.CommandsContraints) =>
  fc.commands<Books, Real, false>(
    [
      ...again(4, fc.constantFrom(...texts).map(type)),
      ...again(2, one(attach, remove)),
      ...again(2, halfTyped),
      one(...pageCommands),
      fc
        .tuple(fc.constantFrom(0, 20, 100, 250, 400), fc.boolean())
        .map(([ms, isFresh]) => leaveAtOnce(ms, isFresh)),
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
        undo,
        button("Cancel sending", (book) => book.takeBack()),
        button("Stop", (book) => book.stopResending()),
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
