import { forwardRef, useImperativeHandle, useRef } from "react";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { bodyToPlain } from "../../../src/api.js";
import {
  lazyEditor,
  type Editor,
  type EditorHandle,
  type EditorProps,
  type ReplyComposerProps,
} from "../../../src/index.js";
import { createMemoryStorage } from "../../../src/drafts/storage/memoryStorage.js";
import { RichText } from "../../../src/rich-text.js";
import { LexicalEditor } from "../../../stories/editors/LexicalEditor.js";
import { TiptapEditor } from "../../../stories/editors/TiptapEditor.js";
import { renderComposer } from "../../browser/renderComposer.js";
import { newScope } from "../../drafts/faults.js";

/** What an agent's assistant says, as the test has it. */
function answer() {
  const { readable, writable } = new TransformStream<string, string>(undefined, {
    highWaterMark: 100,
  });
  const writer = writable.getWriter();
  const returned = vi.fn();
  async function* pieces() {
    try {
      for await (const piece of readable) yield piece;
    } finally {
      returned();
    }
  }
  return {
    pieces: pieces(),
    says: (piece: string) => void writer.write(piece).catch(() => {}),
    ends: () => void writer.close(),
    fails: () => void writer.abort(new Error("The model is away")).catch(() => {}),
    returned,
  };
}

/** One of a host that has no stream. */
const Streamless: Editor = forwardRef<EditorHandle, EditorProps>(function Streamless(props, ref) {
  const tiptap = useRef<EditorHandle>(null);
  useImperativeHandle(ref, () => {
    if (!tiptap.current) throw new Error("It is there by now");
    return { ...tiptap.current, stream: undefined };
  }, []);
  return <TiptapEditor {...props} ref={tiptap} />;
});

const undo = "{Control>}z{/Control}";

async function open(editor: Editor | undefined, given: Partial<ReplyComposerProps> = {}) {
  const reasons: string[] = [];
  const storage = createMemoryStorage();
  const composer = await renderComposer({
    editor,
    drafts: { scope: newScope(), storage },
    initial: { text: { format: "plain", value: "One three" } },
    onValuesChange: (_values, { reason, changed }) => reasons.push(`${reason} ${changed.join()}`),
    ...given,
  });
  const { text, ref, screen } = composer;
  const element = () => text.element() as HTMLElement;
  await expect.poll(() => element().matches("[readonly]")).toBe(false);
  const handle = () => {
    if (!ref.current) throw new Error("The composer is not there");
    return ref.current;
  };
  return {
    ...composer,
    handle,
    reasons,
    selected: () => bodyToPlain(handle().getSelection() ?? { format: "plain", value: "none" }),
    seen: () =>
      element() instanceof HTMLTextAreaElement
        ? (element() as HTMLTextAreaElement).value
        : [...element().children].map((line) => line.textContent).join("\n"),
    /** With this of "One three" selected. */
    select: async (from: number, to: number) => {
      await text.click();
      await userEvent.keyboard(
        `{Control>}{Home}{/Control}${"{ArrowRight}".repeat(from)}{Shift>}${"{ArrowRight}".repeat(to - from)}{/Shift}`,
      );
    },
    /** As they are kept, newest first. */
    versions: async () => {
      const kept = await storage.entries(["versions"]);
      return kept
        .map(([, version]) => Reflect.get(Object(version), "text") as unknown)
        .toReversed();
    },
    said: screen.getByText("Text is coming in…"),
  };
}

