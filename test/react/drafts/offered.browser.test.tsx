import { expect, test } from "vitest";
import { renderComposer } from "../../browser/renderComposer.js";
import { newScope, refusing } from "../../drafts/faults.js";

const values = (value: string) => ({ text: { format: "plain", value } });
const draft = (value: string, savedAt = Date.now()) => ({
  version: 1,
  savedAt,
  values: values(value),
  files: [],
});

test("a draft that is offered changes places with the reply, and back", async () => {
  const { storage, memory } = refusing(() => undefined);
  const scope = newScope();
  await memory.set(["draft", scope, "123"], draft("The first"));
  await memory.set(["offered", scope, "123", "a"], draft("The second"));
  const { text, screen } = await renderComposer({ drafts: { scope, storage } });
  const restore = screen.getByRole("button", { name: "Restore" });
  await expect.element(text).toHaveValue("The first");
  await expect
    .element(screen.getByText(/There is another draft.*The second/).first())
    .toBeVisible();
  await restore.click();
  await expect.element(text).toHaveValue("The second");
  await expect.element(text).toHaveFocus();
  await expect.element(screen.getByText(/There is another draft.*The first/).first()).toBeVisible();
  await restore.click();
  await expect.element(text).toHaveValue("The first");
});

test("a draft that changes places leaves behind the way back to addresses of the other", async () => {
  const { storage, memory } = refusing(() => undefined);
  const scope = newScope();
  const cc = ["a@x.com", "b@x.com", "c@x.com", "d@x.com"];
  const first = draft("The first");
  await memory.set(["draft", scope, "123"], { ...first, values: { ...first.values, cc } });
  await memory.set(["offered", scope, "123", "a"], draft("The second", Date.now() - 60_000));
  const { text, screen } = await renderComposer({ drafts: { scope, storage } });
  await screen.getByRole("button", { name: "Clear all Cc recipients" }).click();
  const undo = screen.getByRole("button", { name: "Undo", exact: true });
  await expect.element(undo).toBeVisible();
  await screen.getByRole("button", { name: "Restore" }).click();
  await expect.element(text).toHaveValue("The second");
  await expect.element(undo).not.toBeInTheDocument();
});

test("a draft that is offered is given even where it cannot be deleted", async () => {
  const { storage, memory } = refusing(() => undefined);
  const scope = newScope();
  await memory.set(["offered", scope, "123", "a"], draft("The second"));
  storage.delete = () => Promise.reject(new Error("read only"));
  const { text, screen } = await renderComposer({ drafts: { scope, storage } });
  await screen.getByRole("button", { name: "Restore" }).click();
  await expect.element(text).toHaveValue("The second");
});

test("nothing is offered until the draft that it changes places with is there", async () => {
  const { storage, memory } = refusing(() => undefined);
  const scope = newScope();
  await memory.set(["draft", scope, "123"], draft("The first"));
  await memory.set(["offered", scope, "123", "a"], draft("The second"));
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  storage.get = async (key) => {
    if (key[0] === "draft") await answered;
    return memory.get(key);
  };
  const { text, screen } = await renderComposer({ drafts: { scope, storage } });
  const offer = screen.getByText(/There is another draft.*The second/).first();
  // The agent does not wait for it longer than this.
  await expect.element(text).not.toHaveAttribute("readonly");
  expect(offer.query()).toBeNull();
  answer();
  await expect.element(offer).toBeVisible();
  await expect.element(text).toHaveValue("The first");
});
