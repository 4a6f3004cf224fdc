import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import {
  createHelpScoutApi,
  lazyEditor,
  type Body,
  type Editor,
  type EditorModule,
  type ReplyComposerProps,
} from "../../../src/index.js";
import { RichText } from "../../../src/rich-text.js";
import { LexicalEditor } from "../../../stories/editors/LexicalEditor.js";
import { TiptapEditor } from "../../../stories/editors/TiptapEditor.js";
import { takeClipboard } from "../../browser/clipboard.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";
import { createWorld } from "../../browser/world.js";
import { newScope, refusing, stored } from "../../drafts/faults.js";

// What the composer promises of the text, it promises of each editor that is plugged in.
const editors: Record<string, { editor: Editor | undefined; isRich: boolean }> = {
  "the textarea": { editor: undefined, isRich: false },
  RichText: { editor: RichText, isRich: true },
  Tiptap: { editor: TiptapEditor, isRich: true },
  Lexical: { editor: LexicalEditor, isRich: true },
};
const rich = Object.entries(editors).filter(([, { isRich }]) => isRich);

const drafts = () => ({ scope: newScope(), storage: refusing(() => undefined).storage });

/** What a person reads there. */
function seenIn(element: Element): string {
  if (element instanceof HTMLTextAreaElement) return element.value;
  const { innerText } = element as HTMLElement;
  // Engines differ in how they keep spaces, and paragraphs from each other.
  return innerText
    .replaceAll("\u00a0", " ")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

/** A composer, and what is in it as a person sees it. */
async function open(editor: Editor | undefined, given: Partial<ReplyComposerProps> = {}) {
  const composer = await renderComposer({ ...given, editor });
  const inside = page.elementLocator(composer.screen.container);
  const text = inside.getByRole("textbox", { name: "Reply", exact: true });
  const isBold = (words: string) =>
    [...text.element().querySelectorAll("strong, b")].some(({ textContent }) =>
      textContent?.includes(words),
    );
  const type = async (keys: string) => {
    text.element().focus();
    await userEvent.keyboard(keys);
  };
  const sentText = async () => {
    await expect.poll(() => composer.banner("sent")).toBeTruthy();
    const [body] = (await composer.world.sent()).slice(-1);
    return String(Reflect.get(Object(body), "text"));
  };
  return {
    ...composer,
    inside,
    text,
    isBold,
    type,
    sentText,
    seen: () => seenIn(text.element()),
    press: () => type("{Control>}{Enter}{/Control}"),
  };
}

const html = "<p>Dear <strong>Ann</strong>,</p>";

describe.each(Object.entries(editors))("with %s", (_name, { editor, isRich }) => {
  test("what is typed is sent, and the next reply begins empty", async () => {
    const { type, press, sentText, seen, text, inside } = await open(editor);
    const form = inside.getByRole("form").element();
    const edges = [form, text.element()].map((one) => one.getBoundingClientRect().right);
    expect(edges[1]).toBeLessThanOrEqual(edges[0] ?? 0);
    await type("How are you?");
    await press();
    expect(await sentText()).toContain("How are you?");
    await expect.poll(seen).toBe("");
    await expect.element(text).toHaveFocus();
  });

  test("an empty reply is not sent: the focus is there, and what is wrong is said", async () => {
    const { send, text, world, type } = await open(editor);
    await send.click();
    await expect.element(text).toHaveFocus();
    await expect.element(text).toHaveAttribute("aria-invalid", "true");
    await expect.element(text).toHaveAccessibleDescription(/./);
    await type("Hello");
    await expect.element(text).toHaveAttribute("aria-invalid", "false");
    expect(await world.sent()).toEqual([]);
  });

  test("what was emptied by hand is no draft", async () => {
    const kept: Body[] = [];
    const { type } = await open(editor, { onValuesChange: ({ text }) => kept.push(text) });
    await type("Hello{Control>}a{/Control}{Backspace}");
    await expect.poll(() => kept.at(-1)).toEqual({ format: "plain", value: "" });
  });

  test("what is typed comes back, where the cursor was", async () => {
    const kept = { drafts: drafts() };
    const first = await open(editor, kept);
    await first.type("Hello Ann{ArrowLeft}{ArrowLeft}{ArrowLeft}my ");
    await first.screen.unmount();
    const { seen, text } = await open(editor, kept);
    await expect.poll(seen).toBe("Hello my Ann");
    // As fast as a program types that has just pressed Tab.
    text.element().focus();
    document.execCommand("insertText", false, "dear ");
    await expect.poll(seen).toBe("Hello my dear Ann");
  });

  test("what is typed while what is kept is read is no draft of its own", async () => {
    const { seen, type, banner, screen } = await open(editor, { drafts: drafts() });
    await type("Hello");
    await expect.poll(seen).toBe("Hello");
    expect(banner("draft-offered")).toBeNull();
    await screen.unmount();
  });

  test("HTML to begin with is shown as far as it can be, and is no draft", async () => {
    const client = new QueryClient();
    const given = { initial: { text: { format: "html" as const, value: html } } };
    const { seen, isBold, ref, screen, type } = await open(editor, {
      ...given,
      queryClient: client,
    });
    await expect.poll(seen).toBe("Dear Ann,");
    expect(isBold("Ann")).toBe(isRich);
    ref.current?.set({ text: { format: "plain", value: "x" } }, { onlyUntouched: true });
    await expect.poll(seen).toBe("x");
    // Who goes on writing does so behind it.
    await type("y");
    await expect.poll(seen).toBe("xy");
    await screen.unmount();
  });

  test("so is HTML that is set, and HTML of a draft", async () => {
    const kept = { drafts: drafts() };
    const first = await open(editor, kept);
    first.ref.current?.set({ text: { format: "html", value: html } });
    await expect.poll(first.seen).toBe("Dear Ann,");
    expect(first.isBold("Ann")).toBe(isRich);
    await first.screen.unmount();
    const { seen, isBold, type } = await open(editor, kept);
    await expect.poll(seen).toBe("Dear Ann,");
    expect(isBold("Ann")).toBe(isRich);
    await type(" hello");
    await expect.poll(seen).toBe("Dear Ann, hello");
  });

  test.each(["cursor", "start", "end"] as const)(
    "an insert at the %s replaces nothing, and one Ctrl+Z takes it back",
    async (at) => {
      const { seen, type, ref, isBold, text } = await open(editor);
      await type("One two{Shift>}{ArrowLeft}{/Shift}");
      ref.current?.insert({ format: "html", value: "<b>new</b>" }, at);
      const expected = { cursor: "One twonew", start: "newOne two", end: "One twonew" };
      await expect.poll(seen).toBe(expected[at]);
      expect(isBold("new")).toBe(isRich);
      await expect.element(text).toHaveFocus();
      await userEvent.keyboard("{Control>}z{/Control}");
      await expect.poll(seen).toBe("One two");
    },
  );

  test("an earlier version comes back with its formatting, in one step", async () => {
    const { seen, type, ref, isBold, screen } = await open(editor, { drafts: drafts() });
    ref.current?.set({ text: { format: "html", value: html } });
    await expect.poll(seen).toBe("Dear Ann,");
    ref.current?.insert({ format: "plain", value: " A saved reply." }, "end");
    await type("{Control>}a{/Control}{Backspace}");
    await expect.poll(seen).toBe("");
    await screen.getByRole("button", { name: "More options" }).click();
    await screen.getByRole("button", { name: "Earlier versions" }).click();
    const versions = screen.getByRole("dialog").getByRole("listitem");
    await expect.element(versions.last()).toHaveTextContent("Dear Ann,");
    await versions.last().getByRole("button", { name: "Restore" }).click();
    await expect.poll(seen).toBe("Dear Ann,");
    expect(isBold("Ann")).toBe(isRich);
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(seen).toBe("");
  });

  test("while it is sent it can be read, and nothing is written", async () => {
    let resolve = (_sent: { threadId: number }) => {};
    const sending = new Promise<{ threadId: number }>((done) => {
      resolve = done;
    });
    const { baseUrl } = createWorld();
    const api = { ...createHelpScoutApi({ baseUrl }), createReply: () => sending };
    const { type, press, text, seen } = await open(editor, { api });
    await type("Hello");
    await press();
    await expect.poll(() => isReadOnly(text.element())).toBe(true);
    await expect.element(text).toHaveFocus();
    await userEvent.keyboard("x{Backspace}");
    expect(seen()).toBe("Hello");
    resolve({ threadId: 1 });
    await expect.poll(() => isReadOnly(text.element())).toBe(false);
    await expect.poll(seen).toBe("");
  });

  test("a second tab follows, cannot write, and takes over", async () => {
    const { storage, memory } = refusing(() => undefined);
    const kept = { scope: newScope(), storage };
    const first = await open(editor, { drafts: kept });
    await first.type("Dear ");
    first.ref.current?.insert({ format: "html", value: "<b>Ann</b>" });
    // Whoever is first with the lock edits it.
    const record = async () => JSON.stringify(await memory.get(["draft", kept.scope, "123"]));
    await expect.poll(record).toContain("Ann");
    const second = await open(editor, { drafts: kept });
    await expect.poll(second.seen).toBe("Dear Ann");
    expect(second.isBold("Ann")).toBe(isRich);
    expect(isReadOnly(second.text.element())).toBe(true);
    await second.type("x");
    expect(second.seen()).toBe("Dear Ann");
    await first.type("{Control>}{End}{/Control}, hello");
    await expect.poll(second.seen).toBe("Dear Ann, hello");
    await second.inside.getByRole("button", { name: "Take over" }).click();
    await expect.poll(() => isReadOnly(second.text.element())).toBe(false);
    await expect.poll(() => isReadOnly(first.text.element())).toBe(true);
    await second.type("{Control>}{End}{/Control}!");
    await expect.poll(first.seen).toBe("Dear Ann, hello!");
    expect(first.isBold("Ann")).toBe(isRich);
  });

  test("copies what cannot be sent, with its formatting", async () => {
    const locked = { ...conversation, id: 112 };
    const { ref, seen, press, banner, screen } = await open(editor, { conversation: locked });
    ref.current?.set({ text: { format: "html", value: html } });
    await expect.poll(seen).toBe("Dear Ann,");
    await press();
    await expect.poll(() => banner("locked")).toBeTruthy();
    await takeClipboard();
    await navigator.clipboard.writeText("before");
    await screen.getByRole("button", { name: "Copy reply" }).click();
    await expect.poll(() => navigator.clipboard.readText()).toBe("Dear Ann,");
    const [item] = await navigator.clipboard.read();
    expect(item?.types.includes("text/html")).toBe(isRich);
  });

  test("what it says is checked, whatever its format", async () => {
    const { ref, seen, press, screen } = await open(editor);
    ref.current?.set({
      text: { format: "html", value: "<p>I have <b>attached</b> the file.</p>" },
    });
    await expect.poll(seen).toBe("I have attached the file.");
    await press();
    await expect.element(screen.getByRole("dialog")).toHaveTextContent(/attach/i);
  });
});

function isReadOnly(element: Element): boolean {
  return element.matches("[readonly], [aria-readonly=true]");
}

test("HTML of a draft that the textarea has sent is no draft any more", async () => {
  const { storage, memory } = refusing(() => undefined);
  const scope = newScope();
  const text = { format: "html", value: html };
  const key = ["draft", scope, "123"] as const;
  const untouched = ["customer", "cc", "bcc"];
  await memory.set(key, { version: 1, savedAt: Date.now(), values: { text }, untouched });
  let resolve = (_sent: { threadId: number }) => {};
  const sending = new Promise<{ threadId: number }>((done) => {
    resolve = done;
  });
  const { baseUrl } = createWorld();
  const api = { ...createHelpScoutApi({ baseUrl }), createReply: () => sending };
  const client = new QueryClient();
  const given = { drafts: { scope, storage }, api, queryClient: client };
  const { seen, press, screen, text: field } = await open(undefined, given);
  await expect.poll(seen).toBe("Dear Ann,");
  await press();
  await expect.poll(() => isReadOnly(field.element())).toBe(true);
  await screen.unmount();
  resolve({ threadId: 1 });
  await expect.poll(() => memory.get(key)).toBeUndefined();
  const again = await open(undefined, given);
  await expect.poll(again.seen).toBe("");
});

const plainDraft = "Dear Ann,\n\n  two  spaces & <b>no tags</b>\n- a\n- b\n\nBye";
const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean);

