import { expect, test } from "vitest";
import { userEvent, type Locator } from "vitest/browser";
import { heldFile } from "../../attachments/files.js";
import { renderComposer } from "../../browser/renderComposer.js";

test("Ctrl+Z takes back what was done last, and not what was done before something was typed", async () => {
  const all = ["a@x.com", "b@x.com", "c@x.com", "d@x.com"];
  const { ccList, cc, text, screen } = await renderComposer({ initial: { cc: all } });
  const chips = ccList.getByRole("listitem");
  await screen.getByRole("button", { name: "Clear all Cc recipients" }).click();
  await expect.element(cc).toHaveFocus();
  await text.click();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.poll(() => chips.elements().map((chip) => chip.ariaLabel)).toEqual(all);
  await screen.getByRole("button", { name: "Clear all Cc recipients" }).click();
  await text.fill("Hello");
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(text).toHaveValue("");
  expect(chips.elements()).toHaveLength(0);
});

const file = (name: string, words = name) => new File([words], name, { type: "text/plain" });

/** What the list shows, by its names alone. */
function namesIn(files: Locator) {
  return () =>
    [...files.element().querySelectorAll<HTMLElement>("[title]")].map(({ title }) => title);
}

test("a key that is held removes one refused file, then goes to the next of those, and at last to Send", async () => {
  const { attach, files, reply, screen, send, world } = await renderComposer();
  const removal = (name: string) => screen.getByRole("button", { name: `Remove ${name}` });
  attach(...["a.txt", "setup.exe", "b.txt", "run.bat", "c.txt"].map((name) => file(name)));
  await reply();
  await expect.element(removal("setup.exe")).toHaveFocus();
  await userEvent.keyboard("{Enter>9/}");
  await expect.element(removal("run.bat")).toHaveFocus();
  await expect.poll(namesIn(files)).toEqual(["run.bat", "a.txt", "b.txt", "c.txt"]);
  await userEvent.keyboard("{ >9/}");
  await expect.element(send).toHaveFocus();
  await expect.poll(namesIn(files)).toEqual(["a.txt", "b.txt", "c.txt"]);
  expect(await world.replies()).toEqual([]);
});

test("takes back each removal, the latest first, and sends what is there again", async () => {
  const { attach, files, reply, screen, text, banner, world } = await renderComposer();
  const removal = (name: string) => screen.getByRole("button", { name: `Remove ${name}` });
  const undo = screen.getByRole("button", { name: "Undo" });
  attach(file("a.txt"), file("b.txt"), file("c.txt"));
  await removal("b.txt").click();
  await expect.element(removal("c.txt")).toHaveFocus();
  await removal("c.txt").click();
  await expect.element(screen.getByText("c.txt removed ·")).toBeVisible();
  await undo.click();
  await expect.element(removal("c.txt")).toHaveFocus();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.poll(namesIn(files)).toEqual(["a.txt", "b.txt", "c.txt"]);
  await expect.element(undo).not.toBeInTheDocument();
  await removal("a.txt").click();
  await text.click();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.poll(namesIn(files)).toEqual(["a.txt", "b.txt", "c.txt"]);
  await removal("b.txt").click();
  await reply();
  await expect.poll(() => banner("sent")).toBeTruthy();
  await expect.element(undo).not.toBeInTheDocument();
  const attachments = ["a.txt", "c.txt"].map((fileName) => ({ fileName }));
  expect(await world.sent()).toMatchObject([{ attachments }]);
});

test("Ctrl+Z among the files is the Undo that stands there, also where something was typed since", async () => {
  const { attach, files, screen, text } = await renderComposer();
  const removal = (name: string) => screen.getByRole("button", { name: `Remove ${name}` });
  attach(file("a.txt"), file("b.txt"));
  await removal("a.txt").click();
  await text.click();
  await userEvent.keyboard("Hello");
  removal("b.txt").element().focus();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(removal("a.txt")).toHaveFocus();
  expect(namesIn(files)()).toEqual(["a.txt", "b.txt"]);
  await expect.element(text).toHaveValue("Hello");
});

