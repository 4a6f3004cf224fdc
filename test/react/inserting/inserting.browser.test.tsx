import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { Trigger } from "../../../src/index.js";
import { editorNamed, editors, type EditorName } from "../../browser/editors.js";
import { readReply, writeReply } from "../../browser/replyText.js";
import { listenTo } from "../../browser/liveRegions.js";
import { renderComposer } from "../../browser/renderComposer.js";
import { apiWith, kept } from "./snippetsApi.js";

const saved = [
  kept("Refund", "Your refund is on its way."),
  kept("Refund policy", 'It is on <a href="https://fernhill.example/refunds">our page</a>.'),
  kept("Café hours", "We open at nine."),
  kept("تم الشحن", "تم شحن طلبك."),
];

const undo = "{Control>}z{/Control}";

type Props = Parameters<typeof renderComposer>[0];

function Throws(): never {
  throw new Error("The host's own");
}

async function renderInserting(editor: EditorName, props: Props = {}) {
  const api = props.api ?? apiWith(saved);
  const rendered = await renderComposer({ ...props, api, editor: editorNamed(editor) });
  const { screen, text } = rendered;
  const button = screen.getByRole("button", { name: "Saved replies" });
  await expect.element(button).toBeVisible();
  const list = screen.getByRole("listbox", { name: "Saved replies" });
  return {
    ...rendered,
    button,
    list,
    option: (name: string) => list.getByRole("option", { name, exact: true }),
    words: () => readReply(text.element()).words,
    search: screen.getByRole("combobox", { name: "Search saved replies" }),
  };
}

/** A key, and the letter that it writes, as one task of the page. */
function press(element: HTMLElement, key: string, letter?: string) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  const isLeft = element.dispatchEvent(event);
  if (isLeft && letter !== undefined) document.execCommand("insertText", false, letter);
  return isLeft;
}

