import { StrictMode } from "react";
import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { ReplyError } from "../../../src/index.js";
import { outboxOf } from "../../../src/session/outbox.js";
import { lockName } from "../../../src/drafts/tabs/ownership.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";
import { newScope, stored } from "../../drafts/faults.js";

type Composer = Awaited<ReturnType<typeof renderComposer>>;
const drafts = () => ({ scope: newScope() });
const words = "Too early";

async function press(composer: Composer, button: string) {
  await composer.screen.getByRole("button", { name: button, exact: true }).click();
}

interface Given extends NonNullable<Parameters<typeof renderComposer>[0]> {
  drafts: ReturnType<typeof drafts>;
}

/** The page goes away: the browser frees what it held, and nothing of it counts on. */
async function end({ screen }: Composer, { drafts: { scope } }: Given) {
  window.dispatchEvent(new PageTransitionEvent("pagehide"));
  await screen.unmount();
  const name = lockName(scope, conversation.id);
  await navigator.locks.request(name, { steal: true }, () => {});
}

/** Another page comes: it knows what is stored, and nothing else. */
async function reload(composer: Composer, given: Given) {
  await end(composer, given);
  const next = await renderComposer(given);
  await expect.element(next.text).not.toHaveAttribute("readonly");
  return next;
}

/** A reply that was restored without a word about a press. */
async function isPlain({ text, banner }: Composer) {
  await expect.element(text).toHaveValue(words);
  await expect.poll(() => banner("draft-restored")).toBeTruthy();
  expect(banner("not-sent")).toBeNull();
}

const limited = async () => {
  throw new ReplyError({ code: "rate-limited", detail: { retryAfter: 60 } });
};

describe("a page that goes away while a press could still be undone", () => {
  test("says on the way back that it was not sent, until it is sent: once, as it was pressed", async () => {
    const given = { undoSeconds: 30, drafts: drafts() };
    const first = await renderComposer(given);
    await first.text.fill(words);
    await press(first, "More ways to send");
    await first.screen.getByRole("menuitem", { name: /clos/i }).click();
    await expect.element(first.screen.getByRole("button", { name: "Undo" })).toBeVisible();

    const second = await reload(first, {
      ...given,
      around: (composer) => <StrictMode>{composer}</StrictMode>,
    });
    const notSent = second.screen.getByRole("status").filter({ hasText: "was not sent" });
    await expect.element(notSent).toHaveAttribute("data-banner", "not-sent");
    await userEvent.type(second.text, "!");
    const third = await reload(second, given);
    await expect.poll(() => third.banner("not-sent")).toBeTruthy();
    await expect.element(third.text).toHaveValue(`${words}!`);
    expect(await third.world.replies()).toEqual([]);

    await press(third, "Send now");
    await expect.poll(() => third.banner("sent")).toBeTruthy();
    expect(third.banner("not-sent")).toBeNull();
    const replies = await third.world.replies();
    expect(replies).toMatchObject([{ status: 201, body: { status: "closed" } }]);
    const fourth = await reload(third, given);
    await expect.element(fourth.text).toHaveValue("");
    expect(fourth.banner("not-sent")).toBeNull();
  });

  test("sends nothing unasked: Send now asks its questions first", async () => {
    const given = { undoSeconds: 30, drafts: drafts() };
    const first = await renderComposer(given);
    await first.reply("The scan is attached");
    await press(first, "Send anyway");
    await expect.element(first.screen.getByRole("button", { name: "Undo" })).toBeVisible();
    const second = await reload(first, given);
    await expect.poll(() => second.banner("not-sent")).toBeTruthy();
    await press(second, "Send now");
    await expect.element(second.screen.getByRole("dialog")).toBeVisible();
    expect(await second.world.replies()).toEqual([]);
    expect(second.banner("not-sent")).not.toBeNull();
  });
});

test("a tab that follows says it when the one that was to send has gone", async () => {
  const given = { undoSeconds: 30, drafts: drafts() };
  const first = await renderComposer(given);
  await first.reply(words);
  await expect.element(first.screen.getByRole("button", { name: "Undo" })).toBeVisible();
  const second = await renderComposer(given);
  await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
  await end(first, given);
  await expect.poll(() => second.banner("not-sent")).toBeTruthy();
  await expect.element(second.text).toHaveValue(words);
});

test("a countdown that a closed page ends is one, too", async () => {
  const given = { drafts: drafts() };
  const world = await renderComposer();
  const api = { ...world.api, createReply: limited };
  await world.screen.unmount();
  const first = await renderComposer({ ...given, api });
  await first.reply(words);
  await expect.poll(() => first.banner("rate-limited")).toBeTruthy();
  const second = await reload(first, given);
  await expect.poll(() => second.banner("not-sent")).toBeTruthy();
});

describe("nothing is said of a press", () => {
  test("that was undone, of a countdown that was stopped, or once it was dismissed", async () => {
    const given = { undoSeconds: 30, drafts: drafts() };
    const first = await renderComposer(given);
    await first.reply(words);
    await press(first, "Undo");
    const second = await reload(first, given);
    await isPlain(second);
    await second.text.click();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect.element(second.screen.getByRole("button", { name: "Undo" })).toBeVisible();
    const third = await reload(second, given);
    await expect.poll(() => third.banner("not-sent")).toBeTruthy();
    await press(third, "Dismiss");
    const api = { ...third.api, createReply: limited };
    const fourth = await reload(third, { ...given, api, undoSeconds: 0 });
    await isPlain(fourth);
    await fourth.text.click();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect.poll(() => fourth.banner("rate-limited")).toBeTruthy();
    await userEvent.type(fourth.text, "!");
    await userEvent.keyboard("{Backspace}");
    await isPlain(await reload(fourth, given));
  });

  test("that the agent hurried or took back after its composer was gone", async () => {
    const leave = async () => {
      const given = { undoSeconds: 30, drafts: drafts() };
      const { reply, screen, client, world } = await renderComposer(given);
      await reply(words);
      await expect.element(screen.getByRole("button", { name: "Undo" })).toBeVisible();
      await screen.unmount();
      const [entry] = outboxOf(client).getSnapshot();
      return { entry, world, isOver: () => outboxOf(client).getSnapshot().length === 0, given };
    };
    const hurried = await leave();
    hurried.entry?.sendNow?.();
    await expect.poll(async () => (await hurried.world.replies())[0]?.status).toBe(201);
    await expect.poll(hurried.isOver).toBe(true);
    const next = await renderComposer(hurried.given);
    await expect.element(next.text).not.toHaveAttribute("readonly");
    await expect.element(next.text).toHaveValue("");
    expect(next.banner("not-sent")).toBeNull();
    await next.screen.unmount();

    const undone = await leave();
    undone.entry?.cancel?.();
    const database = await stored();
    const records = () => database.under(["draft", undone.given.drafts.scope]);
    await expect.poll(records).toHaveLength(1);
    const waits = expect.objectContaining({ waiting: expect.anything() });
    await expect.poll(records).not.toContainEqual(waits);
    database.close();
    await isPlain(await renderComposer(undone.given));
  });
});
