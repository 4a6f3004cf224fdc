import { describe, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { renderComposer } from "../../browser/renderComposer.js";

const png = () =>
  Uint8Array.from(
    atob(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
    ),
    (char) => char.charCodeAt(0),
  );

function transfer(...files: File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

function drag(type: string, target: Element, dataTransfer: DataTransfer): boolean {
  return target.dispatchEvent(
    new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
  );
}

/** What the polite region says now. */
function announced(container: Element) {
  return () => container.querySelector("form > [aria-live=polite]")?.textContent;
}

/** What the live region says from now on. */
function saidIn(container: Element): readonly string[] {
  const said: string[] = [];
  const region = container.querySelector("form > [aria-live=polite]");
  if (!region) throw new Error("no live region");
  new MutationObserver(() => said.push(region.textContent)).observe(region, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  return said;
}

describe("getting files in", () => {
  test("takes a drop anywhere on the composer, and says so while it is held over it", async () => {
    const { text, files, screen } = await renderComposer();
    const data = transfer(new File(["1"], "one.txt"), new File(["2"], "two.txt"));
    drag("dragenter", text.element(), data);
    await expect.element(screen.getByText("Drop files to attach them")).toBeVisible();
    drag("dragover", text.element(), data);
    drag("drop", text.element(), data);
    await expect.element(files.getByRole("listitem").nth(1)).toHaveTextContent("two.txt");
    await expect.element(screen.getByText("Drop files to attach them")).not.toBeInTheDocument();
  });

  test("leaves text that is dragged to fall where it is dropped", async () => {
    const { text } = await renderComposer();
    const words = new DataTransfer();
    words.setData("text/plain", "a serial number");
    for (const type of ["dragenter", "dragover", "drop"]) {
      expect(drag(type, text.element(), words)).toBe(true);
      expect(drag(type, document.body, words)).toBe(true);
    }
  });

  test("keeps a drop beside it from leaving the page", async () => {
    const { files } = await renderComposer();
    const data = transfer(new File(["1"], "beside.txt"));
    expect(drag("dragover", document.body, data)).toBe(false);
    expect(drag("drop", document.body, data)).toBe(false);
    expect(files.getByRole("listitem").elements()).toHaveLength(0);
  });

  test("keeps what is dropped on a locked conversation, and the page", async () => {
    const { reply, banner, files, screen } = await renderComposer({
      conversation: { id: 114, status: "closed", customer: { id: 214 } },
    });
    await reply();
    await expect.poll(() => banner("locked")).toBeTruthy();
    const form = screen.getByRole("form").element();
    const data = transfer(new File(["1"], "late.txt"));
    expect(drag("dragover", form, data)).toBe(false);
    expect(drag("drop", form, data)).toBe(false);
    await expect.element(files.getByRole("listitem")).toHaveTextContent("late.txt");
  });

  test("keeps what is dropped during sending for the next reply", async () => {
    const { reply, attach, banner, files, screen, world } = await renderComposer();
    await world.control("POST", "/faults", { then: { hang: "after-creating" } });
    attach(new File(["1"], "first.txt"));
    await reply();
    await expect.poll(() => world.replies()).toHaveLength(1);
    const form = screen.getByRole("form").element();
    const data = transfer(new File(["2"], "second.txt"));
    expect(drag("dragover", form, data)).toBe(false);
    expect(drag("drop", form, data)).toBe(false);
    await expect.element(files.getByRole("listitem").nth(1)).toHaveTextContent("second.txt");
    await world.control("DELETE", "/faults");
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(files.getByRole("listitem")).toHaveTextContent("second.txt");
    expect(await world.sent()).toMatchObject([{ attachments: [{ fileName: "first.txt" }] }]);
  });

  test("loses no batch when one is dropped while another is still being read", async () => {
    const { text, files } = await renderComposer();
    for (const name of ["one", "two", "three"]) {
      drag("dragenter", text.element(), transfer(new File([name], `${name}.txt`)));
      drag("drop", text.element(), transfer(new File([name], `${name}.txt`)));
    }
    await expect.element(files.getByRole("listitem").nth(2)).toHaveTextContent("three.txt");
    expect(files.getByRole("listitem").elements()).toHaveLength(3);
  });

  test("takes the same file again after it was removed", async () => {
    const { attach, files, text, screen } = await renderComposer();
    const file = new File(["x"], "again.txt");
    attach(file);
    await screen.getByRole("button", { name: "Remove again.txt" }).click();
    await expect.element(files.getByRole("listitem")).not.toBeInTheDocument();
    await expect.element(text).toHaveFocus();
    attach(file);
    await expect.element(files.getByRole("listitem")).toHaveTextContent("again.txt");
  });

  test("lets go of what was chosen, so that the same file is a change again", async () => {
    const { attach, screen } = await renderComposer();
    attach(new File(["x"], "again.txt"));
    const input = screen.container.querySelector<HTMLInputElement>("input[type=file]");
    expect(input?.files).toHaveLength(0);
  });

  test("offers in the picker what is accepted", async () => {
    const { screen } = await renderComposer({ accept: ".pdf,image/*" });
    const input = screen.container.querySelector<HTMLInputElement>("input[type=file]");
    expect(input?.accept).toBe(".pdf,image/*");
  });

  test("pastes a file that a file manager copied, whose only text is its name", async () => {
    const { text, files } = await renderComposer();
    const clipboardData = transfer(new File(["x"], "invoice.pdf"));
    clipboardData.setData("text/plain", "invoice.pdf");
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    expect(text.element().dispatchEvent(paste)).toBe(false);
    await expect.element(files.getByRole("listitem")).toHaveTextContent("invoice.pdf");
  });

  test.each([
    ["a path", "/home/ann/100 % paid/invoice 7.pdf"],
    ["an address", "file:///home/ann/Invoices%202026/invoice%207.pdf\r\n"],
    ["what Nautilus writes", "x-special/nautilus-clipboard\ncopy\nfile:///tmp/invoice%207.pdf\n"],
  ])("pastes a file beside %s of it, and leaves that out", async (_what, words) => {
    const { text, files } = await renderComposer();
    const clipboardData = transfer(new File(["x"], "invoice 7.pdf"));
    clipboardData.setData("text/plain", words);
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    expect(text.element().dispatchEvent(paste)).toBe(false);
    await expect.element(files.getByRole("listitem")).toHaveTextContent("invoice 7.pdf");
  });

  test("pastes a path of something else as the text that it is", async () => {
    const { text } = await renderComposer();
    const clipboardData = transfer(new File([png()], "image.png", { type: "image/png" }));
    clipboardData.setData("text/plain", "/home/ann/other.pdf");
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    expect(text.element().dispatchEvent(paste)).toBe(true);
  });

  test("pastes files beside recipients as files, and their names as nobody", async () => {
    const { cc, ccList, files } = await renderComposer({ initial: { cc: ["ann@example.net"] } });
    const chip = ccList.getByRole("listitem");
    const names = ["a.pdf", "b.pdf", "c.pdf", "d.pdf"];
    for (const [target, two] of [
      [cc, names.slice(0, 2)],
      [chip, names.slice(2)],
    ] as const) {
      const clipboardData = transfer(...two.map((name) => new File(["x"], name)));
      clipboardData.setData("text/plain", two.join("\n"));
      const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      expect(target.element().dispatchEvent(paste)).toBe(false);
    }
    await expect.poll(() => files.getByRole("listitem").elements()).toHaveLength(4);
    expect(ccList.getByRole("listitem").elements()).toHaveLength(1);
  });

  test("pastes a screenshot under a name that says what it is", async () => {
    const { text, files } = await renderComposer();
    const clipboardData = transfer(new File([png()], "image.png", { type: "image/png" }));
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    text.element().dispatchEvent(paste);
    await expect
      .element(files.getByRole("listitem"))
      .toHaveTextContent(/Pasted image \d{4}-\d\d-\d\d \d\d\.\d\d\.png/);
  });

  test("tells two screenshots of one minute apart", async () => {
    vi.setSystemTime("2026-11-23T14:05:00");
    onTestFinished(() => void vi.useRealTimers());
    const { text, files } = await renderComposer();
    for (const _screenshot of [1, 2, 3]) {
      const clipboardData = transfer(new File([png()], "image.png", { type: "image/png" }));
      const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      text.element().dispatchEvent(paste);
    }
    const titles = () =>
      [...files.element().querySelectorAll<HTMLElement>("[title]")].map((name) => name.title);
    await expect
      .poll(titles)
      .toEqual([
        "Pasted image 2026-11-23 14.05.png",
        "Pasted image 2026-11-23 14.05 (2).png",
        "Pasted image 2026-11-23 14.05 (3).png",
      ]);
  });

  test("pastes text as text where a picture stands beside it, as Word and Excel do", async () => {
    const { text, files } = await renderComposer();
    const clipboardData = transfer(new File([png()], "image.png", { type: "image/png" }));
    clipboardData.setData("text/plain", "a cell");
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    expect(text.element().dispatchEvent(paste)).toBe(true);
    await expect.element(files.getByRole("listitem")).not.toBeInTheDocument();
  });
});

describe("showing files", () => {
  test("names each refusal by file and limit, until it is dismissed", async () => {
    const { attach, files, screen } = await renderComposer({ maxFileSize: 10_000_000 });
    attach(new File([new Uint8Array(14_200_000)], "scan.tif"), new File(["x"], "setup.exe"));
    const refused = files.getByRole("listitem");
    await expect
      .element(refused.nth(0))
      .toHaveTextContent(/scan.tif.*Too large: 14.2 MB, the limit is 10 MB/);
    await expect
      .element(refused.nth(1))
      .toHaveTextContent(/setup.exe.*Email providers block .exe files/);
    await screen.getByRole("button", { name: "Remove scan.tif" }).click();
    await screen.getByRole("button", { name: "Remove setup.exe" }).click();
    await expect.element(refused).not.toBeInTheDocument();
  });

  test("removes all that was refused in one press, and says so once", async () => {
    const { attach, files, screen } = await renderComposer({ maxFiles: 1 });
    attach(...["a", "b", "c"].map((name) => new File(["x"], `${name}.txt`)));
    await expect.poll(announced(screen.container)).toContain("All files are ready");
    await screen.getByRole("button", { name: "Remove 2 refused files" }).click();
    await expect.element(files.getByRole("listitem")).toHaveTextContent("a.txt");
    await expect.poll(announced(screen.container)).toBe("2 refused files removed");
  });

  test("shows a size and the total in the order in which they are read, also right to left", async () => {
    const { attach, screen } = await renderComposer();
    screen.container.dir = "rtl";
    attach(new File(["x"], "one.txt"));
    for (const words of ["1 byte", "1 file, 4 bytes of 25 MB when sent"]) {
      const shown = screen.getByText(words, { exact: true });
      await expect.element(shown).toBeVisible();
      const text = shown.element().firstChild;
      if (!(text instanceof Text)) throw new Error("there are no words");
      const starts = [0, words.indexOf(" ") + 1].map((at) => {
        const letter = document.createRange();
        letter.setStart(text, at);
        letter.setEnd(text, at + 1);
        return letter.getBoundingClientRect().left;
      });
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    }
  });

  test("names the first twenty of the refused, and counts the rest", async () => {
    const { attach, files, screen } = await renderComposer({ maxFiles: 1 });
    attach(...Array.from({ length: 150 }, (_, n) => new File(["x"], `${n}.txt`)));
    await expect.element(screen.getByText("and 129 more refused files")).toBeVisible();
    expect(files.getByRole("listitem").elements()).toHaveLength(21);
    await screen.getByRole("button", { name: "Remove 149 refused files" }).click();
    await expect.element(files.getByRole("listitem")).toHaveTextContent("0.txt");
  });

  test("is one stop of the Tab key, and the arrow keys go on from there", async () => {
    const { attach, screen, text } = await renderComposer();
    attach(...["a.txt", "b.txt", "c.txt"].map((name) => new File(["x"], name)));
    const remove = (name: string) => screen.getByRole("button", { name: `Remove ${name}.txt` });
    await expect.element(remove("c")).toBeVisible();
    await text.click();
    await userEvent.keyboard("{Tab}");
    await expect.element(remove("a")).toHaveFocus();
    await userEvent.keyboard("{ArrowRight}{ArrowDown}");
    await expect.element(remove("c")).toHaveFocus();
    await userEvent.keyboard("{ArrowLeft}{Tab}");
    await expect.element(screen.getByRole("button", { name: "Attach files" })).toHaveFocus();
    await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
    await expect.element(remove("b")).toHaveFocus();
    await userEvent.keyboard("{Enter}{Home}{Shift>}{Tab}{/Shift}");
    await expect.element(text).toHaveFocus();
  });

  test("removes the focused file by Delete or Backspace, with the Undo of its button", async () => {
    const { attach, screen, text } = await renderComposer();
    attach(...["a.txt", "b.txt", "c.txt"].map((name) => new File(["x"], name)));
    const remove = (name: string) => screen.getByRole("button", { name: `Remove ${name}.txt` });
    await expect.element(remove("c")).toBeVisible();
    await text.click();
    await userEvent.keyboard("{Tab}{Delete}");
    await expect.element(remove("a")).not.toBeInTheDocument();
    await expect.element(remove("b")).toHaveFocus();
    await userEvent.keyboard("{Backspace}");
    await expect.element(remove("c")).toHaveFocus();
    await expect.element(screen.getByText("b.txt removed ·")).toBeVisible();
    await userEvent.keyboard("{Control>}zz{/Control}");
    await expect.element(remove("a")).toHaveFocus();
    await expect.element(remove("b")).toBeVisible();
  });

  test("shows three rows of chips, refused ones first, and keeps the others within reach", async () => {
    const { attach, files, screen } = await renderComposer();
    const names = Array.from({ length: 18 }, (_, n) => `photo ${n + 1}.jpg`);
    attach(...[...names, "setup.exe"].map((name) => new File(["x"], name)));
    const items = files.getByRole("listitem");
    await expect.element(items.nth(0)).toHaveTextContent("setup.exe");
    // What the status line says, and a reader of the button that sends.
    await expect
      .element(screen.getByRole("button", { name: "Send reply" }))
      .toHaveAccessibleDescription("Can’t send: a file has a problem");
    const more = screen.getByRole("button", { name: /^\+\d+ more$/ });
    await expect.element(more).toBeVisible();
    const boxOf = (element: Element) => element.getBoundingClientRect();
    const isBelow = (item: Element) => boxOf(item).top >= boxOf(files.element()).bottom;
    // Before they are ready each shows how far it is, and fewer fit.
    await expect.poll(announced(screen.container)).toContain("All files are ready");
    const hidden = items.elements().filter(isBelow);
    await expect.element(more).toHaveTextContent(`+${hidden.length} more`);
    expect(boxOf(files.element()).height).toBeLessThan(110);
    // Those who listen find each of them, and Tab shows what it reaches.
    expect(items.elements()).toHaveLength(19);
    screen.getByRole("button", { name: "Remove photo 18.jpg" }).element().focus();
    await expect.poll(() => items.elements().slice(-1).some(isBelow)).toBe(false);
    await more.click();
    await expect.element(more).not.toBeInTheDocument();
    expect(hidden[0]?.contains(document.activeElement)).toBe(true);
    expect(items.elements().filter(isBelow).length).toBeLessThan(hidden.length);
    await screen.getByRole("button", { name: "Show fewer" }).click();
    await expect.element(more).toHaveTextContent(`+${hidden.length} more`);
    await expect.element(more).toHaveFocus();
  });

  test("keeps every chip where it is when a file is ready, so that no press misses", async () => {
    const { attach, screen } = await renderComposer();
    const file = new File([new Uint8Array(30_000)], "report.bin");
    let read = () => {};
    const isRead = new Promise<void>((resolve) => (read = resolve));
    const slice = file.slice.bind(file);
    file.slice = (...part) => {
      const blob = slice(...part);
      return Object.assign(slice(...part), {
        arrayBuffer: () => isRead.then(() => blob.arrayBuffer()),
      });
    };
    attach(file, new File(["x"], "note.txt"));
    const item = screen.getByRole("listitem").filter({ hasText: "report.bin" });
    await expect.element(item).toHaveTextContent(/Preparing 0%/);
    const places = () =>
      ["report.bin", "note.txt"].map((name) =>
        screen
          .getByRole("button", { name: `Remove ${name}` })
          .element()
          .getBoundingClientRect()
          .toJSON(),
      );
    const before = places();
    read();
    await expect.element(item).not.toHaveTextContent(/Preparing/);
    expect(places()).toEqual(before);
  });

  test("shows the total as it is sent, against the limit", async () => {
    const { attach, screen } = await renderComposer();
    attach(new File([new Uint8Array(3_000_000)], "a.bin"), new File(["x"], "b.txt"));
    await expect.element(screen.getByText("2 files, 4 MB of 25 MB when sent")).toBeVisible();
  });

  test("shows a picture by a URL that is revoked when it goes", async () => {
    const { attach, files, screen } = await renderComposer();
    attach(new File([png()], "dot.png", { type: "image/png" }));
    await expect.element(files.getByRole("listitem")).toBeVisible();
    const picture = files.element().querySelector("img");
    await expect.poll(() => picture?.naturalWidth).toBe(1);
    const url = picture?.src ?? "";
    expect((await fetch(url)).ok).toBe(true);
    await screen.getByRole("button", { name: "Remove dot.png" }).click();
    await expect.element(files.getByRole("listitem")).not.toBeInTheDocument();
    const isThere = () =>
      fetch(url).then(
        () => true,
        () => false,
      );
    await expect.poll(isThere).toBe(false);
  });

  test("lets nobody drag its own picture, which would be attached again", async () => {
    const { attach, files } = await renderComposer();
    attach(new File([png()], "dot.png", { type: "image/png" }));
    await expect.element(files.getByRole("listitem")).toBeVisible();
    const picture = files.element().querySelector("img");
    if (!picture) throw new Error("there is no picture");
    // The browser would make a file of it, and of any other part of the item nothing.
    expect(drag("dragstart", picture, new DataTransfer())).toBe(false);
  });

  test("says that a file is empty", async () => {
    const { attach, files, screen } = await renderComposer();
    attach(new File([], "empty.txt"), new File(["x"], "full.txt"));
    const items = files.getByRole("listitem");
    await expect.element(items.nth(0)).toHaveTextContent(/Empty. The server may refuse it/);
    await expect.element(items.nth(1)).not.toHaveTextContent(/Empty/);
    await expect.poll(announced(screen.container)).toContain("empty.txt: Empty.");
  });

  test("shows a picture that cannot be drawn as any other file", async () => {
    const { attach, files } = await renderComposer();
    attach(new File(["no picture"], "torn.png", { type: "image/png" }));
    await expect.element(files.getByRole("listitem")).toHaveTextContent("torn.png");
    await expect.poll(() => files.element().querySelector("img")).toBeNull();
    expect(files.element().querySelector("svg")).toBeTruthy();
  });

  test("keeps a long name whole in its text and its title", async () => {
    const { attach, files } = await renderComposer();
    const name = `${"quarterly-".repeat(20)}report.pdf`;
    attach(new File(["x"], name));
    await expect.element(files.getByRole("listitem")).toHaveTextContent(name);
    await expect.element(files.getByTitle(name)).toBeVisible();
  });

  test("reads a name as one word, whichever way its letters run", async () => {
    const { attach, files } = await renderComposer();
    const names = [
      "quarterly report 2026-11.pdf",
      "report فاتورة الشهر.pdf",
      "تقرير quarterly-2026.pdf",
    ];
    attach(...names.map((name) => new File(["x"], name)));
    await expect.element(files.getByRole("listitem").nth(2)).toBeVisible();
    const shown = [...files.element().querySelectorAll("bdi")];
    expect(shown.map(({ innerText }) => innerText)).toEqual(names);
    expect(shown.map((name) => name.lastElementChild?.textContent)).toEqual([
      "2026-11.pdf".slice(-8),
      ".pdf",
      "",
    ]);
  });

  test("names the first of many refused, and counts the rest, in one announcement", async () => {
    const { attach, screen } = await renderComposer({ maxFiles: 1 });
    const said = saidIn(screen.container);
    attach(...Array.from({ length: 150 }, (_, n) => new File(["x"], `${n}.txt`)));
    await expect.poll(() => said.join()).toContain("All files are ready");
    expect(said.filter((words) => words.includes("Too many"))).toEqual([
      expect.stringMatching(
        /^1 file attached\. 1\.txt: .*\. 2\.txt: .*\. 3\.txt: .*\. and 146 more files that can’t be sent/,
      ),
    ]);
  });

  test("says once, politely, what was attached and when all is ready", async () => {
    const { attach, screen } = await renderComposer({ maxFiles: 1 });
    const said = saidIn(screen.container);
    attach(new File(["x"], "one.txt"), new File(["y"], "two.txt"));
    await expect.poll(() => said.join(". ")).toMatch(/All files are ready$/);
    expect(said.join(". ")).toBe(
      "1 file attached. two.txt: Too many: the limit is 1 file. All files are ready",
    );
  });
});

describe("the forgotten attachment", () => {
  test("is no longer asked about once a file is dropped on the question", async () => {
    const { reply, screen, banner, send, world, files } = await renderComposer();
    await reply("The invoice is attached.");
    const dialog = screen.getByRole("dialog", { name: "Send reply" });
    await expect.element(dialog).toBeVisible();
    drag("drop", dialog.element(), transfer(new File(["1"], "invoice.txt")));
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(files.getByRole("listitem")).toHaveTextContent("invoice.txt");
    expect(await world.replies()).toEqual([]);
    await send.click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ attachments: [{ fileName: "invoice.txt" }] }]);
  });

  test("asks once, with the focus on the safe answer, and sends on the agent's word", async () => {
    const { reply, screen, banner, world, text } = await renderComposer();
    await reply("The invoice is attached.");
    const dialog = screen.getByRole("dialog", { name: "Send reply" });
    await expect.element(dialog).toBeVisible();
    await expect.element(screen.getByRole("button", { name: "Attach a file" })).toHaveFocus();
    expect(await world.replies()).toEqual([]);
    await userEvent.keyboard("{Escape}");
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(text).toHaveFocus();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await screen.getByRole("button", { name: "Send anyway" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.replies()).toHaveLength(1);
  });

  test("does not ask where a file is there, nor for a draft", async () => {
    const { attach, reply, banner, draft, text, screen } = await renderComposer();
    attach(new File(["x"], "invoice.txt"));
    await reply("The invoice is attached.");
    await expect.poll(() => banner("sent")).toBeTruthy();
    await draft.click();
    await text.fill("attached");
    await screen.getByRole("button", { name: "Save draft" }).click();
    await expect.poll(() => banner("draft-saved")).toBeTruthy();
  });
});
