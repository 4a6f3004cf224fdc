import type { Page } from "playwright";
import { expect } from "vitest";
import { composerOf, says } from "./composer.js";
import { shows, test as base } from "./harness.js";
import type { Inbox } from "./inbox.js";
import { randomFrom } from "./random.js";

const path = "/conversations/101";

/** `other`: a second tab of the same profile. */
const test = base.extend<{ other: Page }>({
  other: async ({ page }, provide) => {
    const other = await page.context().newPage();
    const errors: Error[] = [];
    other.on("pageerror", (error) => errors.push(error));
    await provide(other);
    if (errors.length > 0) throw new AggregateError(errors, "The second tab threw");
  },
});

async function open(page: Page) {
  await page.goto(path);
  await page.getByRole("article").last().waitFor();
  return composerOf(page);
}

test("a second tab follows what is typed in the first, until it takes over", async ({
  page,
  other,
}) => {
  const first = await open(page);
  await first.text.fill("The burrs");
  const second = await open(other);
  await shows(second.banner("draft-elsewhere")).toBeVisible();
  await says(second.text, "The burrs");
  await shows(second.text).not.toBeEditable();
  await first.text.press("End");
  await first.text.pressSequentially(" are on their way.");
  await says(second.text, "The burrs are on their way.");

  await second.banner("draft-elsewhere").getByRole("button", { name: "Take over" }).click();
  await shows(second.banner("draft-elsewhere")).toHaveCount(0);
  await shows(first.banner("draft-elsewhere")).toBeVisible();
  await shows(second.text).toBeFocused();
  await second.text.press("End");
  await second.text.pressSequentially(" Maya");
  await says(first.text, "The burrs are on their way. Maya");
});

test("a send in one tab clears the other, which can write the next reply", async ({
  page,
  other,
  inbox,
}) => {
  const first = await open(page);
  await first.text.fill("The burrs are on their way.");
  const second = await open(other);
  await says(second.text, "The burrs are on their way.");
  await first.text.press("Control+Enter");
  await shows(first.banner("sent")).toBeVisible();
  await says(second.text, "");
  await shows(second.banner("draft-elsewhere")).toHaveCount(0);
  // Said, and the conversation is as it is now.
  await shows(second.banner("sent-elsewhere")).toBeVisible();
  await shows(other.getByRole("article").last()).toContainText("The burrs are on their way.");
  await second.text.fill("And the gaskets.");
  await says(first.text, "And the gaskets.");
  await second.text.press("Control+Enter");
  await shows(second.banner("sent")).toBeVisible();
  expect(await inbox.replies()).toHaveLength(2);
});

/** A reply that can still be undone, with another conversation on the screen. */
async function leavePressed(page: Page) {
  await page.goto(`${path}?undo=30`);
  await page.getByRole("article").last().waitFor();
  const { text, button } = composerOf(page);
  await text.fill("w-The burrs are on their way.");
  await text.press("Control+Enter");
  await shows(button("Undo")).toBeVisible();
  await page.locator("a[href*='/conversations/102']").first().click();
  return page.getByRole("region", { name: "Outbox" });
}

test("a reply that waits in the Outbox goes from there, although another tab looks at it", async ({
  page,
  other,
  inbox,
}) => {
  const outbox = await leavePressed(page);
  const second = await open(other);
  await shows(second.banner("draft-elsewhere")).toBeVisible();
  await shows(second.banner("not-sent")).toHaveCount(0);
  await outbox.getByRole("button", { name: /Send now/ }).click();
  await shows(second.banner("sent-elsewhere")).toBeVisible();
  await says(second.text, "");
  await shows(outbox).toContainText("Sent to Ann");
  expect(await sentIn(inbox)).toHaveLength(1);
});

test("a reply that waits in the Outbox and is taken over goes from the other tab alone", async ({
  page,
  other,
  inbox,
}) => {
  const outbox = await leavePressed(page);
  const second = await open(other);
  await second.banner("draft-elsewhere").getByRole("button", { name: "Take over" }).click();
  await shows(second.banner("not-sent")).toBeVisible();
  await shows(outbox).toHaveCount(0);
  expect(await sentIn(inbox)).toEqual([]);
  await second.banner("not-sent").getByRole("button", { name: "Send now" }).click();
  await shows(second.banner("sent")).toBeVisible();
  expect(await sentIn(inbox)).toHaveLength(1);
});

const ends = {
  "is closed": (tab: Page) => tab.close(),
  crashes: (tab: Page) => tab.goto("chrome://crash").catch(() => undefined),
};

