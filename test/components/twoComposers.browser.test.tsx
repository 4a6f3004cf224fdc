import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { createHelpScoutApi, ReplyComposer } from "../../src/index.js";
import { conversation } from "../browser/renderComposer.js";
import { createWorld } from "../browser/world.js";

/** The same conversation twice in one page. */
async function renderTwo() {
  const world = createWorld();
  const shared = {
    conversation,
    api: createHelpScoutApi({ baseUrl: world.baseUrl }),
    queryClient: new QueryClient(),
  };
  const onSent = [vi.fn(), vi.fn()] as const;
  const some = (count: number) => (
    <>
      <ReplyComposer {...shared} onSent={onSent[0]} aria-label="Reply" />
      <h2 id="side">Side by side</h2>
      {count > 1 && <ReplyComposer {...shared} onSent={onSent[1]} aria-labelledby="side" />}
    </>
  );
  const screen = await render(some(2));
  const texts = screen.getByRole("textbox", { name: "Reply", exact: true });
  return {
    world,
    screen,
    onSent,
    first: texts.first(),
    second: texts.last(),
    leaveOne: () => screen.rerender(some(1)),
    press: () => userEvent.keyboard("{Control>}{Enter}{/Control}"),
  };
}

describe("two composers of one conversation", () => {
  test("go by the names that the host gives them", async () => {
    const { screen } = await renderTwo();
    await expect.element(screen.getByRole("form", { name: "Side by side" })).toBeVisible();
    await expect.element(screen.getByRole("form", { name: "Reply", exact: true })).toBeVisible();
  });

  test("hold one reply, and ask about it once", async () => {
    const { world, screen, first, second, press } = await renderTwo();
    await second.fill("Other words");
    await expect.element(first).toHaveValue("Other words");
    await first.fill("Hi Maria");
    await expect.element(second).toHaveValue("Hi Maria");
    await press();
    await screen.getByRole("button", { name: "Send anyway" }).click();
    await expect.element(first).toHaveValue("");
    await expect.element(second).toHaveValue("");
    expect(await world.sent()).toMatchObject([{ text: "Hi Maria" }]);
  });

  test("tell the host of the one that was pressed, also once the other is gone", async () => {
    const { first, press, onSent, leaveOne } = await renderTwo();
    await first.fill("Hello");
    await press();
    await expect.poll(() => onSent[0]).toHaveBeenCalledOnce();
    await leaveOne();
    await first.fill("Hello again");
    await press();
    await expect.poll(() => onSent[0]).toHaveBeenCalledTimes(2);
    expect(onSent[1]).not.toHaveBeenCalled();
  });
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
