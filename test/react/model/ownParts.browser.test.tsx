import { QueryClient } from "@tanstack/react-query";
import { useEffect, type ReactElement } from "react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import {
  Composer,
  createHelpScoutApi,
  useReplyComposer,
  type ConversationApi,
  type ReplyComposerModel,
  type ReplyComposerOptions,
} from "../../../src/index.js";
import { outboxOf } from "../../../src/session/outbox.js";
import { addressField } from "../../browser/addressField.js";
import { conversation } from "../../browser/renderComposer.js";
import { createWorld } from "../../browser/world.js";
import { newScope, refusing } from "../../drafts/faults.js";

interface Extra {
  product: string;
  since?: unknown;
}

type Options = ReplyComposerOptions<Extra>;
type Listener = NonNullable<Options["onValuesChange"]>;

function ProductSelect({ values, change }: ReplyComposerModel<Extra>) {
  return (
    <select
      aria-label="Product"
      value={values.extra?.product ?? ""}
      onChange={({ target: { value } }) => change("extra", value ? { product: value } : null)}
    >
      <option value="">None</option>
      <option value="lamp">Lamp</option>
      <option value="desk">Desk</option>
    </select>
  );
}

function Product() {
  return <ProductSelect {...Composer.useComposer<Extra>()} />;
}

const parts = (
  <>
    <Composer.Banners />
    <Composer.Cc />
    <Composer.Text />
    <Composer.Send />
  </>
);

/** A part of the host's own among ours. */
function WithOwnChild(options: Options) {
  return (
    <Composer.Root {...options}>
      {parts}
      <Product />
    </Composer.Root>
  );
}

/** Our parts among the host's own, which also stand outside of the form. */
function WithOwnModel(options: Options) {
  const model = useReplyComposer(options);
  return (
    <>
      <output>{`${model.values.text.value.length} characters`}</output>
      <Composer.Root model={model}>
        {parts}
        <ProductSelect {...model} />
      </Composer.Root>
    </>
  );
}

/** One world and one storage, over as many pages as a test opens. */
function openings(Part: (options: Options) => ReactElement) {
  const world = createWorld();
  const { storage, memory } = refusing(() => undefined);
  const drafts = { scope: newScope(), storage };
  const wire: unknown[] = [];
  const base = createHelpScoutApi({ baseUrl: world.baseUrl });
  const api: ConversationApi<Extra> = {
    ...base,
    createReply(id, reply, given) {
      wire.push(reply.extra);
      return base.createReply(id, reply, given);
    },
  };
  return {
    world,
    wire,
    stored: () => memory.get(["draft", drafts.scope, String(conversation.id)]),
    open: async (given: Partial<Options> = {}) => {
      const client = new QueryClient();
      const element = (more: Partial<Options> = {}) => (
        <Part {...{ conversation, api, drafts, queryClient: client, ...given, ...more }} />
      );
      const screen = await render(element());
      return {
        client,
        screen,
        product: screen.getByRole("combobox", { name: "Product" }),
        text: screen.getByRole("textbox", { name: "Reply", exact: true }),
        banner: (kind: string) => screen.container.querySelector(`[data-banner="${kind}"]`),
        rerender: (more: Partial<Options>) => screen.rerender(element(more)),
      };
    },
  };
}

test.each([
  ["a part of the host's own in a root", WithOwnChild],
  ["a root in markup of the host's own", WithOwnModel],
])("what is chosen in %s is kept, checked, sent, sent again, and cleared", async (_what, Part) => {
  const { world, wire, stored, open } = openings(Part);
  const before = await open();
  await before.text.fill("About the lamp");
  await before.product.selectOptions("Lamp");
  const values = { extra: { product: "lamp" }, text: { value: "About the lamp" } };
  await expect.poll(stored).toMatchObject({ values });
  await before.screen.unmount();

  const beforeSend = vi.fn<NonNullable<Options["beforeSend"]>>(() => []);
  const onSent = vi.fn<NonNullable<Options["onSent"]>>();
  const { product, text, banner, screen, client } = await open({ beforeSend, onSent });
  await expect.element(text).toHaveValue("About the lamp");
  await expect.element(product).toHaveValue("lamp");
  await world.control("POST", "/faults", { then: { status: 503 } });
  // Our shortcut, in the host's own field.
  await userEvent.type(product, "{Control>}{Enter}{/Control}");
  await expect.poll(() => banner("failed")).toBeTruthy();
  const extra = { product: "lamp" };
  expect(beforeSend).toHaveBeenLastCalledWith(expect.objectContaining({ extra }));
  await screen.unmount();
  outboxOf(client).getSnapshot()[0]?.tryAgain?.();
  await vi.waitFor(() => expect(onSent).toHaveBeenCalledWith(expect.objectContaining({ extra })));
  expect(wire).toEqual([extra, extra]);
  // Help Scout has no place for it, and refuses what it does not know.
  for (const body of await world.sent()) expect(body).not.toHaveProperty("extra");

  await expect.poll(stored).toBeUndefined();
  const after = await open();
  await expect.element(after.product).toHaveValue("");
  await expect.element(after.text).toHaveValue("");
});

