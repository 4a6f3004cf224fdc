import { QueryClient } from "@tanstack/react-query";
import { type ReactNode } from "react";
import { createPortal } from "react-dom";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { Composer, createHelpScoutApi } from "../../src/index.js";
import { conversation, renderComposer } from "../browser/renderComposer.js";

/** A host's form around the composer. `told` hears what React and the browser say of it. */
async function inHostForm(fieldset: { disabled: boolean } = { disabled: false }) {
  const told = vi.fn();
  const errors = vi.spyOn(console, "error");
  onTestFinished(() => errors.mockRestore());
  const around = (composer: ReactNode) => (
    <form
      aria-label="Ticket"
      onSubmit={(event) => {
        event.preventDefault();
        told("submit");
      }}
    >
      <input name="subject" defaultValue="Broken lamp" aria-label="Subject" />
      <fieldset {...fieldset}>{composer}</fieldset>
      <button>Save ticket</button>
    </form>
  );
  const composer = await renderComposer({
    around,
    as: "div",
    allowImported: true,
    users: [{ id: 3, name: "Maya" }],
  });
  const host = composer.screen.getByRole("form", { name: "Ticket" }).element();
  if (!(host instanceof HTMLFormElement)) throw new Error("no form");
  return { ...composer, host, told, errors };
}

describe("in a host's form", () => {
  test("is a form to those who listen; neither submits, checks nor resets the other", async () => {
    const composer = await inHostForm();
    const { screen, text, cc, status, draft, world, host, told, errors } = composer;
    const own = screen.getByRole("form", { name: "Reply to conversation" });
    expect(own.element().localName).toBe("div");

    // A date that is half typed is the composer's to complain of.
    await screen.getByRole("button", { name: "More options" }).click();
    await screen.getByRole("switch", { name: "Imported" }).click();
    await screen.getByLabelText("Created at").click();
    await userEvent.keyboard("12{Enter}{Escape}");
    await cc.fill("half@");
    await text.fill("Hello");
    await status.selectOptions("pending");
    (draft.element() as HTMLElement).focus();
    await userEvent.keyboard(" {Enter}");
    expect(host.checkValidity()).toBe(true);
    expect([...new FormData(host).keys()]).toEqual(["subject"]);
    host.reset();
    await expect.element(text).toHaveValue("Hello");
    await expect.element(status).toHaveValue("pending");
    await expect.element(draft).toBeChecked();
    expect(told).not.toHaveBeenCalled();

    await screen.getByRole("button", { name: "Remove half@" }).click();
    await screen.getByRole("button", { name: "More options" }).click();
    await draft.click();
    await screen.getByRole("button", { name: "Save ticket" }).click();
    expect(told).toHaveBeenCalledOnce();
    expect(await world.replies()).toEqual([]);
    await screen.getByRole("button", { name: "Send reply" }).click();
    await expect.element(text).toHaveFocus();
    expect(await world.sent()).toMatchObject([{ text: "Hello" }]);
    expect(told).toHaveBeenCalledOnce();
    expect(errors).not.toHaveBeenCalled();
  });

  test("where the host disabled it, no shortcut sends and no file is taken", async () => {
    const { screen, ref, ccList, files, world } = await inHostForm({ disabled: true });
    ref.current?.set({ text: { format: "plain", value: "Hello" }, cc: ["a@example.com"] });
    const chip = ccList.getByRole("listitem");
    await chip.click();
    await expect.element(chip).toHaveFocus();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["1"], "one.txt"));
    const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
    screen.getByRole("form", { name: "Reply to conversation" }).element().dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(true);
    ref.current?.submit();
    await expect.poll(() => world.sent()).toMatchObject([{ text: "Hello", cc: ["a@example.com"] }]);
    expect(files.getByRole("listitem").elements()).toEqual([]);
  });

  test("alone it is a form, whose submit and reset are nobody else's, and empty nothing", async () => {
    const submitted = vi.fn();
    const screen = await render(
      <form onSubmit={submitted} onReset={submitted}>
        {createPortal(
          <Composer.Root
            conversation={conversation}
            api={createHelpScoutApi({ baseUrl: "/worlds/form" })}
            queryClient={new QueryClient()}
          >
            <Composer.Text />
            <Composer.Draft />
          </Composer.Root>,
          document.body,
        )}
      </form>,
    );
    const text = screen.getByRole("textbox", { name: "Reply" });
    await text.fill("Hello");
    await screen.getByRole("switch").click();
    await userEvent.keyboard("{Enter}");
    const form = screen.getByRole("form", { name: "Reply to conversation" }).element();
    if (!(form instanceof HTMLFormElement)) throw new Error("no form");
    form.reset();
    await expect.element(text).toHaveValue("Hello");
    await expect.element(screen.getByRole("switch")).toBeChecked();
    expect(submitted).not.toHaveBeenCalled();
  });
});