test.for(["is closed", "crashes"] as const)(
  "a tab that %s hands its draft on",
  async (end, { page, other }) => {
    const first = await open(other);
    await first.text.fill("The burrs are");
    const second = await open(page);
    await shows(second.banner("draft-elsewhere")).toBeVisible();
    await first.text.press("End");
    await first.text.pressSequentially(" on their way.");
    await says(second.text, "The burrs are on their way.");
    await ends[end](other);
    await shows(second.banner("draft-elsewhere")).toHaveCount(0);
    await shows(second.text).toBeEditable();
    await says(second.text, "The burrs are on their way.");
  },
);

const acts = [
  "type",
  "type",
  "type",
  "type",
  "send",
  "discard",
  "discard",
  "discard",
  "take-over",
  "take-over",
  "take-over",
  "take-over",
] as const;
type Act = (typeof acts)[number];

/** What an agent could do in the page as it is this instant; the text that it was done to. */
function perform(page: Page, act: Act, word: string): Promise<string | undefined> {
  return page.evaluate(
    ([asked, typed]) => {
      const form = document.querySelector("form[aria-label='Reply to conversation']");
      const text = form?.querySelector<HTMLElement>("[aria-label='Reply']");
      if (!form || !text) throw new Error("There is no composer");
      const words = () => window.readReply(text).words;
      const press = (kind: string) => {
        const button = form.querySelector<HTMLElement>(`[data-banner="${kind}"] button`);
        button?.click();
        return button ? words() : undefined;
      };
      if (asked === "take-over") return press("draft-elsewhere");
      if (asked === "discard") return press("draft-restored");
      if (window.readReply(text).isReadOnly) return undefined;
      text.focus();
      if (asked === "send") {
        const key = { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true };
        text.dispatchEvent(new KeyboardEvent("keydown", key));
        return words();
      }
      getSelection()?.selectAllChildren(text);
      getSelection()?.collapseToEnd();
      if (text instanceof HTMLTextAreaElement) text.selectionStart = text.value.length;
      return document.execCommand("insertText", false, typed) ? words() : undefined;
    },
    [act, word] as const,
  );
}

/** Where an agent finds words in a tab: in the reply, or in its earlier versions and what is offered. */
function wordsIn(page: Page): Promise<{ text: string; beside: string }> {
  return page.evaluate(() => {
    const form = document.querySelector("form[aria-label='Reply to conversation']");
    const text = form?.querySelector("[aria-label='Reply']");
    const others = form?.querySelectorAll(".rc-version-text, [data-banner='draft-offered']") ?? [];
    return {
      text: text ? window.readReply(text).words : "",
      beside: [...others].map(({ textContent }) => textContent).join("\n"),
    };
  });
}

const sentIn = async (inbox: Inbox) => {
  const { threads } = await inbox.conversation(101);
  return threads.map(({ body }) => body).filter((body) => body.includes("w-"));
};

/** `npm run soak` runs more of them. */
const count = Number(process.env["TURNS"] ?? 60);

test(
  `${count} random interleavings in two tabs: no word is lost, none is sent twice`,
  { timeout: 60_000 + 1000 * count },
  async ({ page, other, inbox }) => {
    const random = randomFrom(20);
    const tabs = [page, other];
    await open(page);
    await open(other);
    /** Words that were in a form at the end of a turn: they must stay to be found. */
    let held: string[] = [];
    const done = { type: 0, send: 0, discard: 0, "take-over": 0 };
    for (let turn = 0; turn < count; turn += 1) {
      const steps = Array.from({ length: 2 + random.below(4) }, (_, at) => ({
        tab: random.pick(tabs),
        act: random.pick(acts),
        word: `w-${turn}-${at}. `,
      }));
      // Not one after the other: what the tabs tell each other is still under way.
      const results = await Promise.all(steps.map(({ tab, act, word }) => perform(tab, act, word)));
      const typed: string[] = [];
      for (const [at, { act, word }] of steps.entries()) {
        const text = results[at];
        if (text === undefined) continue;
        done[act] += 1;
        if (act === "type" && text.includes(word)) typed.push(word);
      }
      const words = [...held, ...typed].map((word) => word.trim());
      const lost = async () => {
        const found = await Promise.all(tabs.map(wordsIn));
        held = words.filter((word) => found.some(({ text }) => text.includes(word)));
        const beside = found.map((one) => one.beside).join("\n");
        const missing = words.filter((word) => !held.includes(word) && !beside.includes(word));
        const sent = missing.length > 0 ? (await sentIn(inbox)).join("\n") : "";
        return missing.filter((word) => !sent.includes(word));
      };
      await expect.poll(lost, { message: `turn ${turn}`, interval: 10, timeout: 5000 }).toEqual([]);
    }
    const sent = (await sentIn(inbox)).join("\n");
    const all: string[] = sent.match(/w-\d+-\d+\./g) ?? [];
    expect(all).toEqual([...new Set(all)]);
    // All of it happened, and not only what was easy.
    expect(Math.min(...Object.values(done))).toBeGreaterThan(0);
  },
);
