import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { DraftOptions } from "../../../src/drafts/storage/places.js";
import { takeClipboard } from "../../browser/clipboard.js";
import { renderComposer } from "../../browser/renderComposer.js";
import { newScope, refusing } from "../../drafts/faults.js";

const inMemory = () => ({ scope: newScope(), storage: refusing(() => undefined).storage });

async function begin(given: DraftOptions = inMemory()) {
  const composer = await renderComposer({ drafts: given });
  const { screen, text } = composer;
  await expect.element(text).not.toHaveAttribute("readonly");
  // What is rare is loaded with it, the list of versions too.
  await screen.getByRole("button", { name: "More options" }).click();
  await expect.element(screen.getByRole("button", { name: "Keyboard shortcuts" })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  const dialog = () => screen.container.querySelector("dialog[aria-label='Earlier versions']");
  return {
    ...composer,
    given,
    /** As the dialog lists them: what became of each, and its text. */
    versions: () =>
      [...(dialog()?.querySelectorAll("li") ?? [])].map((item) =>
        [...item.children].slice(0, 2).map((child) => child.textContent),
      ),
  };
}

const before = (what: string): unknown => expect.stringContaining(what);

test("the text is kept as it was before an insert", async () => {
  const { text, ref, versions } = await begin();
  await text.fill("Hello");
  ref.current?.insert({ format: "plain", value: " A saved reply." }, "end");
  await expect.element(text).toHaveValue("Hello A saved reply.");
  await expect.poll(versions).toEqual([[before("before text was inserted"), "Hello"]]);
});

test("the text is kept as it was before a paste over a selection, and only then", async () => {
  const { text, versions } = await begin();
  await text.fill("Hello");
  await takeClipboard();
  await navigator.clipboard.writeText("Pasted");
  await userEvent.keyboard("{End}{Control>}v{/Control}");
  await expect.element(text).toHaveValue("HelloPasted");
  await userEvent.keyboard("{Control>}av{/Control}");
  await expect.element(text).toHaveValue("Pasted");
  await expect.poll(versions).toEqual([[before("before text was pasted over it"), "HelloPasted"]]);
});

test("what is restored takes the place of the text, in one step that can be undone", async () => {
  const { text, ref, screen, versions } = await begin();
  await text.fill("Hello");
  ref.current?.insert({ format: "plain", value: " A saved reply." }, "end");
  await screen.getByRole("button", { name: "More options" }).click();
  await screen.getByRole("button", { name: "Earlier versions" }).click();
  await screen.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
  await expect.element(text).toHaveValue("Hello");
  await expect.poll(versions).toEqual([
    [before("before another version was restored"), "Hello A saved reply."],
    [before("before text was inserted"), "Hello"],
  ]);
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(text).toHaveValue("Hello A saved reply.");
});

test("the text is kept as it was before it was discarded, and over a reload", async () => {
  const { text, screen, given } = await begin();
  await text.fill("Hello");
  await expect.element(screen.getByText("Saved on this device")).toBeVisible();
  await screen.unmount();
  const second = await begin(given);
  await second.screen.getByRole("button", { name: "Discard", exact: true }).click();
  await expect.poll(second.versions).toEqual([[before("discard"), "Hello"]]);
  await second.screen.unmount();
  const third = await begin(given);
  await expect.element(third.text).toHaveValue("");
  await expect.poll(third.versions).toEqual([[before("discard"), "Hello"]]);
});

test("the last twenty are kept", async () => {
  const { text, ref, screen, given, versions } = await begin();
  await text.fill("0");
  for (let at = 1; at <= 22; at += 1) {
    ref.current?.insert({ format: "plain", value: ` ${at}` }, "end");
  }
  const ends = (all: ReturnType<typeof versions>) =>
    all.map(([, words]) => words?.split(" ").at(-1));
  const wanted = Array.from({ length: 20 }, (_, at) => String(21 - at));
  await expect.poll(() => ends(versions())).toEqual(wanted);
  await screen.unmount();
  const again = await begin(given);
  await expect.poll(() => ends(again.versions())).toEqual(wanted);
});

test("a text that is taken away is found again, after a reload at once", async () => {
  const scope = newScope();
  const drafts = { scope };
  const first = await begin(drafts);
  await first.text.fill("Hello Ann");
  await expect.element(first.screen.getByText("Saved on this device")).toBeVisible();
  await userEvent.keyboard("{Control>}a{/Control}{Delete}");
  // No task for the composer between the key and what the browser does as the page goes.
  window.dispatchEvent(new PageTransitionEvent("pagehide"));
  await first.screen.unmount();
  const second = await begin(drafts);
  await expect.poll(second.versions).toEqual([[before("before text was removed"), "Hello Ann"]]);
  await expect.element(second.text).toHaveValue("");
  await second.screen.getByRole("button", { name: "More options" }).click();
  await second.screen.getByRole("button", { name: "Earlier versions" }).click();
  await second.screen.getByRole("button", { name: "Restore" }).click();
  await expect.element(second.text).toHaveValue("Hello Ann");
});

test("a text is kept before it is cut, typed over, undone by the browser, or set by the host", async () => {
  const { text, ref, versions, send, banner } = await begin();
  const texts = () => versions().map(([, words]) => words);
  await text.fill("Cut out");
  await takeClipboard();
  await userEvent.keyboard("{Control>}ax{/Control}");
  await expect.poll(texts).toEqual(["Cut out"]);
  await userEvent.keyboard("Typed over{Control>}a{/Control}U");
  await expect.poll(texts).toEqual(["Typed over", "Cut out"]);
  document.execCommand("insertText", false, "ndone by the browser");
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.poll(() => texts()[0]).toContain("ndone by the browser");
  const count = texts().length;
  ref.current?.set({ text: { format: "plain", value: "Of the agent" } });
  ref.current?.set({ text: { format: "plain", value: "The host's" } });
  await expect.poll(() => texts()[0]).toBe("Of the agent");
  // What goes with a reply that is sent was not taken away.
  await send.click();
  await expect.poll(() => banner("sent")).toBeTruthy();
  expect(texts()).toHaveLength(count + 1);
});
