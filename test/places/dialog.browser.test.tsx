import { useEffect, useRef, type ReactNode } from "react";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { RichText } from "../../src/rich-text.js";
import { newScope, refusing } from "../drafts/faults.js";
import { renderComposer } from "../browser/renderComposer.js";

type Told = (event: string) => void;

/** A host's dialog as React hosts write it; whatever it hears of is told. */
function HostDialog({ told, children }: { told: Told; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog
      ref={ref}
      aria-label="Ticket"
      style={{ inlineSize: "40rem" }}
      onCancel={() => told("cancel")}
      onClose={() => told("close")}
      onToggle={({ newState }) => told(`toggle ${newState}`)}
    >
      {children}
    </dialog>
  );
}

/** As Radix and MUI have them: an Escape anywhere in it closes it, unless somebody used it. */
function LibraryDialog({ told, children }: { told: Told; children: ReactNode }) {
  useEffect(() => {
    const hear = (phase: string) => (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) told(phase);
    };
    const [capture, bubble] = [hear("capture"), hear("bubble")];
    document.addEventListener("keydown", capture, true);
    document.addEventListener("keydown", bubble);
    return () => {
      document.removeEventListener("keydown", capture, true);
      document.removeEventListener("keydown", bubble);
    };
  }, [told]);
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- libraries do without the element
      role="dialog"
      aria-label="Ticket"
      onKeyDown={({ key }) => {
        if (key === "Escape") told("react");
      }}
    >
      {children}
    </div>
  );
}

/** Everything of the composer's that Escape closes: opened, closed, and the focus where it was. */
async function closeEach({ cc, text, screen }: Awaited<ReturnType<typeof renderComposer>>) {
  const escape = () => userEvent.keyboard("{Escape}");
  // Suggestions.
  await cc.fill("marcus");
  const people = screen.getByRole("listbox", { name: "Suggestions for Cc", exact: true });
  await expect.element(people).toBeVisible();
  await escape();
  await expect.element(people).not.toBeInTheDocument();
  await expect.element(cc).toHaveValue("marcus");
  await cc.fill("nobody by that name");
  // What is announced of it stays.
  const note = () => screen.container.querySelector(".rc-menu-note");
  await expect.poll(note).not.toBeNull();
  await escape();
  await expect.poll(note).toBeNull();
  // A chip: its text, its menu, itself.
  await cc.fill("a@example.com");
  await userEvent.keyboard("{Enter}{ArrowLeft}{Enter}");
  await expect.element(screen.getByRole("textbox", { name: "Edit a@example.com" })).toHaveFocus();
  await escape();
  const chip = screen.getByRole("listitem", { name: "a@example.com", exact: true });
  await expect.element(chip).toHaveFocus();
  await userEvent.keyboard(" ");
  await expect.element(screen.getByRole("menuitem", { name: "Edit" })).toHaveFocus();
  await escape();
  await expect.element(chip).toHaveFocus();
  await escape();
  await expect.element(cc).toHaveFocus();
  // Menus and dialogs of buttons.
  const more = screen.getByRole("button", { name: "More options", exact: true });
  for (const name of ["More ways to send", "Keyboard shortcuts", "Earlier versions"]) {
    const isRare = name !== "More ways to send";
    if (isRare) await more.click();
    const opener = screen.getByRole("button", { name, exact: true });
    const button = isRare ? more : opener;
    await opener.click();
    await expect.element(button).not.toHaveFocus();
    // The focus has left that button for the options already: an Escape before the dialog is theirs.
    const opened = isRare ? screen.getByRole("dialog", { name, exact: true }) : opener;
    await expect.element(opened).toBeVisible();
    await escape();
    await expect.element(button).toHaveFocus();
  }
  await screen.getByRole("button", { name: "More options" }).click();
  await screen.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await screen.getByRole("button", { name: "Close", exact: true }).click();
  // The question.
  await text.fill("Hello, see the attached file");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  const wayBack = screen.getByRole("button", { name: "Attach a file" });
  await expect.element(wayBack).toHaveFocus();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(wayBack).toBeVisible();
  await escape();
  await expect.element(wayBack).not.toBeInTheDocument();
  await expect.element(text).toHaveFocus();
}

