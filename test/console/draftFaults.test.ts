import type { Page } from "playwright";
import { expect } from "vitest";
import { composerOf, says } from "./composer.js";
import { shows, test } from "./harness.js";

const path = "/conversations/101";
const warning = "This browser can’t save drafts: a reload would lose this reply.";

async function open(page: Page) {
  await page.goto(path);
  await page.getByRole("article").last().waitFor();
  return composerOf(page);
}

/** Whether the browser would ask before the page goes away. */
const asks = (page: Page) =>
  page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));

/** Each breaks the browser's storage before the console's own scripts run. */
const faults: Record<string, () => void> = {
  "IndexedDB does not open": () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("Not in this mode", "SecurityError");
    };
  },
  "there is no IndexedDB at all": () => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
  },
  "every write fails": () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("The disk is gone", "UnknownError");
    };
  },
  "the quota is used up": () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("Full", "QuotaExceededError");
    };
  },
  "another page blocks the database": () => {
    const real = indexedDB.open.bind(indexedDB);
    indexedDB.open = (name) => {
      // The one waits for the connection, and the next for it.
      real(name, 1).addEventListener("success", () => indexedDB.deleteDatabase(name));
      return real(name, 2);
    };
  },
};

test.for(Object.keys(faults))(
  "a reply is written and sent, and nobody believes it kept, where %s",
  async (fault, { page, inbox }) => {
    await page.addInitScript(faults[fault] ?? (() => {}));
    const composer = await open(page);
    await composer.text.fill("The burrs are on their way.");
    await shows(composer.banner("draft-not-kept")).toHaveText(warning);
    expect(await asks(page)).toBe(true);
    await composer.text.press("Control+Enter");
    await shows(composer.banner("sent")).toBeVisible();
    await says(composer.text, "");
    await expect.poll(() => asks(page)).toBe(false);
    expect(await inbox.replies()).toHaveLength(1);
  },
);

test("a tab that learns late who writes a reply shows it, though none of it is stored", async ({
  page,
}) => {
  const other = await page.context().newPage();
  await page.addInitScript(faults["the quota is used up"] ?? (() => {}));
  // The browser takes its time to say who has the lock.
  await other.addInitScript(() => {
    const { locks } = navigator;
    const query = locks.query.bind(locks);
    const isAnswered = new Promise((resolve) => addEventListener("answer", resolve));
    locks.query = () => isAnswered.then(query);
    globalThis.BroadcastChannel = class extends BroadcastChannel {
      constructor(name: string) {
        super(name);
        this.addEventListener("message", ({ data }) => {
          if (JSON.stringify(data).includes("way!")) document.body.dataset["heard"] = "";
        });
      }
    };
  });
  const first = await open(page);
  await first.text.fill("The burrs are on their way");
  await shows(first.banner("draft-not-kept")).toBeVisible();
  const second = await open(other);
  await shows(second.text).toBeEditable();
  await first.text.press("End");
  await first.text.press("!");
  await other.locator("[data-heard]").waitFor({ state: "attached" });
  await other.evaluate(() => dispatchEvent(new Event("answer")));
  await shows(second.banner("draft-elsewhere")).toBeVisible();
  await says(second.text, "The burrs are on their way!");
});

test("a tab that takes over from one that could not keep its reply has every word", async ({
  page,
}) => {
  const other = await page.context().newPage();
  await page.addInitScript(faults["the quota is used up"] ?? (() => {}));
  const first = await open(page);
  await first.text.fill("The burrs are on their way.");
  await shows(first.banner("draft-not-kept")).toBeVisible();
  const second = await open(other);
  await shows(second.text).toBeEditable();
  await first.text.press("End");
  await first.text.pressSequentially(" Maya");
  await says(second.text, "The burrs are on their way. Maya");
  await second.banner("draft-elsewhere").getByRole("button", { name: "Take over" }).click();
  await shows(second.text).toBeEditable();
  await says(second.text, "The burrs are on their way. Maya");
  await shows(first.banner("draft-elsewhere")).toBeVisible();
  await other.reload();
  await says(second.text, "The burrs are on their way. Maya");
});
