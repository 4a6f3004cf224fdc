import { expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { listenTo } from "../../browser/liveRegions.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";

const copies = ["a@example.com", "b@example.com"];

test("the rest of those who get a copy are a press away, and Escape leaves the host's dialog open", async () => {
  const escaped = vi.fn<() => void>();
  const { screen, ref } = await renderComposer({
    conversation: { ...conversation, cc: copies },
    around: (composer) => (
      // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
      <div onKeyDown={({ key }) => key === "Escape" && escaped()}>{composer}</div>
    ),
  });
  ref.current?.set({ cc: [...copies, "boss@rival.example"] });
  await expect.element(screen.getByText("To Ann Lee, boss@rival.example")).toBeVisible();
  const more = screen.getByRole("button", { name: "+ 2", exact: true });
  await more.click();
  const id = more.element().getAttribute("aria-controls") ?? "";
  expect([...(document.getElementById(id)?.children ?? [])].map((one) => one.textContent)).toEqual(
    copies,
  );
  await userEvent.keyboard("{Escape}");
  await expect.element(more).toHaveAttribute("aria-expanded", "false");
  await expect.element(more).toHaveFocus();
  expect(escaped).not.toHaveBeenCalled();
});

test("the rest of those who get a copy are whole on a phone", async () => {
  const addresses = ["boss", "sales-archive", "purchasing"].map((name) => `${name}@rival.example`);
  const { ref, screen } = await renderComposer();
  screen.container.style.inlineSize = "344px";
  ref.current?.set({ cc: addresses });
  await screen.getByRole("button", { name: "+ 1", exact: true }).click();
  const rest = screen.getByText("purchasing@rival.example").last().element();
  const form = screen.getByRole("form").element().getBoundingClientRect();
  expect(rest.getBoundingClientRect().right).toBeLessThanOrEqual(form.right);
});

test("how many more get a copy reads in its own direction", async () => {
  const { ref, screen } = await renderComposer({
    conversation: { ...conversation, cc: copies },
    around: (composer) => <div dir="rtl">{composer}</div>,
  });
  ref.current?.set({ cc: [...copies, "boss@rival.example"] });
  const more = screen.getByRole("button", { name: "+ 2", exact: true });
  const [plus, two] = [0, 2].map((at) => {
    const range = document.createRange();
    const text = document.createTreeWalker(more.element(), NodeFilter.SHOW_TEXT).nextNode();
    if (!text) throw new Error("The button has no words");
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  });
  expect(plus).toBeLessThan(two ?? 0);
});

test.each([
  ["a desktop", "720px"],
  ["a phone", "320px"],
])(
  "on %s nothing moves while a reply goes out, and the line says what Send does again with the next letter",
  async (_, width) => {
    const answers: (() => void)[] = [];
    const createReply = () => new Promise<{}>((resolve) => answers.push(() => resolve({})));
    const { text, reply, screen, banner } = await renderComposer({
      api: { createReply, getConversation: async () => undefined, listThreads: async () => [] },
      conversation: { ...conversation, status: "pending" },
    });
    screen.container.style.inlineSize = width;
    const form = screen.getByRole("form").element();
    const heights: number[] = [form.clientHeight];
    const observer = new ResizeObserver(() => heights.push(form.clientHeight));
    observer.observe(form);
    await reply("One line");
    await expect.element(screen.getByRole("progressbar", { name: "Sending reply" })).toBeVisible();
    await userEvent.keyboard("and");
    await expect.element(screen.getByText(/typing is paused$/)).toBeVisible();
    for (const answer of answers) answer();
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(screen.getByText("To Ann Lee")).not.toBeVisible();
    await text.fill("T");
    await expect.element(screen.getByText("To Ann Lee")).toBeVisible();
    expect(banner("sent")).toBe(null);
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(4);
  },
);

test("says, once, that nothing is typed while a reply goes out", async () => {
  const { text, reply, screen } = await renderComposer({ undoSeconds: 30 });
  const said = listenTo(screen.container);
  await reply("One line");
  await expect.element(screen.getByText(/^Sending in \d+ s$/)).toBeVisible();
  await userEvent.keyboard("and{Shift}");
  await expect.element(screen.getByText(/^Sending in \d+ s · typing is paused$/)).toBeVisible();
  await expect.poll(() => said.at(-1)).toMatch(/typing is paused$/);
  await screen.getByRole("button", { name: "Undo" }).click();
  await text.fill("Another line");
  await expect.element(screen.getByText("typing is paused")).not.toBeInTheDocument();
  expect(said.filter((words) => words.includes("paused"))).toHaveLength(1);
});

test("is one line, whatever it says", async () => {
  const { cc, screen, text } = await renderComposer({ drafts: { scope: crypto.randomUUID() } });
  screen.container.style.inlineSize = "720px";
  const send = screen.getByRole("button", { name: "Send reply" });
  const line = () => {
    const form = screen.getByRole("form").element().getBoundingClientRect();
    return form.bottom - send.element().getBoundingClientRect().bottom;
  };
  const before = line();
  const [one, two] = ["marcus.holt", "constance.feather"].map(
    (name) => `${name}.stonehaugh@a-very-long-domain-name.example`,
  );
  await cc.fill(`${one}, ${two},`);
  await text.fill("Hello");
  await expect
    .element(screen.getByText(/^To Ann Lee, marcus.holt.sto…ain-name.example/))
    .toBeVisible();
  // There is no room for it.
  await expect.element(screen.getByText("Saved on this device")).toBeInTheDocument();
  expect(line()).toBe(before);
});

test("a reply is a draft or history, never both, and the button says which", async () => {
  const { draft, screen } = await renderComposer({ allowImported: true });
  await screen.getByRole("button", { name: "More options" }).click();
  const imported = screen.getByRole("switch", { name: "Imported" });
  await imported.click();
  await expect.element(screen.getByRole("button", { name: "Add to history" })).toBeVisible();
  await draft.click();
  await expect.element(screen.getByRole("button", { name: "Save draft" })).toBeVisible();
  await screen.getByRole("button", { name: "More options" }).click();
  await expect.element(imported).not.toBeChecked();
  await imported.click();
  await expect.element(draft).not.toBeChecked();
});

test("the rarest option stands last, and the shortcuts name what takes a press back", async () => {
  const { screen } = await renderComposer({ allowImported: true });
  await screen.getByRole("button", { name: "More options" }).click();
  const group = screen.getByRole("group", { name: "More options" });
  const shown = group.element().querySelectorAll("button, input");
  expect([...shown].at(-1)).toBe(group.getByRole("switch", { name: "Imported" }).element());
  await group.getByRole("button", { name: "Keyboard shortcuts" }).click();
  const dialog = screen.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect.element(dialog).toHaveTextContent("Ctrl+ZUndo");
  await expect.element(dialog).toHaveTextContent("Ctrl+Shift+CCc");
});

test.for([
  ["beside it where the row is wide", 1280, false],
  ["in it where the row is narrow", 600, true],
] as const)("the options close when the focus goes to a field %s", async ([, width, stays]) => {
  const { innerWidth, innerHeight } = window;
  await page.viewport(width, 600);
  onTestFinished(() => page.viewport(innerWidth, innerHeight));
  const { screen } = await renderComposer({ users: [{ id: 4, name: "Bea" }] });
  const button = screen.getByRole("button", { name: "More options" });
  const group = screen.getByRole("group", { name: "More options" });
  await button.click();
  const last = group.getByRole("button", { name: "Keyboard shortcuts" });
  await expect.element(last).toBeVisible();
  if (stays) button.element().focus();
  else last.element().focus();
  await userEvent.tab();
  await expect.element(screen.getByRole("combobox", { name: "Reply as" })).toHaveFocus();
  await expect.element(button).toHaveAttribute("aria-expanded", String(stays));
});

test("what is typed is discarded from the options, and given back", async () => {
  const { text, screen } = await renderComposer();
  await text.fill("Not this");
  await screen.getByRole("button", { name: "More options" }).click();
  await screen.getByRole("button", { name: "Discard reply" }).click();
  await expect.element(text).toHaveValue("");
  await screen.getByRole("button", { name: "Undo" }).click();
  await expect.element(text).toHaveValue("Not this");
});

test("is small while nothing is written, and Send stays in view however much is", async () => {
  const { innerWidth, innerHeight } = window;
  await page.viewport(1280, 600);
  onTestFinished(() => page.viewport(innerWidth, innerHeight));
  const { text, attach, files, ref, screen, send } = await renderComposer();
  const form = screen.getByRole("form").element();
  expect(form.getBoundingClientRect().height).toBeLessThanOrEqual(200);
  ref.current?.set({ cc: Array.from({ length: 30 }, (_, n) => `person-${n}@example.com`) });
  attach(...Array.from({ length: 12 }, (_, n) => new File(["x"], `invoice ${n}.pdf`)));
  await text.fill("A line\n".repeat(40));
  await expect.element(files).toHaveTextContent("invoice 0.pdf");
  await text.click();
  expect(send.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(600);
  expect(form.getBoundingClientRect().height).toBeLessThanOrEqual(450);
});