describe.each(editors)("with the %s", (editor) => {
  test("inserted in the middle keeps what stands around it, and one undo takes it back", async () => {
    const { text, words, option } = await renderInserting(editor);
    await text.click();
    await userEvent.keyboard("Hi Ann,{Enter}Best, Tom{Home}/ref");
    await expect.element(option("Refund")).toHaveAttribute("aria-selected", "true");
    await userEvent.keyboard("{Enter}");
    await expect.poll(words).toBe("Hi Ann,\nYour refund is on its way.Best, Tom");
    await userEvent.keyboard(" ");
    expect(words()).toBe("Hi Ann,\nYour refund is on its way. Best, Tom");
    await userEvent.keyboard(undo);
    await userEvent.keyboard(undo);
    expect(words()).toBe("Hi Ann,\n/refBest, Tom");
  });

  test("the list goes along where the first letter has its line begin on the right", async () => {
    const { text, option, screen } = await renderInserting(editor);
    await text.click();
    await userEvent.keyboard("/");
    const box = screen.getByRole("group", { name: "Saved replies" });
    await expect.element(box).toBeVisible();
    const rightOf = (one: typeof box) => one.element().getBoundingClientRect().right;
    const gap = () => rightOf(text) - rightOf(box);
    expect(gap()).toBeGreaterThan(60);
    await userEvent.keyboard("ت");
    await expect.element(option("تم الشحن")).toHaveAttribute("aria-selected", "true");
    await expect.poll(gap).toBeLessThan(60);
  });

  test("keys that the list does not take go to the text, and leave it as it was typed", async () => {
    const { text, words, list } = await renderInserting(editor);
    await text.click();
    await userEvent.keyboard("and/or /");
    await expect.element(list).toBeVisible();
    expect(text.element().getAttribute("aria-activedescendant")).not.toBeNull();
    await userEvent.keyboard("xyz ");
    await expect.element(list).not.toBeInTheDocument();
    expect(text.element().getAttribute("aria-controls")).toBeNull();
    await userEvent.keyboard("/refund{Escape}{Enter}/ {Tab}");
    expect(words()).toBe("and/or /xyz /refund\n/ ");
    await expect.element(list).not.toBeInTheDocument();
  });

  test("the button's list inserts at the cursor, and replaces no selection", async () => {
    const { text, words, button, search, option } = await renderInserting(editor);
    await text.click();
    await userEvent.keyboard("One two{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}");
    await button.click();
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard("cafe");
    await expect.element(option("Café hours")).toBeVisible();
    await option("Café hours").click();
    await expect.poll(words).toBe("One twoWe open at nine.");
    await expect.element(text).toHaveFocus();
    // Its key, also while the list is open in the text, and Escape, which gives the focus back.
    await userEvent.keyboard(" /");
    await expect.element(text).toHaveAttribute("aria-activedescendant");
    await userEvent.keyboard("{Control>}/{/Control}");
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard("{Escape}!");
    expect(words()).toBe("One twoWe open at nine. /!");
    // "/" of a German keyboard, whose place is the rich editor's numbered list on each keyboard.
    const key = { key: "/", code: "Digit7", ctrlKey: true, shiftKey: true };
    text
      .element()
      .dispatchEvent(new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true }));
    const opened = () => [search.query() !== null, text.element().querySelector("ol") !== null];
    await expect.poll(opened).toEqual(editor === "textarea" ? [true, false] : [false, true]);
  });

  test("what stays blank is asked once, and put in at once", async () => {
    const text =
      "Dear {{ customer.firstName | you }}, order <b>{{ order number }}</b> of {{sum}}: {{ order number }}.";
    const onValuesChange = vi.fn();
    const {
      text: box,
      words,
      screen,
    } = await renderInserting(editor, {
      api: apiWith([kept("Sent", text)]),
      onValuesChange,
    });
    await box.click();
    await userEvent.keyboard("So, /sen");
    await expect.element(box).toHaveAttribute("aria-activedescendant");
    await userEvent.keyboard("{Enter}");
    const field = (name: string) => screen.getByRole("textbox", { name, exact: true });
    await expect.element(field("Order number")).toHaveFocus();
    await expect.element(field("Order number")).toHaveStyle("outline-style: solid");
    onValuesChange.mockClear();
    await userEvent.keyboard("<A-1>{Enter}");
    await expect.element(field("Sum")).toHaveFocus();
    expect(words()).toBe("So, /sen");
    await userEvent.keyboard("5 €{Enter}");
    const whole = "So, Dear Ann, order <A-1> of 5 €: <A-1>.";
    await expect.poll(words).toBe(whole);
    await expect
      .poll(() => onValuesChange.mock.calls.map((call) => call[1]))
      .toEqual([{ reason: "insert", changed: ["text", "namesPutIn"] }]);
    await expect.element(box).toHaveFocus();
    await userEvent.keyboard(undo);
    await expect.poll(words).toBe("So, /sen");
  });

  test("Escape leaves blanks marked, the first of them selected; so does a press elsewhere", async () => {
    const api = apiWith([kept("Sent", "Order {{ number }} of {{ sum }}, {{ number }}")]);
    const { text, words, button, screen } = await renderInserting(editor, { api });
    await text.click();
    await userEvent.keyboard("{{{{sum}} /sen");
    await expect.element(text).toHaveAttribute("aria-activedescendant");
    await userEvent.keyboard("{Enter}");
    await expect.element(screen.getByRole("textbox", { name: "Number" })).toHaveFocus();
    await userEvent.keyboard("{Enter}5{Escape}");
    await expect.poll(words).toBe("{{sum}} Order {{number}} of 5, {{number}}");
    await userEvent.keyboard("7");
    expect(words()).toBe("{{sum}} Order 7 of 5, {{number}}");
    await userEvent.keyboard("{End} ");
    await button.click();
    await userEvent.keyboard("{Enter}");
    await expect.element(screen.getByRole("textbox", { name: "Number" })).toHaveFocus();
    await userEvent.keyboard("8");
    await screen.getByRole("button", { name: "Cc", exact: true }).click();
    await expect.poll(words).toBe("{{sum}} Order 7 of 5, {{number}} Order 8 of {{sum}}, 8");
  });

  test("for any text, cursor and saved reply, what was typed stays, and one undo gives it back", async () => {
    const anyText = fc.string({
      unit: fc.constantFrom("a", "b", " ", "/", "é", "\n", "€", "🙂"),
      maxLength: 12,
    });
    const anySaved = fc
      .string({ unit: fc.constantFrom("b", "<", "&", "🙂", "\n", " "), maxLength: 10 })
      .map((middle) => `Dear${middle}x`);
    let body = "";
    const api = apiWith([kept("Q", "")], {
      getSnippet: () => Promise.resolve({ body: { format: "plain", value: body } }),
    });
    const { text, words, ref, client } = await renderInserting(editor, { api });
    const element = text.element() as HTMLElement;
    await fc.assert(
      fc.asyncProperty(anyText, fc.nat(), anySaved, async (given, place, value) => {
        body = value;
        client.removeQueries({ predicate: ({ queryKey }) => queryKey.includes("text") });
        await writeReply(element, given);
        press(element, "Enter", editor === "textarea" ? "\n" : undefined);
        for (let at = 0; at < place % 3; at += 1) await userEvent.keyboard("{ArrowUp}");
        press(element, " ", " ");
        const before = words();
        press(element, "/", "/");
        await Promise.resolve();
        press(element, "q", "q");
        await Promise.resolve();
        const typed = words();
        expect(press(element, "Enter")).toBe(false);
        await vi.waitFor(() => expect(words()).not.toBe(typed), { interval: 1 });
        const at = typed.indexOf("/q", before.length - typed.length + 2);
        expect(words()).toContain(value);
        expect(words().replace(value, "")).toHaveLength(before.length);
        expect(typed.slice(0, Math.max(0, at))).toBe(words().slice(0, Math.max(0, at)));
        await userEvent.keyboard(undo);
        expect(words()).toBe(typed);
        ref.current?.focus();
      }),
      { numRuns: 8 },
    );
  });
});

