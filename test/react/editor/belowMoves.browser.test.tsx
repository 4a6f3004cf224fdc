import { QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { createMemoryStorage } from "../../../src/drafts/storage/memoryStorage.js";
import { useOutbox, type Body, type ReplyComposerProps, type User } from "../../../src/index.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";
import { newScope } from "../../drafts/faults.js";

// What stands below a text goes wherever the reply goes, and out once.

const plain = (value: string): Body => ({ format: "plain", value });
const users: User[] = [
  { id: 1, name: "Ann" },
  { id: 2, name: "Bob" },
];
const ofAgent = (agent: User | undefined) => plain(`Best,\n${agent?.name ?? "The team"}`);
const asWritten = "Hello<br><br>Yours<br><br><blockquote>Where is it?</blockquote>";

/** One of several tabs of a browser; `write` has a text with a signature of its own and a quote. */
async function open(given: Partial<ReplyComposerProps> & { client?: QueryClient } = {}) {
  const composer = await renderComposer({
    users,
    signature: ofAgent,
    drafts: { scope: newScope(), storage: createMemoryStorage() },
    ...given,
  });
  const { world, ref } = composer;
  const inside = page.elementLocator(composer.screen.container);
  const text = inside.getByRole("textbox", { name: "Reply", exact: true });
  const signature = inside.getByRole("group", { name: "Signature" });
  const field = signature.getByRole("textbox", { name: "Signature" });
  const press = (name: string) => inside.getByRole("button", { name, exact: true }).click();
  return {
    ...composer,
    text,
    signature,
    field,
    inside,
    press,
    quote: inside.getByRole("group", { name: "Quoted message" }),
    write: async () => {
      await text.fill("Hello");
      await press("Edit signature");
      await field.fill("Yours");
      ref.current?.quote("Where is it?");
      await expect.element(inside.getByText("Where is it?")).toBeVisible();
    },
    sentTexts: async () =>
      (await world.sent()).map((body) => Reflect.get(Object(body), "text") as unknown),
  };
}

/** The same reply in another tab. */
async function openSecond(
  first: Awaited<ReturnType<typeof open>>,
  given: Parameters<typeof open>[0],
) {
  const second = await open({ ...given, api: first.api });
  await expect.poll(() => second.banner("draft-elsewhere")).toBeTruthy();
  return second;
}

test("another tab takes over a signature that is open and a quote, and each goes out once", async () => {
  const given = { drafts: { scope: newScope(), storage: createMemoryStorage() } };
  const first = await open(given);
  await first.write();
  const second = await openSecond(first, given);
  await expect.element(second.signature).toHaveTextContent("Signature: Yours");
  await second.press("Take over");
  await expect.element(first.field).toHaveAttribute("readonly");
  await second.press("Edit signature");
  await second.field.fill("Yours truly");
  await expect.element(first.field).toHaveValue("Yours truly");
  await expect.element(first.quote).toHaveTextContent("Where is it?");
  await second.field.fill("Yours");
  second.ref.current?.submit();
  await expect.poll(() => second.banner("sent")).toBeTruthy();
  expect(await first.sentTexts()).toEqual([asWritten]);
  for (const tab of [first, second]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await expect.element(tab.signature).toHaveTextContent("Signature: Best, The team");
    // oxlint-disable-next-line no-await-in-loop -- as above
    await expect.element(tab.quote).not.toBeInTheDocument();
    // oxlint-disable-next-line no-await-in-loop -- as above
    await expect.element(tab.text).toHaveValue("");
  }
});

test("another tab that takes over a removed signature sends none, and can bring it back", async () => {
  const given = { drafts: { scope: newScope(), storage: createMemoryStorage() } };
  const first = await open(given);
  await first.write();
  await first.press("Remove signature");
  const second = await openSecond(first, given);
  await expect.element(second.inside.getByText("Signature removed")).toBeVisible();
  await second.press("Take over");
  await second.press("Undo");
  await expect.element(first.signature).toHaveTextContent("Signature: Best, The team");
  await second.press("Remove signature");
  await expect.element(first.signature).not.toBeInTheDocument();
  second.ref.current?.submit();
  await expect.poll(() => second.banner("sent")).toBeTruthy();
  expect(await first.sentTexts()).toEqual(["Hello<br><br><blockquote>Where is it?</blockquote>"]);
});

function Outbox({ client }: { client: QueryClient }) {
  const entries = useOutbox(client);
  return (
    <ul>
      {entries.map(({ text, tryAgain }) => (
        <li key={text}>
          <button onClick={tryAgain}>Again: {text}</button>
        </li>
      ))}
    </ul>
  );
}

test("the outbox sends it again as it was, once, whatever is signed by then", async () => {
  const client = new QueryClient();
  const given = {
    client,
    around: (composer: ReactNode) => (
      <>
        <Outbox client={client} />
        {composer}
      </>
    ),
  };
  const { world, write, ref, banner, rerender, sentTexts, inside, text } = await open(given);
  await write();
  await world.control("POST", "/faults", {
    then: { status: 500, body: { logRef: "abc-123", message: "It went wrong" } },
  });
  ref.current?.submit();
  await expect.poll(() => banner("failed")).toBeTruthy();
  await rerender({ conversation: { ...conversation, id: 101 }, signature: plain("Another") });
  await expect.element(text).toHaveValue("");
  await inside.getByRole("button", { name: "Again: Hello" }).click();
  await expect.poll(sentTexts).toEqual([asWritten, asWritten]);
  await rerender({});
  await expect.element(text).toHaveValue("");
});

test("a changed signature and a quote come back after a reload, and go out once", async () => {
  const given = { drafts: { scope: newScope(), storage: createMemoryStorage() } };
  const first = await open(given);
  await first.write();
  await userEvent.keyboard("{Escape}");
  await first.screen.unmount();
  const { signature, quote, ref, banner, sentTexts, inside } = await open({
    ...given,
    api: first.api,
  });
  await expect.element(signature).toHaveTextContent("Signature: Yours");
  await expect.element(quote).toHaveTextContent("Where is it?");
  // It is the agent's now, whoever replies.
  await inside.getByRole("combobox", { name: "Reply as" }).selectOptions("2");
  await expect.element(signature).toHaveTextContent("Signature: Yours");
  ref.current?.submit();
  await expect.poll(() => banner("sent")).toBeTruthy();
  expect(await first.sentTexts()).toEqual([asWritten]);
  expect(await sentTexts()).toEqual([]);
});

test("history has no signature, and the reply has it again that is none after all", async () => {
  const { write, inside, signature, sentTexts, banner, text, press } = await open({
    allowImported: true,
  });
  await write();
  const imported = inside.getByRole("switch", { name: "Imported" });
  await press("More options");
  await imported.click();
  await expect.element(signature).not.toBeInTheDocument();
  await imported.click();
  await expect.element(signature).toHaveTextContent("Signature: Yours");
  // Nothing takes the focus, which would close what the switch is in.
  await expect.element(imported).toHaveFocus();
  await imported.click();
  await press("Add to history");
  await expect.poll(() => banner("sent")).toBeTruthy();
  expect(await sentTexts()).toEqual(["Hello<br><br><blockquote>Where is it?</blockquote>"]);
  await expect.element(signature).toHaveTextContent("Signature: Best, The team");
  await expect.element(text).toHaveValue("");
});