test("a file that is put back goes with the press that waits, or with the next one", async () => {
  const { attach, reply, screen, files, banner, world } = await renderComposer();
  const undo = screen.getByRole("button", { name: "Undo" });
  const { file: held, release } = heldFile("held.txt");
  attach(held, file("a.txt"), file("b.txt"));
  await world.control("POST", "/faults", { then: { status: 500 } });
  await reply();
  await expect.element(screen.getByRole("button", { name: "Cancel sending" })).toBeVisible();
  await screen.getByRole("button", { name: "Remove a.txt" }).click();
  await undo.click();
  await screen.getByRole("button", { name: "Remove b.txt" }).click();
  release();
  await expect.poll(() => banner("failed") ?? banner("maybe-sent")).toBeTruthy();
  await undo.click();
  await expect.poll(namesIn(files)).toEqual(["held.txt", "a.txt", "b.txt"]);
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => banner("sent")).toBeTruthy();
  const all = ["held.txt", "a.txt", "b.txt"].map((fileName) => ({ fileName }));
  expect(await world.sent()).toMatchObject([
    { attachments: all.slice(0, 2) },
    { attachments: all },
  ]);
  const keys = (await world.replies()).map(({ headers }) => headers["idempotency-key"]);
  expect(new Set(keys).size).toBe(2);
  expect(namesIn(files)()).toEqual([]);
});

test("a file of a restored draft that is removed and put back is kept on", async () => {
  const drafts = { scope: crypto.randomUUID() };
  const first = await renderComposer({ drafts });
  await first.text.fill("With a file");
  first.attach(file("image.txt"), file("image.txt", "another"));
  await expect.element(first.screen.getByText(/^2 files,/)).toBeVisible();
  await expect.element(first.screen.getByText(/^Saved on this device/)).toBeVisible();
  await first.screen.unmount();
  const second = await renderComposer({ drafts });
  await second.screen.getByRole("button", { name: "Remove image.txt" }).click();
  await second.screen.getByRole("button", { name: "Undo" }).click();
  await second.screen.getByRole("button", { name: "Remove image.txt" }).click();
  await expect.element(second.screen.getByText("1 file,")).toBeVisible();
  await second.screen.getByRole("button", { name: "Undo" }).click();
  await expect.element(second.screen.getByText(/^2 files,/)).toBeVisible();
  await second.screen.unmount();
  const third = await renderComposer({ drafts });
  await expect.poll(namesIn(third.files)).toEqual(["image.txt", "image (2).txt"]);
  await third.reply();
  await expect.poll(() => third.banner("sent")).toBeTruthy();
  const data = ["image.txt", "another"].map((words) => btoa(words));
  expect(await third.world.sent()).toMatchObject([
    { attachments: data.map((one) => ({ data: one })) },
  ]);
});

test("a refused file is named and in the way after a reload too, until it is dismissed", async () => {
  const drafts = { scope: crypto.randomUUID() };
  const first = await renderComposer({ drafts, maxFileSize: 5 });
  await first.text.fill("The scan is attached");
  first.attach(file("a.txt", "abc"), file("scan.tif", "123456"), file("setup.exe"));
  await expect.poll(namesIn(first.files)).toHaveLength(3);
  await expect.element(first.screen.getByText(/^Saved on this device/)).toBeVisible();
  await first.screen.unmount();
  const second = await renderComposer({ drafts, maxFileSize: 5 });
  const items = second.files.getByRole("listitem");
  await expect
    .element(items.nth(0))
    .toHaveTextContent(/scan.tif.*Too large: 6 bytes, the limit is 5 bytes/);
  await expect.element(items.nth(1)).toHaveTextContent(/setup.exe.*Email providers block/);
  await second.screen.getByRole("button", { name: "Remove setup.exe" }).click();
  await second.send.click();
  await expect.element(second.screen.getByText(/^Nothing was sent/)).toBeVisible();
  await second.screen.unmount();
  const third = await renderComposer({ drafts, maxFileSize: 5 });
  await third.screen.getByRole("button", { name: "Remove scan.tif" }).click();
  await expect.poll(namesIn(third.files)).toEqual(["a.txt"]);
  expect(await third.world.replies()).toEqual([]);
});

test("the time to undo is over once where the last file is removed after it", async () => {
  const { attach, reply, screen, banner, world } = await renderComposer({ undoSeconds: 30 });
  const { file: held, release } = heldFile("held.txt");
  attach(held);
  await reply();
  await screen.getByRole("button", { name: "Send now" }).click();
  await screen.getByRole("button", { name: "Remove held.txt" }).click();
  await expect.poll(() => banner("sent")).toBeTruthy();
  expect(await world.sent()).toMatchObject([{ text: "How are you?" }]);
  release();
});
