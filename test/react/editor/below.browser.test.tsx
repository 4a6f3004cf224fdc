import { QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { ComposerEvents, User } from "../../../src/index.js";
import { RichText } from "../../../src/rich-text.js";
import { listenTo } from "../../browser/liveRegions.js";
import { renderComposer } from "../../browser/renderComposer.js";

const plain = (value: string) => ({ format: "plain", value }) as const;
const html = (value: string) => ({ format: "html", value }) as const;
const users: User[] = [
  { id: 1, name: "Ann" },
  { id: 2, name: "Bob" },
];
const ofAgent = (agent: User | undefined) => plain(`Best,\n${agent?.name ?? "The team"}`);

/** A composer, and what stands below its text. */
async function composerWith(given: NonNullable<Parameters<typeof renderComposer>[0]>) {
  const composer = await renderComposer(given);
  const { screen, world, ref, banner } = composer;
  return {
    ...composer,
    signature: screen.getByRole("group", { name: "Signature" }),
    quote: screen.getByRole("group", { name: "Quoted message" }),
    press: (name: string) => screen.getByRole("button", { name, exact: true }).click(),
    sentTexts: async () => {
      ref.current?.submit();
      await expect.poll(() => banner("sent")).toBeTruthy();
      return (await world.sent()).map((body) => Reflect.get(Object(body), "text") as unknown);
    },
  };
}

test("a signature follows who replies, and goes out as the screen says", async () => {
  const { signature, screen, ref, text, sentTexts } = await composerWith({
    users,
    signature: ofAgent,
  });
  await expect.element(signature).toHaveTextContent("Signature: Best, The team");
  ref.current?.submit();
  await expect.element(screen.getByText("Write a reply first")).toBeVisible();
  await screen.getByRole("combobox", { name: "Reply as" }).selectOptions("2");
  await expect.element(signature).toHaveTextContent("Signature: Best, Bob");
  await text.fill("It is on its way.");
  expect(await sentTexts()).toEqual(["It is on its way.<br><br>Best,<br>Bob"]);
  await expect.element(signature).toHaveTextContent("Signature: Best, The team");
});

test("one that is changed stays so until it is sent", async () => {
  const { signature, screen, text, press, sentTexts } = await composerWith({
    users,
    signature: ofAgent,
  });
  await press("Edit signature");
  const field = signature.getByRole("textbox", { name: "Signature" });
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveValue("Best,\nThe team");
  await field.fill("");
  await field.fill("Yours");
  await screen.getByRole("combobox", { name: "Reply as" }).selectOptions("1");
  await text.fill("Hello");
  expect(await sentTexts()).toEqual(["Hello<br><br>Yours"]);
  await expect.element(signature).toHaveTextContent("Signature: Best, The team");
  await expect.element(field).not.toBeInTheDocument();
});

test("one that is removed stays so over a reload, and can be taken back", async () => {
  const client = new QueryClient();
  const given = { signature: ofAgent, client, drafts: { scope: "below" } };
  const first = await composerWith(given);
  await first.text.fill("Hello");
  const removing = first.screen.getByRole("button", { name: "Remove signature" }).element();
  removing.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  // At once: a key that comes before would go to the page, and Ctrl+Z there takes back the text.
  expect(first.text.element()).toHaveFocus();
  await expect.element(first.signature).not.toBeInTheDocument();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(first.signature).toBeInTheDocument();
  await first.press("Remove signature");
  await first.screen.unmount();
  const next = await composerWith({ ...given, client: new QueryClient(), api: first.api });
  await expect.element(next.text).toHaveValue("Hello");
  await expect.element(next.screen.getByText("Signature removed")).toBeInTheDocument();
  await next.press("Undo");
  await expect.element(next.signature).toBeInTheDocument();
});

test("a message is quoted, what is selected of it alone, once, and seen by no check", async () => {
  const onValuesChange = vi.fn<NonNullable<ComposerEvents["onValuesChange"]>>();
  const { ref, quote, text, press, sentTexts, screen } = await composerWith({
    signature: plain("{{ name }}"),
    onValuesChange,
    around: (composer) => (
      <>
        <p id="message">Where is it? Dear Bob, see the attached list.</p>
        {composer}
      </>
    ),
  });
  const thread = {
    body: '<p>Where is it?</p><img src="https://tracker.example/x.png"><p>Dear <b>Bob</b>, see the attached list.</p>',
    createdAt: "2020-05-03T10:00:00Z",
    createdBy: { name: "Ann Lee" },
  };
  ref.current?.quote(thread);
  ref.current?.quote(thread);
  const intro = "On 3 May 2020, Ann Lee wrote:";
  await expect.element(quote).toHaveTextContent(intro);
  expect(onValuesChange.mock.lastCall?.[1]).toEqual({ reason: "insert", changed: ["quote"] });
  await press("Show quoted message");
  const shown = quote.getByRole("region", { name: "Quoted message" });
  await expect.element(shown).toHaveTextContent("Where is it?Dear Bob, see the attached list.");
  expect(shown.element().querySelector("blockquote strong")?.textContent).toBe("Bob");
  expect(shown.element().querySelector("img")).toBeNull();
  await press("Remove quoted message");
  await press("Undo");
  await press("Remove quoted message");
  const words = document.getElementById("message")?.firstChild;
  if (words) getSelection()?.setBaseAndExtent(words, 13, words, 45);
  ref.current?.quote(thread);
  await expect.element(quote).toBeInTheDocument();
  await text.fill("It is on its way.");
  expect(await sentTexts()).toEqual([
    `It is on its way.<br><br>{{ name }}<br><br>${intro}<blockquote><p>Dear <strong>Bob</strong>, see the attached list.</p></blockquote>`,
  ]);
  await expect.element(quote).not.toBeInTheDocument();
  await expect.element(screen.getByRole("button", { name: "Undo" })).not.toBeInTheDocument();
});

test("what becomes of both is said, and that it was taken back", async () => {
  const { ref, screen, text, press } = await composerWith({ signature: ofAgent });
  const said = listenTo(screen.container);
  const takesBack = () => userEvent.keyboard("{Control>}z{/Control}");
  await text.click();
  const acts = [
    [() => ref.current?.quote("One"), "Message quoted"],
    [() => press("Remove quoted message"), "Quoted message removed"],
    [takesBack, "Quoted message is back"],
    [() => press("Remove signature"), "Signature removed"],
    [() => press("Undo"), "Signature is back"],
  ] as const;
  for (const [act, words] of acts) {
    // oxlint-disable-next-line no-await-in-loop -- one act after the other
    await act();
    // oxlint-disable-next-line no-await-in-loop
    await expect.poll(() => said.at(-1)).toBe(`polite: ${words}`);
  }
  expect(said).toEqual(acts.map(([, words]) => `polite: ${words}`));
});

test("what is quoted after the press goes with the next reply", async () => {
  const { ref, quote, text, press, banner, screen, sentTexts } = await composerWith({
    undoSeconds: 30,
  });
  ref.current?.quote("One");
  await text.fill("First");
  ref.current?.submit();
  await expect.element(screen.getByRole("button", { name: "Send now" })).toBeVisible();
  ref.current?.quote("Two");
  await expect.element(quote).toHaveTextContent("One Two");
  await press("Send now");
  await expect.poll(() => banner("sent")).toBeTruthy();
  await expect.element(quote).toHaveTextContent("Quoted message: Two");
  await text.fill("Second");
  ref.current?.submit();
  await press("Send now");
  await expect.element(text).toHaveValue("");
  expect((await sentTexts()).slice(0, 2)).toEqual([
    "First<br><br><blockquote>One</blockquote>",
    "Second<br><br><blockquote>Two</blockquote>",
  ]);
});

test("in the rich editor it is as high, and keeps its formatting", async () => {
  const logo = html("<p><b>Ann</b> of X</p>");
  const { screen, signature, text, press, sentTexts } = await composerWith({
    editor: RichText,
    signature: logo,
  });
  await expect.element(signature).toHaveTextContent("Ann of X");
  expect(screen.getByRole("form").element().getBoundingClientRect().height).toBeLessThanOrEqual(
    200,
  );
  await press("Edit signature");
  const field = signature.getByRole("textbox", { name: "Signature" });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard(" Ltd");
  await expect.element(screen.getByRole("toolbar")).toBeInTheDocument();
  expect(screen.getByRole("toolbar").elements()).toHaveLength(1);
  await userEvent.keyboard("{Escape}");
  await expect.element(screen.getByRole("button", { name: "Edit signature" })).toHaveFocus();
  await text.click();
  await userEvent.keyboard("Hi");
  expect(await sentTexts()).toEqual(["Hi<p><strong>Ann</strong> of X Ltd</p>"]);
});
