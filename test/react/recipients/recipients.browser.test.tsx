import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { addressesIn, conversation, renderComposer } from "../../browser/renderComposer.js";
import { listenTo } from "../../browser/liveRegions.js";
import { newScope, refusing } from "../../drafts/faults.js";

const own = "support@example.net";
const numbered = (n: number, of = "member") =>
  Array.from({ length: n }, (_, index) => `${of}${index}@example.com`);

type Rendered = Awaited<ReturnType<typeof renderComposer>>;

function paste(into: Rendered["cc"], text: string) {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  into.element().dispatchEvent(event);
}

describe("complaints that agents have about other composers", () => {
  test("extra people dropped on paste", async () => {
    const { cc, ccList } = await renderComposer();
    await cc.click();
    const text =
      'a@x.co b@x.co\tc@x.co\n<d@x.co>e@x.co; "F, G" <f@x.co>, mailto:g@x.co h@x.co, Ivy';
    paste(cc, text);
    const addresses = "abcdefgh".split("").map((letter) => `${letter}@x.co`);
    await expect.poll(() => addressesIn(ccList)).toEqual([...addresses, "Ivy"]);
  });

  test("Doe, John <…> split in two", async () => {
    const { cc, ccList } = await renderComposer();
    await cc.click();
    await userEvent.keyboard("Doe, John <<john@example.com>{Enter}");
    await expect.poll(() => addressesIn(ccList)).toEqual(["john@example.com"]);
    await expect.element(cc).toHaveValue("");
  });

  test("Cc of the previous conversation sent", async () => {
    const first = { ...conversation, id: 101, cc: ["old@example.com"] };
    const { cc, ccList, rerender, reply, banner, world } = await renderComposer({
      conversation: first,
    });
    await cc.fill("typed@example.com");
    await userEvent.keyboard("{Enter}");
    await rerender({ conversation: { ...conversation, id: 104 } });
    expect(addressesIn(ccList)).toEqual([]);
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    const [sent] = await world.sent();
    expect(sent).not.toHaveProperty("cc");
  });

  test("Cc of the reply before brought back by an old Undo", async () => {
    const { cc, screen, reply, banner } = await renderComposer();
    await cc.click();
    paste(cc, numbered(5).join(", "));
    await screen.getByRole("button", { name: "Clear all Cc recipients" }).click();
    const undo = screen.getByRole("button", { name: "Undo", exact: true });
    await expect.element(undo).toBeVisible();
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(undo).not.toBeInTheDocument();
    // What was said of it may still stand where readers hear it.
    expect(screen.container.querySelector(".rc-hint")).toBeNull();
  });

  test("Cc of a discarded draft brought back by an old Undo", async () => {
    const drafts = { scope: newScope(), storage: refusing(() => undefined).storage };
    const { cc, text, screen } = await renderComposer({ drafts });
    await expect.element(text).not.toHaveAttribute("readonly");
    await cc.click();
    paste(cc, numbered(5).join(", "));
    await text.fill("Hello");
    await expect.element(screen.getByText("Saved on this device")).toBeInTheDocument();
    await screen.unmount();
    const after = await renderComposer({ drafts });
    const discard = after.screen.getByRole("button", { name: "Discard" });
    await expect.element(discard).toBeVisible();
    await after.screen.getByRole("button", { name: "Clear all Cc recipients" }).click();
    const undo = after.screen.getByRole("button", { name: "Undo", exact: true });
    await expect.element(undo).toBeVisible();
    await discard.click();
    await expect.element(after.text).toHaveValue("");
    // The only one is that of the discard.
    await undo.click();
    await expect.element(after.text).toHaveValue("Hello");
    expect(addressesIn(after.ccList)).toEqual([]);
  });

  test("Cc cleared for good where there was nothing but them in the draft", async () => {
    const drafts = { scope: newScope(), storage: refusing(() => undefined).storage };
    const { cc, text, screen } = await renderComposer({ drafts });
    await expect.element(text).not.toHaveAttribute("readonly");
    await cc.click();
    paste(cc, numbered(5).join(", "));
    await expect.element(screen.getByText("Saved on this device")).toBeInTheDocument();
    await screen.unmount();
    const after = await renderComposer({ drafts });
    // By its banner: readers may still find the words, said together with what came after them.
    const restored = () => after.banner("draft-restored");
    await expect.poll(restored).toBeTruthy();
    await after.screen.getByRole("button", { name: "Clear all Cc recipients" }).click();
    // Nothing is left to be kept.
    await expect.poll(restored).toBeNull();
    await after.screen.getByRole("button", { name: "Undo", exact: true }).click();
    expect(addressesIn(after.ccList)).toEqual(numbered(5));
  });

  test("Cc vanishing on re-render", async () => {
    const { cc, ccList, bccList, rerender } = await renderComposer({
      conversation: { ...conversation, bcc: ["b@example.com"] },
    });
    await cc.fill("typed@example.com");
    await userEvent.keyboard("{Enter}");
    await rerender({ conversation: { ...conversation, cc: [], bcc: ["c@example.com"] } });
    await rerender({ conversation: { ...conversation, cc: ["typed@example.com"] } });
    await rerender({ conversation: { ...conversation, cc: ["other@example.com"] } });
    expect(addressesIn(ccList)).toEqual(["typed@example.com"]);
    // The field that nobody touched goes with the conversation.
    expect(addressesIn(bccList)).toEqual([]);
  });

  test("own mailbox in Cc", async () => {
    // As the service knows him: he is the same whether it has answered by the Enter below or not.
    const daniel = { id: 123, email: "daniel.price@example.com", name: "Daniel Price" };
    const { cc, ccList, customer, screen, reply, banner, world, send } = await renderComposer({
      conversation: {
        ...conversation,
        customer: daniel,
        cc: ["Support@Example.net"],
        ownEmails: [own],
      },
    });
    expect(addressesIn(ccList)).toEqual([]);
    await cc.fill(`${own}, x@example.com`);
    await userEvent.keyboard("{Enter}");
    expect(addressesIn(ccList)).toEqual(["x@example.com"]);
    await expect.element(cc).toHaveAccessibleDescription(/Left out support@example\.net/);
    await customer.fill(own);
    await send.click();
    await reply();
    await expect.element(customer).toHaveAccessibleDescription(/this mailbox/);
    expect(await world.sent()).toEqual([]);
    await customer.fill(daniel.email);
    await userEvent.keyboard("{Enter}");
    await screen.getByRole("button", { name: "Send reply" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ cc: ["x@example.com"], customer: { id: 123 } }]);
  });

  test("40 Ccs that cannot be cleared", async () => {
    const all = numbered(40);
    const { ccList, screen, reply, banner, world } = await renderComposer({
      conversation: { ...conversation, cc: all },
    });
    const clear = screen.getByRole("button", { name: "Clear all Cc recipients" });
    await clear.click();
    expect(addressesIn(ccList)).toEqual([]);
    await screen.getByRole("button", { name: "Undo" }).click();
    expect(addressesIn(ccList)).toEqual(all);
    await clear.click();
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ cc: [] }]);
  });

  test("the contact who comes back by Ctrl+Z as somebody new", async () => {
    const { customer, world, banner, text } = await renderComposer();
    await text.fill("Hello");
    await customer.click();
    await userEvent.keyboard("{Control>}a{/Control}");
    document.execCommand("insertText", false, "bob@y.com");
    await expect.element(customer).toHaveValue("bob@y.com");
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.element(customer).toHaveValue("Ann Lee <ann@example.com>");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ customer: { id: 123 } }]);
  });

  test("the contact silently copied", async () => {
    const { customer, ccList, bccList, reply, banner, world } = await renderComposer({
      conversation: { ...conversation, cc: ["Ann@example.com", "boss@example.com"] },
    });
    expect(addressesIn(ccList)).toEqual(["boss@example.com"]);
    await customer.fill("boss@example.com");
    await userEvent.keyboard("{Enter}");
    await expect.element(customer).toHaveAccessibleDescription(/already a recipient/);
    expect([addressesIn(ccList), addressesIn(bccList)]).toEqual([[], []]);
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ customer: { email: "boss@example.com" }, cc: [] }]);
  });
});