describe.each<[string, Editor | undefined]>([
  ["a textarea", undefined],
  ["RichText", RichText],
  ["Tiptap", TiptapEditor],
  ["Lexical", LexicalEditor],
])("text that comes by itself, in %s", (_name, editor) => {
  test("comes where the cursor was, and is taken back at once", async () => {
    const { select, handle, seen, reasons, versions, said, text } = await open(editor);
    await select(3, 3);
    const { pieces, says, ends } = answer();
    const whole = handle().replaceSelection(pieces);
    await expect.element(said).toBeVisible();
    says(" <b>two</b>\r");
    await expect.poll(seen).toBe("One <b>two</b> three");
    // However long the next piece takes.
    const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 60_000);
    onTestFinished(() => clock.mockRestore());
    // Neither a line break nor an emoji is parted, wherever a piece ends.
    says("\nand \ud83d");
    says("\ude00,");
    await expect.poll(seen).toBe("One <b>two</b>\nand 😀, three");
    ends();
    expect(await whole).toBe(true);
    await expect.element(said).not.toBeInTheDocument();
    expect(new Set(reasons)).toEqual(new Set(["insert text"]));
    expect(await versions()).toEqual(["One three"]);
    await expect.element(text).toHaveFocus();
    await userEvent.keyboard("!");
    expect(seen()).toBe("One <b>two</b>\nand 😀,! three");
    await userEvent.keyboard(undo + undo);
    await expect.poll(seen).toBe("One three");
  });

  test("takes the place of what is selected, and what was typed before is a step of its own", async () => {
    const { select, selected, handle, seen } = await open(editor);
    await select(9, 9);
    await userEvent.keyboard("s");
    await select(4, 9);
    expect(selected()).toBe("three");
    expect(await handle().replaceSelection("four")).toBe(true);
    expect(seen()).toBe("One fours");
    await userEvent.keyboard(undo);
    expect(seen()).toBe("One threes");
    expect(selected()).toBe("three");
  });

  test("a stream that fails half-way leaves the text whole", async () => {
    const { select, handle, seen, screen, versions, send, world } = await open(editor);
    await select(4, 9);
    const { pieces, says, fails } = answer();
    const whole = handle().replaceSelection(pieces);
    says("half an ans");
    await expect.poll(seen).toBe("One half an ans");
    fails();
    await expect(whole).rejects.toThrow("The model is away");
    expect(seen()).toBe("One three");
    await expect.poll(versions).toEqual(["One half an ans", "One three"]);
    await expect.element(screen.getByText(/^The text stopped half-way/)).toBeVisible();
    const dismiss = screen.getByRole("button", { name: "Dismiss" });
    await dismiss.click();
    await expect.element(dismiss).not.toBeInTheDocument();
    await send.click();
    await expect.poll(async () => JSON.stringify(await world.sent())).toMatch(/[>"]One three[<"]/);
  });

  test("Escape or a key stops it, and does nothing else", async () => {
    const onKeyDown = vi.fn();
    const { select, handle, seen } = await open(editor, { onKeyDown });
    for (const [key, before] of [
      ["{Escape}", "One"],
      ["x", "One two"],
    ] as const) {
      const { pieces, says, returned } = answer();
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await select(before.length, before.length);
      const whole = handle().replaceSelection(pieces);
      says(" two");
      // oxlint-disable-next-line no-await-in-loop -- as above
      await expect.poll(seen).toBe(`${before} two three`);
      onKeyDown.mockClear();
      // oxlint-disable-next-line no-await-in-loop -- as above
      await userEvent.keyboard(key);
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect(await whole).toBe(false);
      says(" more");
      // oxlint-disable-next-line no-await-in-loop -- as above
      await expect.poll(() => returned.mock.calls.length).toBe(1);
      expect(seen()).toBe(`${before} two three`);
      expect(onKeyDown).not.toHaveBeenCalled();
    }
    await userEvent.keyboard("!");
    expect(seen()).toBe("One two two! three");
    await userEvent.keyboard(undo + undo);
    await expect.poll(seen).toBe("One two three");
  });

  test("nothing goes out while text comes, and what goes out then has it", async () => {
    const { select, handle, world, screen, ref, said } = await open(editor);
    await select(9, 9);
    const { pieces, says, ends } = answer();
    const whole = handle().replaceSelection(pieces);
    says(" and");
    await expect.element(said).toBeVisible();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    ref.current?.submit();
    const words = screen.getByText(/Nothing was sent: text is still coming in/);
    await expect.element(words.first()).toBeVisible();
    says(" four");
    ends();
    expect(await whole).toBe(true);
    expect(await world.sent()).toEqual([]);
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect
      .poll(async () => JSON.stringify(await world.sent()))
      .toContain("One three and four");
  });

  test("text goes on coming while the agent writes elsewhere, and takes no focus", async () => {
    const { select, handle, seen, cc, versions, reasons } = await open(editor);
    await cc.click();
    await select(9, 9);
    const { pieces, says, ends } = answer();
    const whole = handle().replaceSelection(pieces);
    says(" and");
    await cc.click();
    await userEvent.keyboard("ann");
    says(" four");
    await expect.poll(seen).toBe("One three and four");
    await userEvent.keyboard("{Escape}a");
    says(" five");
    ends();
    expect(await whole).toBe(true);
    expect(seen()).toBe("One three and four five");
    await expect.element(cc).toHaveFocus();
    expect(reasons).toContain("user ccText");
    await expect.poll(versions).toEqual(["One three"]);
    const failing = answer();
    const failed = handle().replaceSelection(failing.pieces);
    failing.says(" six");
    await expect.poll(seen).toBe("One three and four five six");
    failing.fails();
    await expect(failed).rejects.toThrow("The model is away");
    expect(seen()).toBe("One three and four five");
    await expect.element(cc).toHaveFocus();
  });
});