test("a link in a saved reply stays a link", async () => {
  const rich = await renderInserting("rich editor");
  await rich.text.click();
  await userEvent.keyboard("/policy");
  await expect.element(rich.option("Refund policy")).toBeVisible();
  await userEvent.keyboard("{Tab}");
  await expect
    .poll(() => rich.text.element().querySelector("a")?.href)
    .toBe("https://fernhill.example/refunds");
});

test("in a textarea it has its address behind it", async () => {
  const { text, words, option } = await renderInserting("textarea");
  await text.click();
  await userEvent.keyboard("/policy");
  await expect.element(option("Refund policy")).toBeVisible();
  await userEvent.keyboard("{Tab}");
  await expect.poll(words).toBe("It is on our page (https://fernhill.example/refunds).");
});

test("a snippet's file counts against the limits", async () => {
  const files = [new File(["a"], "prices.txt"), new File(["b".repeat(2000)], "long.txt")];
  const api = apiWith([kept("Prices", "Here they are.", { files })]);
  const { text, files: list } = await renderInserting("textarea", { api, maxFileSize: 1000 });
  await text.click();
  await userEvent.keyboard("/");
  await expect.element(text).toHaveAttribute("aria-activedescendant");
  await userEvent.keyboard("{Enter}");
  await expect.element(list.getByText("prices.txt")).toBeVisible();
  await expect.element(list.getByText("long.txt")).toBeVisible();
  await expect.element(list.getByText(/1 kB/)).toBeVisible();
});

describe("a service", () => {
  test.each([
    ["has none", () => Promise.resolve(undefined)],
    ["fails", () => Promise.reject(new Error("Down"))],
  ])("that %s hides the button, and / is a letter", async (_what, searchSnippets) => {
    const asked = vi.fn(searchSnippets);
    const { screen, text } = await renderComposer({ api: apiWith([], { searchSnippets: asked }) });
    await expect.poll(() => asked).toHaveBeenCalled();
    await text.click();
    await userEvent.keyboard("/ref{Enter}");
    await expect.element(text).toHaveValue("/ref\n");
    expect(screen.getByRole("button", { name: "Saved replies" }).query()).toBeNull();
  });

  test("that was offline has them once the browser is online; typing goes on meanwhile", async () => {
    const api = apiWith(saved);
    const { searchSnippets } = api;
    let isOnline = false;
    const asked = vi.fn(async (...given: Parameters<NonNullable<typeof searchSnippets>>) => {
      if (!isOnline) throw new TypeError("Failed to fetch");
      return searchSnippets?.(...given);
    });
    api.searchSnippets = asked;
    const { screen, text } = await renderComposer({ api });
    await expect.poll(() => asked).toHaveBeenCalledOnce();
    await text.click();
    await userEvent.keyboard("Dear /");
    window.dispatchEvent(new Event("offline"));
    isOnline = true;
    window.dispatchEvent(new Event("online"));
    await expect.element(screen.getByRole("button", { name: "Saved replies" })).toBeVisible();
    await userEvent.keyboard(" /cafe");
    await expect.element(screen.getByRole("option", { name: "Café hours" })).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await expect.element(text).toHaveValue("Dear / We open at nine.");
  });

  test("that fails later says so, and is asked again; typing goes on meanwhile", async () => {
    let isDown = true;
    const api = apiWith(saved);
    const { getSnippet } = api;
    api.getSnippet = async (id, options) => {
      if (isDown || !getSnippet) throw new Error("Down");
      return getSnippet(id, options);
    };
    const { screen, text, words } = await renderInserting("textarea", { api });
    await text.click();
    await userEvent.keyboard("/cafe");
    await expect.element(text).toHaveAttribute("aria-activedescendant");
    await userEvent.keyboard("{Enter}");
    const again = screen.getByRole("button", { name: "Try again" });
    await expect.element(again).toBeVisible();
    expect(words()).toBe("/cafe");
    isDown = false;
    await again.click();
    await expect.poll(words).toBe("We open at nine.");
  });

  test("that is slow never has a key take what another query found", async () => {
    const later: (() => void)[] = [];
    const people: Trigger = {
      char: "@",
      search: (query) =>
        query === ""
          ? [{ id: "1", label: "Maya" }]
          : new Promise((resolve) => {
              later.push(() => resolve([{ id: query, label: `Found ${query}` }]));
            }),
      insert: ({ label }) => Promise.resolve({ format: "plain", value: label }),
    };
    const { screen, text } = await renderComposer({ api: apiWith(saved), triggers: [people] });
    const list = screen.getByRole("listbox", { name: "Suggestions for @" });
    await text.click();
    await userEvent.keyboard("@");
    await expect.element(list).toBeVisible();
    // Maya is shown still, and is no match of what is typed now.
    await userEvent.keyboard("ab{Enter}");
    await expect.element(text).toHaveValue("@ab\n");
    await userEvent.keyboard("@ab");
    await expect.poll(() => later.length).toBe(4);
    later[2]?.();
    later[3]?.();
    await expect.element(list.getByRole("option", { name: "Found ab" })).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await expect.element(text).toHaveValue("@ab\nFound ab");
  });
});

