import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { createHash, randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { CDPSession, Locator, Page } from "playwright";
import { expect, onTestFinished } from "vitest";
import { composerOf } from "./composer.js";
import { shows, test } from "./harness.js";

/** A folder on the disk with files in it, also nested ones, by their paths. */
async function folderWith(files: Record<string, Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "reply-composer-files-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return folder;
}

/** Drops what lies on the disk, folders too, as a file manager does. */
async function dropPaths(page: Page, target: Locator, paths: readonly string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const box = await target.boundingBox();
  if (!box) throw new Error("there is nothing to drop on");
  const at = { x: box.x + box.width / 2, y: box.y + 20 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await dispatchDrag(devtools, type, at, paths);
  }
  await devtools.detach();
}

/** What is said to screen readers from now on, also what is followed by something else at once. */
async function announcementsOf(page: Page, form: Locator): Promise<readonly string[]> {
  const said: string[] = [];
  await page.exposeFunction("hear", (text: string) => void said.push(text));
  await form.locator("> [aria-live=polite]").evaluate((region) => {
    const { hear } = window as unknown as { hear: (text: string) => void };
    new MutationObserver(() => hear(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  return said;
}

function dispatchDrag(
  devtools: CDPSession,
  type: "dragEnter" | "dragOver" | "dragCancel" | "drop",
  at: { x: number; y: number },
  paths: readonly string[],
) {
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  return devtools.send("Input.dispatchDragEvent", { type, ...at, data });
}

test("folders and files of several drops in a row are all attached and all sent", async ({
  page,
  inbox,
}) => {
  const contents = {
    "Invoices/march.pdf": randomBytes(300_000),
    "Invoices/2026/april.pdf": randomBytes(2_000_000),
    "Invoices/2026/notes": Buffer.from("no extension"),
    "Photos/burrs.png": randomBytes(700_000),
    "Empty/.DS_Store": Buffer.from("of the file manager"),
    "letter.txt": Buffer.from("räksmörgås"),
  };
  const folder = await folderWith(contents);
  await page.goto("/conversations/101");
  const composer = composerOf(page);
  await composer.text.fill("All of it is attached.");
  const said = await announcementsOf(page, composer.form);
  await dropPaths(page, composer.form, [join(folder, "Invoices"), join(folder, "letter.txt")]);
  // The folder and the file beside it are one thing to say.
  await expect.poll(() => said.join(" ")).toContain("All files are ready");
  expect(said.join(" ").match(/\d+ files? attached/g)).toEqual(["4 files attached"]);
  await dropPaths(page, composer.form, [join(folder, "Photos")]);
  await dropPaths(page, composer.form, [join(folder, "Empty")]);

  await shows(composer.attachments).toHaveCount(6);
  await shows(composer.form.getByText("5 files")).toBeVisible();
  await shows(composer.attachments.filter({ hasText: "Empty" })).toContainText(
    "This folder has no files",
  );
  await composer.button("Remove Empty").click();
  await composer.text.press("Control+Enter");
  await shows(composer.banner("sent")).toBeVisible();

  const [reply] = await inbox.replies();
  const body = reply?.body as { attachments: { fileName: string; data: unknown }[] } | undefined;
  const { "Empty/.DS_Store": _ofTheFileManager, ...sent } = contents;
  expect(
    Object.fromEntries(body?.attachments.map(({ fileName, data }) => [fileName, data]) ?? []),
  ).toEqual(
    Object.fromEntries(
      Object.entries(sent).map(([path, bytes]) => [
        basename(path),
        expect.objectContaining(digest(bytes)),
      ]),
    ),
  );
});

test("a folder is named where what reads it cannot be loaded, and is read by the next drop once it can", async ({
  page,
}) => {
  const reader = /\/folderReader-[^/]*\.js/;
  await page.route(reader, (route) => route.abort());
  const folder = await folderWith({
    "Invoices/march.pdf": Buffer.from("march"),
    "letter.txt": Buffer.from("letter"),
  });
  await page.goto("/conversations/101");
  const composer = composerOf(page);
  await dropPaths(page, composer.form, [join(folder, "Invoices"), join(folder, "letter.txt")]);
  await shows(composer.attachments.filter({ hasText: "letter.txt" })).toBeVisible();
  await shows(
    composer.attachments.filter({ hasText: /^Invoices.*folder couldn’t be read/ }),
  ).toBeVisible();
  await page.unroute(reader);
  await dropPaths(page, composer.form, [join(folder, "Invoices")]);
  await shows(composer.attachments.filter({ hasText: "march.pdf" })).toBeVisible();
});

test("a file waits for nothing where what reads it cannot be loaded: it is named, and Retry loads it", async ({
  page,
}) => {
  const encoder = /\/encode-[^/]*\.js/;
  await page.route(encoder, (route) => route.abort());
  await page.goto("/conversations/101");
  const { form, attachments, button } = composerOf(page);
  const file = { name: "letter.txt", mimeType: "text/plain", buffer: Buffer.from("letter") };
  await form.locator("input[type=file]").setInputFiles(file);
  await shows(attachments).toContainText(/letter.txt.*Couldn’t be read/);
  await page.unroute(encoder);
  await button("Retry letter.txt").click();
  await shows(attachments).toHaveAttribute("data-status", "ready");
});

test("a macOS package is refused by name, alone and in a folder, and nothing of it is attached", async ({
  page,
}) => {
  const folder = await folderWith({
    "Deck.key/Index.zip": Buffer.from("slides"),
    "Talks/Notes.pages/Data/preview.jpg": Buffer.from("notes"),
    "Talks/plan.txt": Buffer.from("plan"),
  });
  await page.goto("/conversations/101");
  const { form, attachments } = composerOf(page);
  await dropPaths(page, form, [join(folder, "Deck.key"), join(folder, "Talks")]);
  await shows(attachments.filter({ hasText: /Deck.key.*Compress it/ })).toBeVisible();
  await shows(attachments.filter({ hasText: /Notes.pages.*Compress it/ })).toBeVisible();
  await shows(attachments.filter({ hasText: "plan.txt" })).toHaveAttribute("data-status", "ready");
  await shows(attachments).toHaveCount(3);
});

test("a file that vanished, grew or changed before it was read is never ready, empty or not", async ({
  page,
}) => {
  const kinds = { "gone.txt": "words", "void.txt": "", "grown.txt": "", "changed.txt": "words" };
  const contents = Object.entries(kinds).map(([name, words]) => [name, Buffer.from(words)]);
  const folder = await folderWith(Object.fromEntries(contents));
  await page.goto("/conversations/101");
  const { form, attachments } = composerOf(page);
  const input = form.locator("input[type=file]");
  // Chosen, and taken in only once they are no longer what was chosen.
  await input.evaluate((element) => {
    const hold = (event: Event) => event.stopImmediatePropagation();
    addEventListener("change", hold, true);
    element.addEventListener("go", () => {
      removeEventListener("change", hold, true);
      element.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });
  await input.setInputFiles(Object.keys(kinds).map((name) => join(folder, name)));
  await rm(join(folder, "gone.txt"));
  await rm(join(folder, "void.txt"));
  await writeFile(join(folder, "grown.txt"), "later words");
  await writeFile(join(folder, "changed.txt"), "other");
  await utimes(join(folder, "changed.txt"), 1, 1);
  await input.dispatchEvent("go");
  await shows(attachments).toHaveCount(4);
  await shows(form.getByText(/Preparing/)).toHaveCount(0);
  const statuses = await attachments.evaluateAll((all) => all.map(({ dataset }) => dataset.status));
  expect(statuses).toEqual(["failed", "failed", "failed", "failed"]);
});

test.for(["/", "/conversations/101"])(
  "a file dropped on the inbox of %s is not opened in the page's place",
  async (path, { page }) => {
    const folder = await folderWith({ "letter.txt": Buffer.from("of a customer") });
    await page.goto(path);
    const inbox = page.getByRole("navigation", { name: "Conversations" });
    await shows(inbox.getByRole("link").first()).toBeVisible();
    await dropPaths(page, inbox, [join(folder, "letter.txt")]);
    const devtools = await page.context().newCDPSession(page);
    const { targetInfos } = await devtools.send("Target.getTargets");
    expect(targetInfos.filter(({ url }) => url.startsWith("file:"))).toEqual([]);
  },
);

test("what says where to drop goes with the drag, also where nothing tells of its end", async ({
  page,
}) => {
  const folder = await folderWith({ "letter.txt": Buffer.from("of a customer") });
  const held = [join(folder, "letter.txt")];
  await page.goto("/conversations/101");
  const { form, text } = composerOf(page);
  const overlay = form.getByText("Drop files to attach them");
  const box = await text.boundingBox();
  if (!box) throw new Error("there is no text to drag over");
  const within = { x: box.x + box.width / 2, y: box.y + 20 };
  const devtools = await page.context().newCDPSession(page);
  await dispatchDrag(devtools, "dragEnter", within, held);
  await shows(overlay).toBeVisible();
  await dispatchDrag(devtools, "dragOver", { x: -10, y: -10 }, held);
  await shows(overlay).toBeHidden();
  await dispatchDrag(devtools, "dragEnter", within, held);
  await shows(overlay).toBeVisible();
  await dispatchDrag(devtools, "dragCancel", within, held);
  await page.mouse.move(within.x, within.y);
  await shows(overlay).toBeHidden();
});

test("a file that was removed is let go of with the reply, and what was encoded of it too", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const made: { size: number; ref: WeakRef<Blob> }[] = [];
    const note = <T extends Blob>(blob: T): T => {
      made.push({ size: blob.size, ref: new WeakRef(blob) });
      return blob;
    };
    window.Blob = new Proxy(Blob, {
      construct: (target, [parts, options]) => note(new target(parts, options)),
    });
    addEventListener(
      "change",
      ({ target }) => {
        if (target instanceof HTMLInputElement) for (const file of target.files ?? []) note(file);
      },
      true,
    );
    Object.assign(window, {
      big: () => made.filter(({ size, ref }) => size > 100_000 && ref.deref()).length,
    });
  });
  const big = () => page.evaluate(() => (window as unknown as { big: () => number }).big());
  await page.goto("/conversations/101");
  const composer = composerOf(page);
  const choose = async (name: string, size: number) => {
    const file = { name, mimeType: "application/octet-stream", buffer: Buffer.alloc(size) };
    await composer.form.locator("input[type=file]").setInputFiles(file);
    await shows(composer.attachments.filter({ hasText: name })).toHaveAttribute(
      "data-status",
      "ready",
    );
  };
  const names = ["one.bin", "two.bin", "three.bin"];
  for (const name of names) await choose(name, 2_000_000);
  expect(await big()).toBeGreaterThanOrEqual(2 * names.length);
  for (const name of names) await composer.button(`Remove ${name}`).click();
  // Until then each can be put back.
  await composer.text.fill("Without them");
  await composer.text.press("Control+Enter");
  await shows(composer.banner("sent")).toBeVisible();
  // React keeps what it showed last until it shows something else.
  await choose("small.bin", 1);
  await composer.button("Remove small.bin").click();
  await shows(composer.attachments).toHaveCount(0);
  const devtools = await page.context().newCDPSession(page);
  await expect
    .poll(async () => {
      await devtools.send("HeapProfiler.collectGarbage");
      return big();
    })
    .toBe(0);
});

test("names that differ in their middle are told apart beside each other", async ({ page }) => {
  await page.goto("/conversations/101");
  const composer = composerOf(page);
  const files = ["north", "south", "west"].map((where) => ({
    name: `quarterly-${where}-2026-v2.xlsx`,
    mimeType: "",
    buffer: Buffer.from("x"),
  }));
  await composer.form.locator("input[type=file]").setInputFiles(files);
  await shows(composer.attachments).toHaveCount(3);
  const hidden = await composer.attachments
    .locator("[title] > *")
    .evaluateAll((parts) => parts.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
  expect(hidden).toEqual([0, 0, 0, 0, 0, 0]);
});

function digest(bytes: Buffer) {
  return { sha256: createHash("sha256").update(bytes).digest("hex") };
}
