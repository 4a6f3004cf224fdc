import { afterEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { blankValues } from "../../../src/domain/fields.js";
import { createLastWord } from "../../../src/drafts/lastWord.js";
import { createIndexedDbStorage } from "../../../src/drafts/storage/indexedDbStorage.js";
import { clearDrafts, listDrafts } from "../../../src/index.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";
import { asksBeforeLeaving, newScope, quota, stored } from "../../drafts/faults.js";

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

const lastWords = (scope: string) =>
  Object.keys(localStorage).filter((name) => name.includes(scope));

/** A page that is never told whether it edits the draft: it goes away before that. */
async function pageThatMayNotWrite(drafts: { scope: string }) {
  const never = () => new Promise<never>(() => {});
  const request = vi.spyOn(navigator.locks, "request").mockImplementation(never);
  const query = vi.spyOn(navigator.locks, "query").mockImplementation(never);
  const composer = await renderComposer({ drafts });
  await expect.element(composer.text).not.toHaveAttribute("readonly");
  return {
    ...composer,
    /**
     * What keeps drafts is there, and has asked for all drafts and for this one whose they are: a page
     * that is gone never learns that the next one has it, and so gives it nothing.
     */
    waits: async () => {
      await expect.poll(() => request.mock.calls.length).toBeGreaterThan(0);
      await expect.poll(() => query.mock.calls.length).toBeGreaterThan(1);
    },
    /** Whether it asked first. */
    goAway: async () => {
      const isAsked = asksBeforeLeaving();
      window.dispatchEvent(new PageTransitionEvent("pagehide"));
      request.mockRestore();
      query.mockRestore();
      await composer.screen.unmount();
      return isAsked;
    },
  };
}

function draftOf(text: string, savedAt = Date.now()) {
  const value = { format: "plain" as const, value: text };
  const { customer } = conversation;
  const values = { ...blankValues(), customer: { ...customer }, text: value };
  return { version: 1 as const, savedAt, values, untouched: [], files: [] };
}

/** What an earlier page has left: in the database, and as its last word. */
async function leave(scope: string, inDatabase: string | undefined, word: string, isOwn: boolean) {
  const database = await stored();
  if (inDatabase !== undefined) {
    await database.put(["draft", scope, "123"], draftOf(inDatabase, Date.now() - 1000));
  }
  database.close();
  createLastWord(scope, 123).write(draftOf(word), isOwn);
}

describe("a page that goes away before its draft may be written", () => {
  test("is not asked about, and the next one has text, recipients and status", async () => {
    const drafts = { scope: newScope() };
    const first = await pageThatMayNotWrite(drafts);
    await first.cc.fill("copy@example.org,");
    await first.status.selectOptions("Closed");
    await first.text.fill("First words");
    await first.waits();
    expect(await first.goAway()).toBe(false);

    const { text, ccList, status, screen } = await renderComposer({ drafts });
    await expect.element(text).toHaveValue("First words");
    await expect.element(ccList).toHaveTextContent("copy@example.org");
    await expect.element(status).toHaveValue("closed");
    await expect.element(screen.getByText("Saved on this device")).toBeVisible();
    await expect.poll(() => lastWords(drafts.scope)).toEqual([]);
  });

  test("names the files that went with it, if the agent leaves all the same", async () => {
    const drafts = { scope: newScope() };
    const first = await pageThatMayNotWrite(drafts);
    await first.text.fill("See the scan");
    first.attach(new File(["scan"], "scan.tif"));
    await expect.element(first.files).toHaveTextContent("scan.tif");
    await first.waits();
    expect(await first.goAway()).toBe(true);
    const { banner, text } = await renderComposer({ drafts });
    await expect.element(text).toHaveValue("See the scan");
    await expect
      .poll(() => banner("draft-restored")?.textContent)
      .toContain("Not saved with it: scan.tif");
  });

  test.each<[string, () => Promise<{ scope: string; storage?: false }> | { scope: string }]>([
    [
      "the browser takes no last word",
      () => {
        vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
          throw quota();
        });
        return { scope: newScope() };
      },
    ],
    ["the storage is the host's", () => ({ scope: newScope(), storage: createIndexedDbStorage() })],
    ["the draft lives in the page alone", () => ({ scope: newScope(), storage: false })],
  ])("asks in the task of the first key where %s", async (_where, drafts) => {
    const { text, goAway } = await pageThatMayNotWrite(await drafts());
    await text.click();
    document.execCommand("insertText", false, "First words");
    expect(asksBeforeLeaving()).toBe(true);
    expect(await goAway()).toBe(true);
  });
});

describe("a last word", () => {
  test("is the reply, where it is later than what is stored; and goes when that is sent", async () => {
    const drafts = { scope: newScope() };
    await leave(drafts.scope, "Dear", "Dear Ann", true);
    const { text, banner } = await renderComposer({ drafts });
    await expect.element(text).toHaveValue("Dear Ann");
    await userEvent.click(text);
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.poll(() => lastWords(drafts.scope)).toEqual([]);
  });

  test("of a page that had not read what is stored is offered beside it", async () => {
    const drafts = { scope: newScope() };
    await leave(drafts.scope, "From yesterday", "First words", false);
    const { text, screen, banner } = await renderComposer({ drafts });
    await expect.element(text).toHaveValue("From yesterday");
    await expect.poll(() => banner("draft-offered")?.textContent).toContain("First words");
    await expect.poll(() => lastWords(drafts.scope)).toEqual([]);
    await screen.getByRole("button", { name: "Restore" }).click();
    await expect.element(text).toHaveValue("First words");
    expect(banner("draft-offered")?.textContent).toContain("From yesterday");
  });

  test("older than what is stored, or broken, is forgotten", async () => {
    const drafts = { scope: newScope() };
    await leave(drafts.scope, "Newer", "Older", true);
    const database = await stored();
    await database.put(["draft", drafts.scope, "123"], draftOf("Newer", Date.now() + 1000));
    database.close();
    const [name = ""] = lastWords(drafts.scope);
    localStorage.setItem(`${name.slice(0, -2)}2"]`, "{broken");
    const { text, banner } = await renderComposer({ drafts });
    await expect.element(text).toHaveValue("Newer");
    await expect.poll(() => lastWords(drafts.scope)).toEqual([]);
    expect(banner("draft-offered")).toBeNull();
  });

  test("is listed among the drafts of its scope, and goes with them", async () => {
    const scope = newScope();
    await leave(scope, undefined, "First words", false);
    await leave(`${scope}-other`, undefined, "Another agent's", false);
    const list = listDrafts({ scope });
    list.subscribe(() => {});
    await expect
      .poll(() => list.getSnapshot())
      .toMatchObject([{ conversationId: "123", text: "First words" }]);
    await clearDrafts({ scope });
    expect(lastWords(scope)).toEqual(lastWords(`${scope}-other`));
    expect(lastWords(scope)).toHaveLength(1);
  });
});