describe("an address is a recipient once", () => {
  test("across customer, Cc and Bcc, with a word about it", async () => {
    const { cc, bcc, ccList, bccList } = await renderComposer({
      initial: { cc: ["a@example.com", "A@example.com"], bcc: ["a@example.com", "b@example.com"] },
    });
    expect([addressesIn(ccList), addressesIn(bccList)]).toEqual([
      ["a@example.com"],
      ["b@example.com"],
    ]);
    await cc.fill("B@example.com, ANN@example.com");
    await userEvent.keyboard("{Enter}");
    expect(addressesIn(ccList)).toEqual(["a@example.com"]);
    await expect
      .element(cc)
      .toHaveAccessibleDescription(/^B@example.com, ANN@example.com: already a recipient/);
    await bcc.fill("a@EXAMPLE.com");
    await userEvent.keyboard("{Enter}");
    await expect.element(bcc).toHaveAccessibleDescription(/a@EXAMPLE.com: already/);
  });
});

describe("what is no address", () => {
  test("stays as a marked chip that can be mended, and stops Send", async () => {
    const { cc, chip, text, send, banner, world, screen } = await withChip();
    await cc.fill("bob@");
    await userEvent.keyboard("{Enter}");
    await expect.element(chip("bob@")).toHaveAccessibleDescription(/not an email address/);
    await expect.element(cc).toHaveAttribute("aria-invalid", "true");
    await expect.element(send).toHaveAccessibleDescription(/^Can’t send: “bob@”/);
    await text.fill("Hello");
    await send.click();
    await expect.element(cc).toHaveFocus();
    expect(await world.sent()).toEqual([]);
    await userEvent.keyboard("{ArrowLeft}{Enter}");
    await screen.getByRole("textbox", { name: "Edit bob@" }).fill("bob@example.com");
    await userEvent.keyboard("{Enter}");
    await expect.element(cc).toHaveAttribute("aria-invalid", "false");
    await send.click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ cc: ["bob@example.com"] }]);
  });

  test("is said to be none, apart from those that are added", async () => {
    const { cc, customer, screen } = await renderComposer({
      conversation: { ...conversation, ownEmails: [own] },
    });
    const said = listenTo(screen.container);
    // Nobody in the seed is called so: no suggestion may come before the key.
    await cc.fill("a@example.com, unlisted");
    await userEvent.keyboard("{Enter}");
    // What the suggestions found may be said with it, or in its place a moment later.
    const added = "1 address added to Cc. “unlisted” is not an email address";
    await expect.poll(() => said).toContainEqual(expect.stringContaining(added));
    for (const [text, words] of [
      ["someone", "That’s not an email address"],
      [own, "That’s this mailbox"],
    ] as const) {
      await customer.fill(text);
      await userEvent.keyboard("{Enter}");
      await expect.element(customer).toHaveAccessibleDescription(words);
      await expect.poll(() => said).toContainEqual(expect.stringContaining(words));
    }
  });

  test.each(["{Enter}", "{Tab}"])("becomes a chip by %s as an address does", async (key) => {
    const { cc, ccList } = await renderComposer();
    await cc.fill("unlisted");
    await userEvent.keyboard(key);
    await expect.poll(() => addressesIn(ccList)).toEqual(["unlisted"]);
  });

  test.each([",", ";", "，", "、", "؛"])("%s ends an address", async (sign) => {
    const { cc, ccList } = await renderComposer();
    await cc.click();
    await userEvent.keyboard(`bob@example.com${sign}`);
    expect(addressesIn(ccList)).toEqual(["bob@example.com"]);
    await expect.element(cc).toHaveValue("");
  });

  test("Escape never deletes what is typed", async () => {
    const { cc, screen } = await renderComposer();
    await cc.fill("marcus");
    const people = screen.getByRole("listbox", { name: "Suggestions for Cc", exact: true });
    await expect.element(people.getByRole("option").first()).toBeVisible();
    await userEvent.keyboard("{Escape}{Escape}");
    await expect.element(cc).toHaveValue("marcus");
    await expect.element(people.getByRole("option")).not.toBeInTheDocument();
  });

  test("a key of an IME decides nothing", async () => {
    const { cc, ccList } = await renderComposer({ initial: { cc: ["a@example.com"] } });
    await cc.fill("安@例え.jp");
    const press = (key: string, init: KeyboardEventInit) =>
      cc
        .element()
        .dispatchEvent(
          new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }),
        );
    press("Enter", { isComposing: true });
    // Safari's last key of a composition says that there is none.
    press("Enter", { keyCode: 229 });
    press(",", { isComposing: true });
    press("Backspace", { isComposing: true });
    await expect.element(cc).toHaveFocus();
    await expect.element(cc).toHaveValue("安@例え.jp");
    expect(addressesIn(ccList)).toEqual(["a@example.com"]);
  });
});

