import { describe, expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import { QueryClient } from "@tanstack/react-query";
import { render } from "vitest-browser-react";
import { Composer, createHelpScoutApi } from "../../../src/index.js";
import { askFor } from "../../browser/addressField.js";
import { takeClipboard } from "../../browser/clipboard.js";
import { createWorld } from "../../browser/world.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";

const three = ["a@example.com", "b@example.com", "c@example.com"];

/** A composer with chips in Cc, and what they say. */
async function withCopies(cc: readonly string[] = three, bcc: readonly string[] = []) {
  const composer = await renderComposer({ initial: { cc, bcc } });
  const chip = (address: string) =>
    composer.screen.getByRole("listitem", { name: address, exact: true });
  const live = () => [...composer.screen.container.querySelectorAll("form [aria-live=polite]")];
  const texts = (list: typeof composer.ccList) =>
    list
      .getByRole("listitem")
      .elements()
      .map(({ textContent }) => textContent);
  return {
    ...composer,
    chip,
    /** Whatever is read aloud. */
    said: () => live().map(({ textContent }) => textContent),
    copies: () => texts(composer.ccList),
    blindCopies: () => texts(composer.bccList),
  };
}

describe("the keyboard among chips", () => {
  test("goes by arrows, Home and End, and back into the input", async () => {
    const { cc, chip } = await withCopies();
    await cc.click();
    await userEvent.keyboard("{ArrowLeft}");
    await expect.element(chip("c@example.com")).toHaveFocus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}{ArrowLeft}");
    await expect.element(chip("a@example.com")).toHaveFocus();
    await userEvent.keyboard("{ArrowRight}");
    await expect.element(chip("b@example.com")).toHaveFocus();
    await userEvent.keyboard("{End}");
    await expect.element(cc).toHaveFocus();
    await userEvent.keyboard("{Home}");
    await expect.element(chip("a@example.com")).toHaveFocus();
    await userEvent.keyboard("{End}{ArrowLeft}{ArrowRight}");
    await expect.element(cc).toHaveFocus();
  });

  test("writes into the input what is typed on a chip, with AltGr too", async () => {
    const { cc, chip } = await withCopies();
    for (const keys of ["x", "{Control>}{Alt>}@{/Alt}{/Control}"]) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await cc.fill("");
      // oxlint-disable-next-line no-await-in-loop
      await userEvent.keyboard("{ArrowLeft}");
      // oxlint-disable-next-line no-await-in-loop
      await expect.element(chip("c@example.com")).toHaveFocus();
      // oxlint-disable-next-line no-await-in-loop
      await userEvent.keyboard(keys);
      // oxlint-disable-next-line no-await-in-loop
      await expect.element(cc).toHaveFocus();
    }
  });

  test("is mirrored where the writing goes from right to left", async () => {
    const { cc, chip, screen } = await withCopies();
    screen.container.dir = "rtl";
    await cc.click();
    await userEvent.keyboard("{ArrowLeft}");
    await expect.element(cc).toHaveFocus();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    await expect.element(chip("b@example.com")).toHaveFocus();
    await userEvent.keyboard("{ArrowLeft}");
    await expect.element(chip("c@example.com")).toHaveFocus();
  });

  test("leaves the arrows to the text while the caret is inside it", async () => {
    const { cc } = await withCopies();
    await cc.fill("dora");
    await userEvent.keyboard("{ArrowLeft}{Home}{End}{Backspace}");
    await expect.element(cc).toHaveFocus();
    await expect.element(cc).toHaveValue("dor");
  });

  test("Backspace selects first, then removes; Delete removes and goes on", async () => {
    const { cc, chip, copies, said } = await withCopies();
    await cc.click();
    await userEvent.keyboard("{Backspace}");
    expect(copies()).toEqual(three);
    await expect.element(chip("c@example.com")).toHaveFocus();
    await userEvent.keyboard("{Backspace}");
    await expect.element(chip("b@example.com")).toHaveFocus();
    await expect.poll(said).toContainEqual(expect.stringMatching(/^c@example.com removed from Cc/));
    await userEvent.keyboard("{Home}{Delete}");
    await expect.element(chip("b@example.com")).toHaveFocus();
    await userEvent.keyboard("{Delete}");
    await expect.element(cc).toHaveFocus();
    expect(copies()).toEqual([]);
  });

  test("Tab reaches one chip of a list, not each", async () => {
    const { chip, screen, text, customer } = await withCopies();
    await customer.click();
    // As it is seen: the button stands before the next line.
    await userEvent.keyboard("{Tab}");
    await expect.element(askFor(screen, "Bcc")).toHaveFocus();
    await userEvent.keyboard("{Tab}");
    await expect.element(chip("c@example.com")).toHaveFocus();
    await userEvent.keyboard("{Tab}{Tab}");
    await expect.element(text).toHaveFocus();
  });

  test("typing on a chip goes on in the input", async () => {
    const { cc, copies } = await withCopies();
    await cc.click();
    await userEvent.keyboard("{ArrowLeft}dora");
    await expect.element(cc).toHaveValue("dora");
    expect(copies()).toEqual(three);
  });

  test("removes one after the other, and Ctrl+Z brings them back one after the other", async () => {
    const { cc, ccList, copies, blindCopies, screen } = await withCopies();
    await cc.click();
    await userEvent.keyboard("{ArrowLeft}{Backspace}{Delete}");
    expect(copies()).toEqual(["a@example.com"]);
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(copies).toEqual(["a@example.com", "b@example.com"]);
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(copies).toEqual(three);
    await userEvent.keyboard("{ArrowLeft} ");
    await screen.getByRole("menuitem", { name: "Move to Bcc" }).click();
    await expect.poll(blindCopies).toHaveLength(1);
    await ccList.getByRole("button", { name: "Remove a@example.com" }).click();
    expect(copies()).toHaveLength(1);
    const undo = screen.getByRole("button", { name: "Undo", exact: true });
    await undo.click();
    await undo.click();
    expect([copies(), blindCopies()]).toEqual([three, []]);
  });

  test.each(["Enter", " ", "Delete", "Backspace"])("%s held down removes one", async (key) => {
    const { copies, screen } = await withCopies();
    screen.getByRole("button", { name: "Remove a@example.com" }).element().focus();
    await userEvent.keyboard(`{${key}>5/}`);
    await expect.poll(copies).toEqual(three.slice(1));
    await expect.element(screen.getByRole("textbox", { name: /Edit/ })).not.toBeInTheDocument();
    expect(screen.getByRole("menu").elements()).toEqual([]);
  });

  test("selects all, copies them as a list, and removes them with a way back", async () => {
    const { cc, ccList, copies, said, text } = await withCopies();
    await cc.click();
    await userEvent.keyboard("{Control>}a{/Control}");
    await expect.poll(said).toContain("3 addresses selected");
    await takeClipboard();
    await userEvent.keyboard("{Control>}c{/Control}");
    await text.click();
    await userEvent.keyboard("{Control>}v{/Control}");
    await expect.element(text).toHaveValue(three.join(", "));
    await cc.click();
    await userEvent.keyboard("{Control>}a{/Control}{Delete}");
    expect(copies()).toEqual([]);
    await expect.element(cc).toHaveFocus();
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(copies).toEqual(three);
    await expect.poll(() => said().at(-1)).toContain("3 addresses back in Cc");
    // Nobody is selected while the focus is in the input.
    expect(ccList.element().querySelector("[data-selected]")).toBeNull();
  });

  test("selects and takes back by the same keys with Caps Lock on", async () => {
    const { cc, copies } = await withCopies();
    await cc.click();
    await userEvent.keyboard("{Control>}A{/Control}{Delete}");
    await expect.poll(copies).toEqual([]);
    await userEvent.keyboard("{Control>}Z{/Control}");
    await expect.poll(copies).toEqual(three);
  });

  test("selects and takes back by the same keys on a keyboard of other letters", async () => {
    const { cc, copies } = await withCopies();
    await cc.click();
    const press = (key: string, code: string) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key, code, ctrlKey: true, bubbles: true, cancelable: true }),
      );
    press("ф", "KeyA");
    await userEvent.keyboard("{Delete}");
    await expect.poll(copies).toEqual([]);
    press("я", "KeyZ");
    await expect.poll(copies).toEqual(three);
  });

  test("Shift and the arrows select some", async () => {
    const { cc, copies } = await withCopies();
    await cc.click();
    await userEvent.keyboard("{ArrowLeft}{Shift>}{ArrowLeft}{/Shift}{Delete}");
    expect(copies()).toEqual(["a@example.com"]);
  });
});

