import { Fragment, StrictMode, useEffect, type ReactNode } from "react";
import { hydrateRoot, type Root } from "react-dom/client";
import { afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { commands, page, userEvent } from "vitest/browser";
import { createHelpScoutApi, type ReplyComposerOptions } from "../../src/index.js";
import { addressField } from "../browser/addressField.js";
import { chooseFiles } from "../browser/chooseFiles.js";
import { createWorld } from "../browser/world.js";
import { newScope, refusing } from "../drafts/faults.js";
import { pages } from "./pages.js";

let root: Root | undefined;

afterEach(() => {
  vi.restoreAllMocks();
  root?.unmount();
});

const reply = page.getByRole("textbox", { name: "Reply", exact: true });
const cc = addressField(page, "Cc");
const send = page.getByRole("button", { name: "Send reply" });

/** A page as a server of another time zone gave it, in which nobody listens until `hydrate`. */
async function serve(name: string, Mode = StrictMode) {
  const render = pages[name];
  if (!render) throw new Error(`no page ${name}`);
  document.body.innerHTML = `<div>${await commands.renderOnServer(name)}</div>`;
  const container = document.body.firstElementChild;
  if (!container) throw new Error("no container");
  const world = createWorld();
  const complaints: unknown[] = [];
  vi.spyOn(console, "error").mockImplementation((...words) => complaints.push(words));
  const api = createHelpScoutApi({ baseUrl: world.baseUrl });
  return {
    container,
    world,
    complaints,
    /** Resolves once React has taken over. */
    hydrate: (more: Partial<ReplyComposerOptions> = {}) =>
      new Promise<void>((resolve) => {
        const element = (
          <Mode>
            <Ready onReady={resolve}>
              {render({ api, drafts: { scope: newScope() }, ...more })}
            </Ready>
          </Mode>
        );
        const onRecoverableError = (error: unknown) => complaints.push(error);
        root = hydrateRoot(container, element, { onRecoverableError });
      }),
    isSent: async () => {
      await expect.poll(() => container.querySelector("[data-banner=sent]")).not.toBeNull();
    },
  };
}

function Ready({ onReady, children }: { onReady: () => void; children: ReactNode }) {
  useEffect(onReady, [onReady]);
  return children;
}

// All that is rendered is loaded there first, beside everything that the other files load at that time.
beforeAll(async () => {
  await commands.renderOnServer("plain");
}, 120_000);

test.each(Object.keys(pages))(
  "React takes over the markup of a server without a complaint: %s",
  async (name) => {
    const { hydrate, complaints } = await serve(name);
    await hydrate();
    root?.unmount();
    expect(complaints).toEqual([]);
  },
);

test("React takes over markup without what another composer of the page has loaded", async () => {
  const signature = page.getByRole("group", { name: "Signature" });
  const first = await serve("a signature");
  await first.hydrate();
  await expect.element(signature).toBeVisible();
  root?.unmount();
  const next = await serve("a signature");
  await expect.element(page.getByText("Best, the team")).toBeVisible();
  await next.hydrate();
  await expect.element(signature).toBeVisible();
  expect(next.complaints).toEqual([]);
});

test.each([
  ["in a wide page", 1200],
  ["on a phone", 390],
])("nothing moves when the rich editor and its toolbar come, %s", async (_where, width) => {
  const [usualWidth, usualHeight] = [innerWidth, innerHeight];
  onTestFinished(() => page.viewport(usualWidth, usualHeight));
  await page.viewport(width, 800);
  const { container, hydrate } = await serve("a rich text to start from");
  const placesOf = () =>
    Object.fromEntries(
      [...container.querySelectorAll("button:not(.rc-format *), .rc-footer")].map((one) => {
        const { left, top } = one.getBoundingClientRect();
        return [one.ariaLabel ?? one.className, `${left} ${top}`];
      }),
    );
  const before = placesOf();
  await hydrate();
  await expect.element(page.getByRole("button", { name: "Bold" })).toBeVisible();
  await expect.element(reply).toHaveTextContent("Dear Ann,thank you & bye");
  const after = placesOf();
  expect(Object.fromEntries(Object.keys(before).map((name) => [name, after[name]]))).toEqual(
    before,
  );
});

describe("what was typed before anybody listened", () => {
  test("goes with the first press of Send", async () => {
    const { hydrate, world, isSent } = await serve("plain");
    await reply.fill("How are you?");
    await hydrate();
    await send.click();
    await isSent();
    expect(await world.sent()).toEqual([{ customer: { id: 123 }, text: "How are you?" }]);
  });

  test("goes with a press that comes while React takes over", async () => {
    const { hydrate, world, isSent } = await serve("plain");
    await reply.fill("How are you?");
    const button = send.element();
    void hydrate();
    button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await isSent();
    expect(await world.sent()).toHaveLength(1);
  });

  test("stays as it is, and the cursor where it is", async () => {
    const { hydrate } = await serve("plain");
    await userEvent.type(reply, "How you?{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}");
    await hydrate();
    await userEvent.keyboard("are ");
    await expect.element(reply).toHaveValue("How are you?");
  });

  test("goes out whichever field it was typed into", async () => {
    const { container, hydrate, world, isSent } = await serve("everything");
    await reply.fill("Dear Ann, how are you?");
    await addressField(page, "Customer").fill("bob@example.com");
    await cc.fill("Carl <carl@example.com>");
    await addressField(page, "Bcc").fill("dora@example.com, ");
    await page.getByRole("combobox", { name: "Status after sending" }).selectOptions("Closed");
    await page.getByRole("combobox", { name: "Reply as" }).selectOptions("Bea");
    chooseFiles(container, [new File(["file"], "file.txt", { type: "text/plain" })]);
    await hydrate();
    await page.getByRole("button", { name: "Add to history" }).click();
    await isSent();
    expect(await world.sent()).toEqual([
      {
        text: "Dear Ann, how are you?",
        customer: { email: "bob@example.com" },
        cc: ["x@example.com", "carl@example.com"],
        bcc: ["y@example.com", "dora@example.com"],
        status: "closed",
        user: 2,
        imported: true,
        attachments: [{ fileName: "file.txt", mimeType: "text/plain", data: "ZmlsZQ==" }],
      },
    ]);
  });

  // StrictMode renders twice, and hides what is heard only by who subscribed before.
  test.each([StrictMode, Fragment])("counts where it is a switch that was turned", async (mode) => {
    const { hydrate } = await serve("everything", mode);
    await page.getByRole("switch", { name: "Save as draft" }).click();
    await hydrate();
    await expect.element(page.getByRole("button", { name: "Save draft" })).toBeVisible();
    await expect.element(page.getByRole("switch", { name: "Save as draft" })).toBeChecked();
  });

  test("is taken in by a part that React takes over later", async () => {
    const { hydrate } = await serve("own arrangement");
    await cc.fill("carl@example.com");
    await hydrate();
    await cc.click();
    await userEvent.keyboard("{Enter}");
    await expect
      .element(page.getByRole("button", { name: "Remove carl@example.com" }))
      .toBeVisible();
  });
});

test.each(["Change customer", "Cc", "Bcc"])(
  "%s, pressed before anybody listened, opens its field",
  async (name) => {
    const { hydrate, complaints } = await serve("plain");
    await page.getByRole("button", { name, exact: true }).click();
    await hydrate();
    const field = page.getByRole("combobox", { name: name.split(" ").at(-1) });
    await expect.element(field).toHaveFocus();
    expect(complaints).toEqual([]);
  },
);

describe("a draft of what was typed before anybody listened", () => {
  const values = (value: string) => ({ text: { format: "plain", value } });
  const draft = (value: string) => ({
    version: 1,
    savedAt: Date.now(),
    values: values(value),
    files: [],
  });

  test("is kept, and one that was stored is offered beside it", async () => {
    const scope = newScope();
    const { storage, memory } = refusing(() => undefined);
    await memory.set(["draft", scope, "123"], draft("An older one"));
    const { hydrate } = await serve("drafts");
    await reply.fill("A new one");
    await hydrate({ drafts: { scope, storage } });
    await expect
      .element(page.getByText(/There is another draft.*An older one/).first())
      .toBeVisible();
    await expect.element(reply).toHaveValue("A new one");
    await expect
      .poll(() => memory.get(["draft", scope, "123"]))
      .toMatchObject({ values: values("A new one") });
  });

  test("is not read-only while what is stored is looked for", async () => {
    const scope = newScope();
    const { storage } = refusing(() => undefined);
    storage.get = () => new Promise(() => {});
    const { hydrate } = await serve("drafts");
    await userEvent.type(reply, "A new ");
    const input = reply.element();
    const readOnly: boolean[] = [];
    new MutationObserver(() => readOnly.push(input.hasAttribute("readonly"))).observe(input, {
      attributes: true,
    });
    await hydrate({ drafts: { scope, storage } });
    await userEvent.keyboard("one");
    await expect.element(reply).toHaveValue("A new one");
    expect(readOnly).not.toContain(true);
  });

  test("is not offered beside itself where the browser filled it in again", async () => {
    const scope = newScope();
    const { storage, memory } = refusing(() => undefined);
    const first = await serve("drafts");
    await reply.fill("The same");
    await first.hydrate({ drafts: { scope, storage } });
    await expect
      .poll(() => memory.get(["draft", scope, "123"]))
      .toMatchObject({ values: values("The same") });
    root?.unmount();
    const { hydrate } = await serve("drafts");
    await reply.fill("The same");
    await hydrate({ drafts: { scope, storage } });
    await expect.element(page.getByText(/Draft from .* restored/).first()).toBeVisible();
    await expect.element(page.getByText(/There is another draft/)).not.toBeInTheDocument();
  });
});

test("before there is a script, neither Enter nor a button loads another page", async () => {
  const frame = document.createElement("iframe");
  frame.srcdoc = await commands.renderOnServer("own arrangement");
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
  document.body.replaceChildren(frame);
  await loaded;
  let loads = 0;
  frame.addEventListener("load", () => (loads += 1));
  const inside = page.frameLocator(page.elementLocator(frame));
  await inside.getByRole("textbox", { name: "Reply", exact: true }).fill("Still here");
  await inside.getByRole("combobox", { name: "Cc", exact: true }).fill("carl@example.com");
  await userEvent.keyboard("{Enter}");
  await inside.getByRole("button", { name: "A host's own" }).click();
  await inside.getByRole("button", { name: "Send reply" }).click();
  await expect
    .element(inside.getByRole("textbox", { name: "Reply", exact: true }))
    .toHaveValue("Still here");
  expect(loads).toBe(0);
});