describe("many addresses", () => {
  test("leave the input in view, and the reply in reach", async () => {
    const { cc, ccList, text } = await renderComposer();
    await cc.click();
    paste(cc, numbered(500).join("\n"));
    await expect.poll(() => addressesIn(ccList)).toHaveLength(500);
    await expect.element(cc).toBeInViewport();
    await expect.element(text).toBeInViewport();
  });

  test("come in parts, of which none holds the page", async () => {
    const { cc, ccList, text, screen } = await renderComposer();
    await cc.fill("first@example.com");
    await userEvent.keyboard("{Enter}");
    const list = ccList.element();
    const counts = [list.childElementCount];
    const observer = new MutationObserver(() => counts.push(list.childElementCount));
    observer.observe(list, { childList: true });
    paste(cc, numbered(499).join("\n"));
    await expect.poll(() => addressesIn(ccList)).toHaveLength(500);
    observer.disconnect();
    const parts = counts.slice(1).map((count, at) => count - (counts[at] ?? 0));
    expect(Math.max(...parts)).toBeLessThanOrEqual(50);
    // Told at once, and by all of them.
    await text.click();
    await expect.element(screen.getByText(/^\+ 49\d more$/)).toBeVisible();
  });

  test("are in view where the focus is once they unfold", async () => {
    const { cc, ccList, text, customer } = await renderComposer({
      initial: { cc: [...numbered(60), "nobody"] },
    });
    await text.fill("Hello");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect.element(cc).toHaveFocus();
    await expect.element(cc).toBeInViewport();
    await customer.click();
    // The button of Bcc is in between.
    await userEvent.keyboard("{Tab}{Tab}");
    const last = ccList.getByRole("listitem", { name: "nobody" });
    await expect.element(last).toHaveFocus();
    await expect.element(last).toBeInViewport();
  });

  test("fold when the focus is elsewhere, for the eye only", async () => {
    const { cc, bcc, ccList, bccList, screen } = await renderComposer({
      conversation: { ...conversation, cc: numbered(8), bcc: numbered(37, "hidden") },
    });
    const short = screen.getByText(/^\+ 3\d more$/);
    await expect.element(short).toBeVisible();
    expect(addressesIn(bccList)).toHaveLength(37);
    expect(addressesIn(ccList)).toHaveLength(8);
    await bcc.click();
    await expect.element(short).not.toBeInTheDocument();
    await expect.element(bccList.getByRole("listitem").nth(20)).toBeVisible();
    await cc.click();
    await expect.element(short).toBeVisible();
  });
});

async function withChip() {
  const composer = await renderComposer();
  const chip = (address: string) =>
    composer.screen.getByRole("listitem", { name: address, exact: true });
  return { ...composer, chip };
}