test("what was chosen while a reply went out stays, as what is typed does", async () => {
  const { open } = openings(WithOwnChild);
  let answer = () => {};
  const createReply = vi.fn(async () => {
    await new Promise<void>((resolve) => (answer = resolve));
    return {};
  });
  const api = { createReply, getConversation: async () => undefined, listThreads: async () => [] };
  const { product, text, banner } = await open({ api });
  await text.fill("About the lamp");
  await product.selectOptions("Lamp");
  await userEvent.type(product, "{Control>}{Enter}{/Control}");
  await vi.waitFor(() => expect(createReply).toHaveBeenCalledOnce());
  await product.selectOptions("Desk");
  answer();
  await expect.poll(() => banner("sent")).toBeTruthy();
  await expect.element(text).toHaveValue("");
  await expect.element(product).toHaveValue("desk");
});

test("what was chosen after a reply that had arrived stays, and the host learns what went", async () => {
  const { world, wire, open } = openings(WithOwnChild);
  const onSent = vi.fn<NonNullable<Options["onSent"]>>();
  const { product, text, banner } = await open({ onSent });
  await world.control("POST", "/faults", { then: { drop: "after-creating" } });
  await text.fill("About the lamp");
  await product.selectOptions("Lamp");
  await userEvent.type(product, "{Control>}{Enter}{/Control}");
  await expect.poll(() => banner("maybe-sent")).toBeTruthy();
  await product.selectOptions("Desk");
  await userEvent.type(product, "{Control>}{Enter}{/Control}");
  await expect.poll(() => banner("sent")).toBeTruthy();
  expect(wire).toEqual([{ product: "lamp" }]);
  expect(onSent).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ extra: { product: "lamp" } }),
  );
  await expect.element(text).toHaveValue("");
  await expect.element(product).toHaveValue("desk");
});

test("another conversation without a key shows nothing of the one before, with a model too", async () => {
  const { open } = openings(WithOwnModel);
  const [ann, bob] = [vi.fn<Listener>(), vi.fn<Listener>()];
  const { product, text, rerender, screen } = await open({ onValuesChange: ann });
  await text.fill("For Ann only");
  await product.selectOptions("Lamp");
  await addressField(screen, "Cc").fill("half@");
  const other = { ...conversation, id: "other-1", customer: { id: 9 } };
  await rerender({ conversation: other, onValuesChange: bob });
  // A half-typed address becomes a chip: it is still of the reply to Ann.
  expect(ann.mock.lastCall?.[0].cc).toEqual(["half@"]);
  await expect.element(text).toHaveValue("");
  await expect.element(product).toHaveValue("");
  await expect.element(screen.getByText("0 characters")).toBeVisible();
  await text.fill("For Bob");
  await vi.waitFor(() => expect(bob).toHaveBeenCalledOnce());
  await rerender({ conversation });
  await expect.element(text).toHaveValue("For Ann only");
  await expect.element(product).toHaveValue("lamp");
});

test("what was done to one reply cannot be undone in the next, with a model too", async () => {
  const { open } = openings(WithOwnModel);
  const { screen, rerender } = await open({
    conversation: { ...conversation, cc: ["boss@rival.example"] },
  });
  await screen.getByRole("button", { name: "Remove boss@rival.example" }).click();
  await expect.element(screen.getByRole("button", { name: "Undo" })).toBeVisible();
  await rerender({ conversation: { ...conversation, id: "other-1", customer: { id: 9 } } });
  await expect.element(screen.getByRole("button", { name: "Undo" })).not.toBeInTheDocument();
});

test("a part of the host's own that throws takes no word along", async () => {
  const reported = vi.spyOn(globalThis, "reportError").mockImplementation(() => {});
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  function Breakable(options: Options) {
    const model = useReplyComposer(options);
    return (
      <Composer.Root model={model}>
        {parts}
        <Throwing isBroken={model.values.extra?.product === "desk"} />
        <ProductSelect {...model} />
      </Composer.Root>
    );
  }
  const { open } = openings(Breakable);
  const { text, product, screen } = await open();
  await text.fill("Every word of it");
  await product.selectOptions("Desk");
  await expect.element(screen.getByRole("button", { name: "Copy reply" })).toBeVisible();
  await expect.element(text).toHaveValue("Every word of it");
  expect(reported).toHaveBeenCalledWith(new Error("a fault"));
  reported.mockRestore();
  logged.mockRestore();
});

function Throwing({ isBroken }: { isBroken: boolean }) {
  if (isBroken) throw new Error("a fault");
  return null;
}

test("what no draft could keep is refused where it is given", async () => {
  const shown = vi.fn<(model: ReplyComposerModel<Extra>) => void>();
  function Odd(options: Options) {
    const model = useReplyComposer(options);
    useEffect(() => shown(model));
    return <Composer.Root model={model}>{parts}</Composer.Root>;
  }
  const { open } = openings(Odd);
  await open();
  const [model] = shown.mock.lastCall ?? [];
  const odd = { product: "lamp", since: new Date() };
  expect(() => model?.change("extra", odd)).toThrow("extra.since is no JSON");
  expect(() => model?.set({ extra: odd })).toThrow("extra.since is no JSON");
  expect(model?.values.extra).toBe(null);
});