test.each(rich)("a plain draft loses no word in %s and back", async (_name, { editor }) => {
  const kept = { drafts: drafts() };
  const first = await open(undefined, kept);
  await first.text.fill(plainDraft);
  await first.screen.unmount();
  const second = await open(editor, kept);
  await expect.poll(second.seen).toContain("<b>no tags</b>");
  await second.type("{Control>}{End}{/Control}!");
  await expect.poll(second.seen).toContain("Bye!");
  await second.screen.unmount();
  const third = await open(undefined, kept);
  await expect.poll(third.seen).toContain("Bye!");
  expect(wordsOf(third.seen())).toEqual(wordsOf(`${plainDraft}!`));
});

// As the first release wrote them: a cursor without a format, versions without a body.
test.each(Object.entries(editors))(
  "what was stored before there were editors comes back in %s, and goes on to the textarea",
  async (_name, { editor }) => {
    const scope = newScope();
    const recordOf = (value: string, savedAt: number) => ({
      version: 1,
      savedAt,
      values: { text: { format: "plain", value } },
      untouched: ["customer", "cc", "bcc"],
      cursor: { start: 4, end: 4 },
      files: [],
    });
    const now = Date.now();
    const database = await stored();
    await database.put(["draft", scope, "123"], recordOf("Dear", now - 2000));
    const version = { at: now - 3000, text: "An <i>earlier</i>\ntext", before: "removal" };
    await database.put(["versions", scope, "123", "v1"], version);
    database.close();
    const lastWord = { isOwn: true, draft: recordOf(plainDraft, now - 1000) };
    const name = `reply-composer:last-word:["${scope}","123","w1"]`;
    localStorage.setItem(name, JSON.stringify(lastWord));

    const { seen, screen, inside } = await open(editor, { drafts: { scope } });
    await expect.poll(() => wordsOf(seen())).toEqual(wordsOf(plainDraft));
    await inside.getByRole("button", { name: "More options" }).click();
    await inside.getByRole("button", { name: "Earlier versions" }).click();
    const versions = inside.getByRole("dialog").getByRole("listitem");
    await versions.filter({ hasText: "earlier" }).getByRole("button", { name: "Restore" }).click();
    await expect.poll(seen).toBe("An <i>earlier</i>\ntext");
    await userEvent.keyboard("{Control>}{End}{/Control}!");
    await expect.poll(seen).toBe("An <i>earlier</i>\ntext!");
    await screen.unmount();
    const plain = await open(undefined, { drafts: { scope } });
    // Between paragraphs that are a host's there is a line.
    await expect.poll(plain.seen).toMatch(/^An <i>earlier<\/i>\n{1,2}text!$/);
    await plain.inside.getByRole("button", { name: "More options" }).click();
    await plain.inside.getByRole("button", { name: "Earlier versions" }).click();
    const earlier = plain.inside.getByRole("dialog").getByRole("listitem");
    await expect.element(earlier.filter({ hasText: "two spaces & <b>no tags</b>" })).toBeVisible();
  },
);