test("what was found is said of what is typed by now alone", async () => {
  const { screen, text, list } = await renderInserting("textarea");
  const said = listenTo(screen.container);
  await text.click();
  await userEvent.keyboard("/refund");
  await expect.element(list.getByRole("option")).toHaveLength(2);
  await userEvent.keyboard(" p");
  await expect.element(list.getByRole("option")).toHaveLength(1);
  const one = "polite: 1 match. Enter puts in the first.";
  await expect.poll(() => said.at(-1)).toContain("1 match.");
  expect(said.filter((words) => words.includes("1 match"))).toEqual([one]);
});

test("its key is among the shortcuts in More options", async () => {
  const { screen } = await renderInserting("textarea", { shortcuts: { "saved-replies": "Mod+." } });
  await screen.getByRole("button", { name: "More options" }).click();
  await screen.getByRole("button", { name: "Keyboard shortcuts" }).click();
  const dialog = screen.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect.element(dialog).toHaveTextContent("Ctrl+.Saved replies");
});

test("a list that throws takes neither the reply away nor the next trigger", async () => {
  const onError = vi.spyOn(console, "error").mockImplementation(() => {});
  const thrown = vi.fn((event: ErrorEvent) => event.preventDefault());
  window.addEventListener("error", thrown);
  const broken: Trigger = {
    char: "#",
    search: () => [{ id: "1", label: "One" }],
    insert: () => ({ format: "plain", value: "" }),
    render: () => <Throws />,
  };
  const { text, option } = await renderInserting("textarea", { triggers: [broken] });
  await text.click();
  await userEvent.keyboard("Dear #");
  await expect.poll(() => thrown).toHaveBeenCalledOnce();
  await userEvent.keyboard(" /cafe");
  await expect.element(option("Café hours")).toBeVisible();
  await expect.element(text).toHaveValue("Dear # /cafe");
  window.removeEventListener("error", thrown);
  onError.mockRestore();
});

test("in a shadow root, in a dialog that cuts off what is in it, the list is whole", async () => {
  const dialog = document.body.appendChild(document.createElement("dialog"));
  dialog.style.cssText = "block-size: 200px; overflow: hidden; transform: translateX(9px)";
  dialog.showModal();
  const container = dialog
    .appendChild(document.createElement("div"))
    .attachShadow({ mode: "open" })
    .appendChild(document.createElement("div"));
  for (const sheet of document.querySelectorAll("style, link[rel=stylesheet]")) {
    container.before(sheet.cloneNode(true));
  }
  const { text, list, words, option } = await renderInserting("textarea", { container });
  await text.click();
  await userEvent.keyboard("A /cafe");
  await expect.element(option("Café hours")).toBeVisible();
  const { top, bottom, left, right } = list.element().getBoundingClientRect();
  for (const [x, y] of [
    [left + 9, top + 9],
    [right - 9, bottom - 9],
  ] as const) {
    const shown = container.getRootNode() as ShadowRoot;
    expect(list.element().contains(shown.elementFromPoint(x, y))).toBe(true);
  }
  await userEvent.keyboard("{Enter}");
  await expect.poll(words).toBe("A We open at nine.");
  dialog.remove();
});