test("text that comes is stopped by its signal, its button, a composition and another text", async () => {
  const { select, handle, seen, screen, text } = await open(RichText);
  const stopping = new AbortController();
  const ways: [string, () => void | Promise<void>][] = [
    ["signal", () => stopping.abort()],
    ["button", () => screen.getByRole("button", { name: "Stop" }).click()],
    [
      "composition",
      () => void text.element().dispatchEvent(new CompositionEvent("compositionstart")),
    ],
    ["host", () => handle().insert({ format: "plain", value: "." }, "end")],
  ];
  for (const [name, stop] of ways) {
    const { pieces, says, returned } = answer();
    handle().set({ text: { format: "plain", value: "One three" } });
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await select(9, 9);
    const whole = handle().replaceSelection(
      pieces,
      name === "signal" ? { signal: stopping.signal } : {},
    );
    says(", two");
    // oxlint-disable-next-line no-await-in-loop -- as above
    await expect.poll(seen).toBe("One three, two");
    // oxlint-disable-next-line no-await-in-loop -- as above
    await stop();
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect(await whole).toBe(false);
    says(" more");
    // oxlint-disable-next-line no-await-in-loop -- as above
    await expect.poll(() => returned.mock.calls.length).toBe(1);
    expect(seen()).toBe(name === "host" ? "One three, two." : "One three, two");
  }
  expect(await handle().replaceSelection("!", { signal: stopping.signal })).toBe(false);
  expect(seen()).toBe("One three, two.");
});

test("what of the text was there when the page or the tab went on stays", async () => {
  const drafts = { scope: newScope(), storage: createMemoryStorage() };
  const first = await open(undefined, { drafts });
  await first.select(9, 9);
  const { pieces, says } = answer();
  const whole = first.handle().replaceSelection(pieces);
  says(" and");
  await expect.poll(first.seen).toBe("One three and");
  await first.screen.unmount();
  says(" more");
  expect(await whole).toBe(false);
  const second = await open(undefined, { drafts });
  await expect.poll(second.seen).toBe("One three and");
});

test("another tab that takes the reply over stops it, and has what was there", async () => {
  const drafts = { scope: newScope(), storage: createMemoryStorage() };
  const { select, handle, seen } = await open(undefined, { drafts });
  await select(9, 9);
  const { pieces, says, returned } = answer();
  const whole = handle().replaceSelection(pieces);
  says(" and");
  await expect.poll(seen).toBe("One three and");
  const { screen, banner } = await renderComposer({ drafts });
  await expect.poll(() => banner("draft-elsewhere")).toBeTruthy();
  await screen.getByRole("button", { name: "Take over" }).click();
  expect(await whole).toBe(false);
  says(" more");
  await expect.poll(() => returned.mock.calls.length).toBe(1);
  const texts = screen.getByRole("textbox", { name: "Reply", exact: true }).elements();
  await expect
    .poll(() => texts.map((one) => (one as HTMLTextAreaElement).value))
    .toEqual(["One three and", "One three and"]);
});

test("an editor that is loaded meanwhile takes its place once all is in", async () => {
  const arrival: { now?: () => void } = {};
  const arrived = new Promise<void>((resolve) => {
    arrival.now = resolve;
  });
  const editor = lazyEditor(async () => {
    await arrived;
    return { default: RichText };
  });
  const { select, handle, seen, text, screen } = await open(editor);
  await select(3, 3);
  const { pieces, says, ends } = answer();
  const whole = handle().replaceSelection(pieces);
  says(" two");
  await expect.poll(seen).toBe("One two three");
  arrival.now?.();
  says(" and");
  await expect.poll(seen).toBe("One two and three");
  expect(text.element().matches("textarea")).toBe(true);
  ends();
  expect(await whole).toBe(true);
  await expect.element(screen.getByRole("toolbar", { name: "Formatting" })).toBeVisible();
  expect(seen()).toBe("One two and three");
});

test("a long text is one step in a textarea, too", async () => {
  const { select, handle, seen } = await open(undefined);
  await select(3, 3);
  const lines = "\nline <b>".repeat(300);
  expect(await handle().replaceSelection(lines)).toBe(true);
  expect(seen()).toBe(`One${lines} three`);
  await userEvent.keyboard(undo);
  expect(seen()).toBe("One three");
});

test("an editor that shows nothing as it comes gets all of it at once", async () => {
  const { text, handle, said, world, seen } = await open(Streamless);
  await text.click();
  await userEvent.keyboard("{Control>}{End}{/Control}");
  const { pieces, says, ends } = answer();
  const whole = handle().replaceSelection(pieces);
  says(" <i>and");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(said).toBeVisible();
  expect(seen()).toBe("One three");
  says("</i> four");
  ends();
  expect(await whole).toBe(true);
  await expect.poll(() => seen().replace("\u00a0", " ")).toBe("One three <i>and</i> four");
  await userEvent.keyboard(undo);
  await expect.poll(seen).toBe("One three");
  const failing = answer();
  const failed = handle().replaceSelection(failing.pieces);
  failing.says("half");
  failing.fails();
  await expect(failed).rejects.toThrow("The model is away");
  expect(seen()).toBe("One three");
  expect(await world.sent()).toEqual([]);
});