describe("editing a chip", () => {
  test("by Enter, in its place", async () => {
    const { cc, chip, copies } = await withCopies();
    await cc.click();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}{Enter}");
    await userEvent.keyboard("{End}.au{Enter}");
    expect(copies()).toEqual(["a@example.com", "b@example.com.au", "c@example.com"]);
    await expect.element(chip("b@example.com.au")).toHaveFocus();
  });

  test("by double click, taken on blur", async () => {
    const { cc, chip, copies, screen, text } = await withCopies();
    await cc.click();
    await chip("b@example.com").dblClick();
    await screen.getByRole("textbox", { name: "Edit b@example.com" }).fill("x@example.com");
    await text.click();
    await expect.poll(copies).toEqual(["a@example.com", "x@example.com", "c@example.com"]);
  });

  test("Escape leaves it as it was", async () => {
    const { cc, chip, copies, screen } = await withCopies();
    await cc.click();
    await chip("b@example.com").dblClick();
    await screen.getByRole("textbox", { name: "Edit b@example.com" }).fill("");
    await userEvent.keyboard("{Escape}");
    expect(copies()).toEqual(three);
    await expect.element(chip("b@example.com")).toHaveFocus();
  });

  test("into several makes several, and into one that is there merges", async () => {
    const { cc, chip, copies, screen, said } = await withCopies();
    await cc.click();
    await chip("b@example.com").dblClick();
    const editor = screen.getByRole("textbox", { name: "Edit b@example.com" });
    await editor.fill("x@example.com; A@example.com, y@example.com");
    await userEvent.keyboard("{Enter}");
    expect(copies()).toEqual(["a@example.com", "x@example.com", "y@example.com", "c@example.com"]);
    await expect
      .poll(said)
      .toContainEqual(expect.stringMatching(/A@example.com: already a recipient/));
  });

  test("is not lost when Send is pressed in the middle of it", async () => {
    const { cc, chip, text, send, screen, banner, world } = await withCopies();
    await text.fill("Hello");
    await cc.click();
    await chip("b@example.com").dblClick();
    await screen.getByRole("textbox", { name: "Edit b@example.com" }).fill("x@example.com");
    await send.click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([
      { cc: ["a@example.com", "x@example.com", "c@example.com"] },
    ]);
  });
});

