// What becomes of the page itself: reloaded, left at once, taken over in another tab, used by another.
import { always, type Command, type Real } from "./command.js";
import { textOf, type Books } from "./desk.js";
import { isBlank } from "./form.js";

/** While a reply is at the server the agent waits; one that can still be undone is no reason to. */
function canLeave({ page }: Real, books: Books): boolean {
  if (!page.isMounted() || page.agent.isAsked()) return false;
  const isUndoable = page.agent.isDelayed();
  return books.all.every((book) => !book.isOnItsWay() || (isUndoable && book === books.now()));
}

async function leave({ page }: Real, books: Books): Promise<boolean> {
  const hasLeft = await page.reload();
  if (hasLeft) for (const book of books.all) book.reopened();
  return hasLeft;
}

const reload = always("reload", async (real, _book, books) => {
  if (canLeave(real, books)) await leave(real, books);
});

const words = "First words";

/** Nobody waits until something is kept: what the page cannot keep by then, the browser asks about. */
export const leaveAtOnce = (milliseconds: number, isFresh: boolean): Command =>
  always(
    `${isFresh ? "open, " : ""}type and leave within ${milliseconds} ms`,
    async (real, book, books) => {
      const { page } = real;
      if (!canLeave(real, books) || book.form().text !== "") return;
      // What is written before a stored draft is read may be offered beside it.
      if (isFresh && !isBlank(book.form())) return;
      if (isFresh && !(await leave(real, books))) return;
      await page.untilWritable();
      if (!page.agent.canType()) return;
      const text = textOf(page.who(), words);
      await page.agent.type(text);
      book.change({ text });
      await page.hurry(milliseconds);
      await leave(real, books);
    },
  );

/** Not where the first tab goes on by itself: in one realm nothing would end that with it. */
const takeOver = always("take over in another tab", async (real, _book, books) => {
  const { page } = real;
  const isShared = page.isSignedIn() && page.keeping !== "page";
  const isQuiet = books.all.every((book) => book.failed() === undefined);
  const canTake = () => canLeave(real, books) && !page.agent.isDelayed();
  if (!isShared || !isQuiet || !canTake()) return;
  await page.pass(1);
  if (!canTake()) return;
  await page.takeOver();
  for (const book of books.all) book.reopened();
});

/** Without an unmount. Whose what was written before is, is said by the first who says who they are. */
const switchAgents = always("another agent sits down", async ({ page }, book, { all }) => {
  const isAsked = page.isMounted() && page.agent.isAsked();
  if (!page.isSignedIn()) {
    const isBusy = book.isOnItsWay() || book.failed() !== undefined;
    if (page.isMounted() && !isAsked && !isBusy) page.switchTo(page.who());
    return;
  }
  if (isAsked) book.takeBack();
  for (const one of all) one.setNews(false);
  page.switchTo(page.who() === "one" ? "two" : "one");
});

export const pageCommands = [reload, takeOver, switchAgents, switchAgents];
