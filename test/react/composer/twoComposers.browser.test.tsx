import { QueryClient } from "@tanstack/react-query";
import {
  Activity,
  Children,
  createRef,
  StrictMode,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import {
  createHelpScoutApi,
  ReplyComposer,
  useReplyComposer,
  type ComposerHandle,
  type ReplyComposerOptions,
  type ReplyComposerProps,
} from "../../../src/index.js";
import { createStore, type Store } from "../../../src/async/createStore.js";
import { conversation } from "../../browser/renderComposer.js";
import { createWorld } from "../../browser/world.js";
import { newScope } from "../../drafts/faults.js";

type Props = Partial<ReplyComposerProps>;

const names = ["Page", "Dialog"] as const;

/** The same conversation at two places of one page. */
async function renderTwo(given: Props = {}, around = (page: ReactNode) => page) {
  const world = createWorld();
  const shared = {
    conversation,
    api: createHelpScoutApi({ baseUrl: world.baseUrl }),
    queryClient: new QueryClient(),
    ...given,
  };
  const onSent = [vi.fn(), vi.fn()] as const;
  const refs = [createRef<ComposerHandle>(), createRef<ComposerHandle>()] as const;
  /** Which are there; another number is another composer in its place. */
  const page = (...keys: (number | undefined)[]) =>
    around(
      names.map((name, at) => (
        <section key={name} aria-label={name}>
          {keys[at] !== undefined && (
            <ReplyComposer
              {...shared}
              key={keys[at]}
              ref={refs[at]}
              onSent={onSent[at]}
              aria-label={name}
            />
          )}
        </section>
      )),
    );
  const screen = await render(page(1));
  const open = (name: (typeof names)[number]) => {
    const form = screen.getByRole("form", { name });
    return {
      form,
      text: form.getByRole("textbox", { name: "Reply", exact: true }),
      takeOver: form.getByRole("button", { name: "Take over" }),
      button: (label: string) => form.getByRole("button", { name: label, exact: true }),
    };
  };
  const [first, second] = [open("Page"), open("Dialog")];
  return {
    world,
    screen,
    onSent,
    refs,
    first,
    second,
    show: (...keys: (number | undefined)[]) => screen.rerender(page(...keys)),
    press: () => userEvent.keyboard("{Control>}{Enter}{/Control}"),
  };
}

/** Of two places, the first can be hidden and kept, as by a router. */
function Shelf({ isHidden, children }: { isHidden: Store<boolean>; children: ReactNode }) {
  const mode = useSyncExternalStore(isHidden.subscribe, isHidden.getSnapshot)
    ? "hidden"
    : "visible";
  const [first, ...others] = Children.toArray(children);
  return (
    <>
      <Activity mode={mode}>{first}</Activity>
      {others}
    </>
  );
}

const elsewhere = "This reply is open elsewhere on this page.";

/** Where its host lets it live for the page alone, and where in the browser. */
describe.each([
  ["of a page", () => ({})],
  ["that is kept", () => ({ drafts: { scope: newScope() } })],
])("two composers of one reply %s", (_kind, kept) => {
  test("are one: the first holds it, and gives all of it to the one that takes over", async () => {
    const { refs, first, second, show, onSent, press, world } = await renderTwo({
      ...kept(),
      initial: { cc: ["boss@example.com"] },
    });
    await first.text.fill("Hi Maria");
    refs[0].current?.addFiles([new File(["1"], "one.txt")]);
    await show(1, 1);
    await expect.element(second.form.getByText(elsewhere)).toBeVisible();
    await expect.element(second.text).toHaveAttribute("readonly");
    await expect.element(first.text).toHaveValue("Hi Maria");
    await expect.element(first.takeOver).not.toBeInTheDocument();

    await second.takeOver.click();
    await userEvent.keyboard(", hello");
    await expect.element(second.text).toHaveValue("Hi Maria, hello");
    await expect.element(second.form.getByText("one.txt")).toBeVisible();
    await expect.element(first.form.getByText(elsewhere)).toBeVisible();
    await expect.element(first.text).toHaveValue("");
    await press();
    await second.button("Send anyway").click();
    await expect.poll(() => onSent[1]).toHaveBeenCalledOnce();
    expect(await world.sent()).toMatchObject([
      { text: "Hi Maria, hello", cc: ["boss@example.com"], attachments: [{}] },
    ]);
    expect(onSent[0]).not.toHaveBeenCalled();
  });

  test("give the time to undo, and what is told of it, to the one that takes over", async () => {
    const { first, second, show, press, onSent, world } = await renderTwo({
      ...kept(),
      undoSeconds: 30,
    });
    await first.text.fill("Hello");
    await press();
    await expect.element(first.button("Undo")).toBeVisible();
    await show(1, 1);
    await second.takeOver.click();
    await expect.element(first.button("Undo")).not.toBeInTheDocument();
    await second.button("Undo").click();
    await expect.element(second.text).toHaveValue("Hello");
    await press();
    await second.button("Send now").click();
    await expect.poll(() => onSent[1]).toHaveBeenCalledOnce();
    expect(onSent[0]).not.toHaveBeenCalled();
    expect(await world.sent()).toMatchObject([{ text: "Hello" }]);
  });

  test("show what is held by now where a host had hidden one of them meanwhile", async () => {
    const isHidden = createStore(false);
    const { first, second, show, press, world } = await renderTwo(kept(), (page) => (
      <Shelf isHidden={isHidden}>{page}</Shelf>
    ));
    await first.text.fill("Hello");
    await show(1, 1);
    isHidden.set(true);
    await second.text.click();
    await userEvent.keyboard(" again");
    await show(1, undefined);
    isHidden.set(false);
    await expect.element(first.text).toHaveValue("Hello again");
    isHidden.set(true);
    await show(1, 1);
    await second.text.click();
    await press();
    await expect.element(second.text).toHaveValue("");
    await show(1, undefined);
    isHidden.set(false);
    await first.text.click();
    await userEvent.keyboard("Another");
    await expect.element(first.text).toHaveValue("Another");
    expect(await world.sent()).toMatchObject([{ text: "Hello again" }]);
  });
});

describe("two composers of one reply", () => {
  test("leave it to the other one, whole, when the active one goes away", async () => {
    const { first, second, show, press, world } = await renderTwo({
      drafts: { scope: newScope() },
    });
    await first.text.fill("Hello");
    await show(1, 1);
    await expect.element(second.takeOver).toBeVisible();
    await show(undefined, 1);
    await second.text.click();
    await userEvent.keyboard(" again");
    await expect.element(second.text).toHaveValue("Hello again");
    await press();
    await expect.element(second.text).toHaveValue("");
    expect(await world.sent()).toMatchObject([{ text: "Hello again" }]);
  });

  test("are the same two in StrictMode, and for one that comes anew in the same moment", async () => {
    const { first, second, show } = await renderTwo({ drafts: { scope: newScope() } }, (page) => (
      <StrictMode>{page}</StrictMode>
    ));
    await first.text.fill("Hello");
    await show(1, 1);
    await expect.element(second.takeOver).toBeVisible();
    await expect.element(first.text).toHaveValue("Hello");
    // The host lays out its page anew.
    await show(2, 1);
    await expect.element(first.text).toHaveValue("Hello");
    await expect.element(second.takeOver).toBeVisible();
    await show(2, 2);
    await second.takeOver.click();
    await expect.element(second.text).toHaveValue("Hello");
    await show(2, 3);
    await expect.element(second.text).toHaveValue("Hello");
    await expect.element(first.takeOver).toBeVisible();
  });

  test("lose nothing that the host puts into the one that waits", async () => {
    const { refs, first, second, show } = await renderTwo({ drafts: { scope: newScope() } });
    await first.text.fill("Hello");
    await show(1, 1);
    await expect.element(second.takeOver).toBeVisible();
    refs[1].current?.insert({ format: "plain", value: "A saved reply" });
    refs[1].current?.submit();
    await second.takeOver.click();
    await expect.element(second.text).toHaveValue("Hello");
    await expect
      .element(second.form.getByText(/There is another draft.*A saved reply/))
      .toBeVisible();
    await second.button("Restore").click();
    await expect.element(second.text).toHaveValue("A saved reply");
  });

  test.each([
    ["of a page", undefined],
    ["that is kept", { scope: newScope() }],
  ])("%s, nor where the one that waits goes away first", async (_kind, drafts) => {
    const { refs, first, second, show } = await renderTwo({ drafts });
    await first.text.fill("Hello");
    await show(1, 1);
    await expect.element(second.takeOver).toBeVisible();
    refs[1].current?.insert({ format: "plain", value: "A saved reply" });
    refs[1].current?.addFiles([new File(["1"], "one.txt")]);
    await show(1, undefined);
    await expect.element(first.text).toHaveValue("Hello");
    await first.button("Restore").click();
    await expect.element(first.text).toHaveValue("A saved reply");
    await expect.element(first.form.getByText("one.txt")).toBeVisible();
  });
});

test("a failure goes to the composer that takes over, a question does not", async () => {
  const { world, first, second, show, press } = await renderTwo();
  await first.text.fill("Hi Maria");
  await press();
  await expect.element(first.button("Send anyway")).toBeVisible();
  await show(1, 1);
  // Its host shows another place, question or not.
  await show(undefined, 1);
  await expect.element(second.text).toHaveValue("Hi Maria");
  await expect.element(second.button("Send anyway")).not.toBeInTheDocument();
  await world.control("POST", "/faults", { then: { status: 500 } });
  await second.text.fill("Hello");
  await press();
  await expect.element(second.button("Try again")).toBeVisible();
  await show(1, 1);
  await first.takeOver.click();
  await expect.element(first.button("Try again")).toBeVisible();
});

/** Markup of the host's own. */
function Own({ name, ...options }: ReplyComposerOptions & { name: string }) {
  const { values, change, submit, canSend, sending, draft } = useReplyComposer(options);
  return (
    <section aria-label={name}>
      <textarea
        aria-label="Text"
        value={values.text.value}
        onChange={(event) => change("text", { format: "plain", value: event.target.value })}
      />
      <button onClick={submit} disabled={!canSend}>
        Send
      </button>
      <button onClick={draft.takeOver}>Take over</button>
      <p>{[draft.owner, sending.status, "resendAt" in sending && "counts down"].join(", ")}</p>
    </section>
  );
}

test("in markup of the host's own too one holds it; a countdown goes on through a take-over", async () => {
  const world = createWorld();
  const shared = {
    conversation,
    api: createHelpScoutApi({ baseUrl: world.baseUrl }),
    queryClient: new QueryClient(),
  };
  const page = (...shown: string[]) =>
    shown.map((name) => <Own {...shared} key={name} name={name} />);
  const screen = await render(page("One", "Two"));
  const [one, two] = ["One", "Two"].map((name) => screen.getByRole("region", { name }));
  if (!one || !two) throw new Error("There are no two");
  await expect.element(two.getByText("elsewhere, idle")).toBeVisible();
  await expect.element(two.getByRole("button", { name: "Send" })).toBeDisabled();
  await one.getByRole("textbox").fill("Hello");
  await expect.element(two.getByRole("textbox")).toHaveValue("");
  const limited = { status: 429, headers: { "X-RateLimit-Retry-After": "60" } };
  await world.control("POST", "/faults", { then: limited });
  await one.getByRole("button", { name: "Send" }).click();
  await expect.element(one.getByText("none, failed, counts down")).toBeVisible();
  await two.getByRole("button", { name: "Take over" }).click();
  await expect.element(two.getByText("none, failed, counts down")).toBeVisible();
  await expect.element(two.getByRole("textbox")).toHaveValue("Hello");
  await expect.element(one.getByRole("textbox")).toHaveValue("");
  await expect.element(one.getByText("elsewhere, idle")).toBeVisible();
  await screen.rerender(page("One"));
  await expect.element(one.getByRole("textbox")).toHaveValue("Hello");
  await expect.element(one.getByText("none, failed, counts down")).toBeVisible();
});

test("of two conversations, a shortcut and a drop mean the one where they happen", async () => {
  const world = createWorld();
  const shared = {
    api: createHelpScoutApi({ baseUrl: world.baseUrl }),
    queryClient: new QueryClient(),
  };
  const other = { ...conversation, id: 101 };
  const screen = await render(
    <>
      <ReplyComposer {...shared} conversation={conversation} aria-label="Ann" />
      <ReplyComposer {...shared} conversation={other} aria-label="Bob" />
    </>,
  );
  const ann = screen.getByRole("form", { name: "Ann" });
  const bob = screen.getByRole("form", { name: "Bob" });
  const text = (of: typeof ann) => of.getByRole("textbox", { name: "Reply", exact: true });
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(["1"], "one.txt"));
  const drag = (type: string, on: typeof ann) =>
    text(on)
      .element()
      .dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true }));
  const overlay = screen.getByText("Drop files to attach them");
  drag("dragenter", ann);
  await expect.element(overlay).toBeVisible();
  drag("dragenter", bob);
  await expect.poll(() => overlay.elements()).toHaveLength(1);
  drag("drop", bob);
  await expect.element(bob.getByText("one.txt")).toBeVisible();
  await text(ann).fill("To Ann");
  await text(bob).fill("To Bob");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(text(bob)).toHaveValue("");
  await expect.element(text(ann)).toHaveValue("To Ann");
  expect(await world.sent()).toMatchObject([{ text: "To Bob", attachments: [{}] }]);
});