test.each(rich)(
  "what is formatted in %s loses no word in the textarea and back",
  async (_name, { editor }) => {
    const kept = { drafts: drafts() };
    const value = `<p>See <a href="https://a.example/1">the <b>offer</b></a>:</p><ul><li>one</li><li>two</li></ul><p>1 &lt; 2</p>`;
    const first = await open(editor, kept);
    first.ref.current?.set({ text: { format: "html", value } });
    await expect.poll(first.seen).toContain("1 < 2");
    await first.screen.unmount();
    const second = await open(undefined, kept);
    const words = wordsOf("See the offer (https://a.example/1): - one - two 1 < 2");
    await expect.poll(() => wordsOf(second.seen())).toEqual(words);
    await second.type("!");
    await expect.poll(second.seen).toContain("1 < 2!");
    await second.screen.unmount();
    const third = await open(editor, kept);
    await expect.poll(third.seen).toContain("1 < 2!");
    expect(third.seen()).toMatch(/See the offer \(https:\/\/a\.example\/1\):[^]*one[^]*two/);
  },
);

describe("an editor that is loaded later", () => {
  const later = () => {
    let load = (_module: EditorModule) => {};
    let fail = (_error: Error) => {};
    const loading = new Promise<EditorModule>((resolve, reject) => {
      load = resolve;
      fail = reject;
    });
    return {
      editor: lazyEditor(() => loading),
      arrive: () => load({ default: TiptapEditor }),
      fail: () => fail(new Error("The chunk is not there")),
    };
  };
  const isTextarea = (element: Element) => element.matches("textarea");

  test("takes over what was typed, with the cursor and the focus", async () => {
    const { editor, arrive } = later();
    const { text, type, seen, press, sentText } = await open(editor);
    await type("Hello Ann,{Enter}bye{ArrowLeft}{ArrowLeft}{ArrowLeft}");
    expect(isTextarea(text.element())).toBe(true);
    arrive();
    await expect.poll(() => isTextarea(text.element())).toBe(false);
    await expect.element(text).toHaveFocus();
    await userEvent.keyboard("good");
    await expect.poll(seen).toBe("Hello Ann,\ngoodbye");
    await press();
    expect(await sentText()).toContain("goodbye");
  });

  test("shows all of the HTML that the textarea could not", async () => {
    const { editor, arrive } = later();
    const given = { initial: { text: { format: "html" as const, value: html } } };
    const { text, seen, isBold } = await open(editor, given);
    await expect.poll(seen).toBe("Dear Ann,");
    arrive();
    await expect.poll(() => isTextarea(text.element())).toBe(false);
    expect(isBold("Ann")).toBe(true);
  });

  test("waits while characters are composed, and while the reply is sent", async () => {
    const { editor, arrive } = later();
    const { text, type, seen } = await open(editor);
    await type("Hello");
    const compose = (event: string) =>
      text.element().dispatchEvent(new CompositionEvent(event, { bubbles: true }));
    compose("compositionstart");
    arrive();
    await type(" Ann");
    compose("compositionend");
    // The next syllable begins with the key that ends this one.
    compose("compositionstart");
    await type("!");
    expect(isTextarea(text.element())).toBe(true);
    compose("compositionend");
    await expect.poll(() => isTextarea(text.element())).toBe(false);
    expect(seen()).toBe("Hello Ann!");
  });

  test("leaves the textarea where it cannot be loaded, and says nothing", async () => {
    const { editor, fail } = later();
    const { type, press, sentText, text, screen } = await open(editor);
    fail();
    await type("Hello");
    await press();
    expect(await sentText()).toBe("Hello");
    expect(isTextarea(text.element())).toBe(true);
    expect(screen.getByRole("alert").elements()).toEqual([]);
  });
});