describe("chips move between Cc and Bcc", () => {
  test("by the menu of the keyboard", async () => {
    const { cc, chip, copies, blindCopies, said, screen } = await withCopies();
    await cc.click();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft} ");
    await expect.element(screen.getByRole("menu", { name: "b@example.com" })).toBeVisible();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect([copies(), blindCopies()]).toEqual([
      ["a@example.com", "c@example.com"],
      ["b@example.com"],
    ]);
    await expect.poll(said).toContainEqual(expect.stringMatching(/^b@example.com moved to Bcc/));
    await expect.element(chip("c@example.com")).toHaveFocus();
    await userEvent.keyboard(" {Escape}");
    await expect.element(chip("c@example.com")).toHaveFocus();
  });

  test("by a menu under which the list stays open, and then folds", async () => {
    const many = Array.from({ length: 12 }, (_, n) => `member-${n}@example.com`);
    const { cc, screen, text } = await withCopies(many);
    const short = screen.getByText(/^\+ \d+ more$/);
    await expect.element(short).toBeVisible();
    await cc.click();
    await userEvent.keyboard("{ArrowLeft} ");
    await expect.element(screen.getByRole("menuitem", { name: "Edit" })).toHaveFocus();
    await expect.element(short).not.toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    await text.click();
    await expect.element(short).toBeVisible();
  });

  test("by drag, beside which no file overlay comes up", async () => {
    const { chip, copies, blindCopies, screen } = await withCopies();
    const overlay = () => screen.container.querySelector(".rc-overlay, [data-dragging]");
    const seen: (Element | null)[] = [];
    screen.container.addEventListener("dragover", () => seen.push(overlay()));
    await chip("a@example.com").dropTo(askFor(screen, "Bcc"));
    await expect.poll(blindCopies).toEqual(["a@example.com"]);
    expect(copies()).toEqual(["b@example.com", "c@example.com"]);
    expect(seen.filter((element) => element !== null)).toEqual([]);
  });

  test("never to a field that the host does not show", async () => {
    const screen = await render(
      <Composer.Root
        conversation={{ ...conversation, cc: three }}
        api={createHelpScoutApi({ baseUrl: createWorld().baseUrl })}
        queryClient={new QueryClient()}
      >
        <Composer.Cc />
      </Composer.Root>,
    );
    await screen.getByRole("combobox", { name: "Cc" }).click();
    await userEvent.keyboard("{ArrowLeft} ");
    await expect.element(screen.getByRole("menuitem", { name: "Edit" })).toHaveFocus();
    await expect.element(screen.getByRole("menuitem", { name: "Move to" })).not.toBeInTheDocument();
  });

  test("both ways, the mouse's menu acting for all that are selected", async () => {
    const { bcc, chip, copies, blindCopies, screen } = await withCopies([], three);
    await bcc.click();
    await userEvent.keyboard("{Control>}a{/Control}");
    await chip("b@example.com").click({ button: "right" });
    await screen.getByRole("menuitem", { name: "Move to Cc" }).click();
    expect([copies(), blindCopies()]).toEqual([three, []]);
    await expect.element(bcc).toHaveFocus();
  });
});

test("Copy in the menu works where the page has no clipboard, as without HTTPS", async () => {
  const { cc, chip, screen, text, said } = await withCopies();
  Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, "clipboard"));
  await cc.click();
  await userEvent.keyboard("{ArrowLeft} ");
  await takeClipboard();
  await screen.getByRole("menuitem", { name: "Copy" }).click();
  await expect.poll(said).toContain("Copied");
  await expect.element(screen.getByRole("menu")).not.toBeInTheDocument();
  await expect.element(chip("c@example.com")).toHaveFocus();
  await text.click();
  await userEvent.keyboard("{Control>}v{/Control}");
  await expect.element(text).toHaveValue("c@example.com");
});

test("every field is left alone by password managers", async () => {
  const { cc, screen, chip } = await withCopies();
  await cc.click();
  await chip("b@example.com").dblClick();
  const fields = [...screen.container.querySelectorAll("textarea, input:not([type])")];
  expect(fields.length).toBeGreaterThan(2);
  for (const field of fields) {
    for (const word of ["1p-ignore", "bwignore", "lpignore", "form-type"]) {
      expect(field.hasAttribute(`data-${word}`)).toBe(true);
    }
  }
});