/** Everything of the rich editor's that Escape closes. */
async function closeEachOfRich({ text, screen }: Awaited<ReturnType<typeof renderComposer>>) {
  const toolbar = screen.getByRole("toolbar", { name: "Formatting" });
  const more = toolbar.getByRole("button", { name: "More formatting" });
  const address = screen.getByRole("textbox", { name: "Address of the link" });
  await expect.element(more).toBeVisible();
  await text.click();
  await userEvent.keyboard("see here{Control>}a{/Control}{Control>}k{/Control}");
  await expect.element(address).toHaveFocus();
  await userEvent.keyboard("x.example{Escape}");
  await expect.element(address).not.toBeInTheDocument();
  await expect.element(text).toHaveFocus();
  await userEvent.keyboard("{Control>}k{/Control}");
  await expect.element(address).toHaveFocus();
  await userEvent.keyboard("x.example{Enter}");
  await expect.element(screen.getByRole("link", { name: "see here" })).toBeVisible();
  await expect.element(text).toHaveFocus();
  // By the mouse, which leaves the focus in the text.
  await more.click();
  await expect.element(more).toHaveAttribute("aria-expanded", "true");
  await userEvent.keyboard("{Escape}");
  await expect.element(more).toHaveAttribute("aria-expanded", "false");
  await expect.element(text).toHaveFocus();
}

const drafts = () => ({ scope: newScope(), storage: refusing(() => undefined).storage });

async function withVersions(around: (composer: ReactNode) => ReactNode) {
  const composer = await renderComposer({ around, drafts: drafts() });
  await expect.element(composer.text).not.toHaveAttribute("readonly");
  await composer.text.fill("Hello");
  composer.ref.current?.insert({ format: "plain", value: " A saved reply." }, "end");
  return composer;
}

describe("in a host's dialog", () => {
  test("an Escape closes what is open in the composer, and nothing of it reaches the host's", async () => {
    const told = vi.fn();
    const composer = await withVersions((it) => <HostDialog told={told}>{it}</HostDialog>);
    const { cc, text, world } = composer;
    await expect.poll(() => told.mock.calls.flat()).toEqual(["toggle open"]);
    await closeEach(composer);
    expect(told).toHaveBeenCalledOnce();
    expect(await world.replies()).toEqual([]);
    // With nothing open it is the host's, from a field with words in it too.
    await cc.fill("half");
    await userEvent.keyboard("{Escape}");
    await expect.element(text).not.toBeInTheDocument();
    await expect.poll(() => told.mock.calls.flat()).toContain("close");
  });

  test("a library's dialog can tell that an Escape was used", async () => {
    const told = vi.fn();
    const composer = await withVersions((it) => <LibraryDialog told={told}>{it}</LibraryDialog>);
    await closeEach(composer);
    expect(told).not.toHaveBeenCalled();
    await composer.cc.click();
    await userEvent.keyboard("{Escape}");
    expect(told.mock.calls.flat()).toEqual(["capture", "react", "bubble"]);
  });

  test.each([HostDialog, LibraryDialog])(
    "what the rich editor has open is closed by Escape, and not the dialog around it (%o)",
    async (Dialog) => {
      await page.viewport(700, 700);
      onTestFinished(() => page.viewport(1200, 700));
      const told = vi.fn();
      const composer = await renderComposer({
        editor: RichText,
        around: (it) => <Dialog told={told}>{it}</Dialog>,
      });
      await closeEachOfRich(composer);
      expect(told.mock.calls.flat().filter((event) => event !== "toggle open")).toEqual([]);
    },
  );

  test("without React, the shortcuts send, and a file picker that is dismissed closes nothing", async () => {
    const dialog = document.createElement("dialog");
    const container = document.createElement("div");
    dialog.append(container);
    document.body.append(dialog);
    dialog.showModal();
    onTestFinished(() => dialog.remove());
    const told = vi.fn();
    dialog.addEventListener("cancel", told);
    dialog.addEventListener("close", told);
    const { text, screen, world } = await renderComposer({ container });
    const open = vi.spyOn(HTMLInputElement.prototype, "click").mockImplementation(() => undefined);
    await screen.getByRole("button", { name: "Attach files" }).click();
    expect(open).toHaveBeenCalledOnce();
    open.mockRestore();
    const input = dialog.querySelector("input[type=file]");
    input?.dispatchEvent(new Event("cancel", { bubbles: true }));
    const presses = [
      "{Control>}{Enter}{/Control}",
      "{Meta>}{Enter}{/Meta}",
      "{Control>}{Shift>}{Enter}{/Shift}{/Control}",
    ];
    for (const press of presses) {
      await text.fill("Hello");
      await userEvent.keyboard(press);
      await expect.element(text).toHaveValue("");
      await expect.element(text).toHaveFocus();
    }
    const [first, second, third] = await world.sent();
    expect([first, second]).toEqual([expect.objectContaining({ text: "Hello" }), first]);
    expect(third).toMatchObject({ status: "closed" });
    expect(told).not.toHaveBeenCalled();
    expect(page.getByRole("dialog").elements()).toContain(dialog);
  });
});
