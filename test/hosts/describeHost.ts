import { describe, expect } from "vitest";
import { composerOf } from "../console/composer.js";
import { addReset, boxesOf, differences, holdStill, resets } from "./checks/boxes.js";
import {
  expectDraftKept,
  expectSuggestions,
  expectTypedAddress,
  failLaterScripts,
} from "./checks/chunks.js";
import { darkBy, looksOf } from "./checks/looks.js";
import { widthsIn } from "./checks/parents.js";
import { sendReply } from "./checks/reply.js";
import { overlays, showAllParts } from "./checks/rich.js";
import { test, waitForReact } from "./host.js";

/** For looking only: a test's own styles may pass a host's policy. */
const looking = { bypassCSP: true, reducedMotion: "reduce" } as const;

/** What each host must show, whatever built it. */
export function describeHost(
  name: string,
  { overlays: shown = ["suggestions"] }: { overlays?: readonly (keyof typeof overlays)[] } = {},
): void {
  describe(`a host on ${name}`, () => {
    test.override("host", name);

    test("a reply with a copy and a file arrives, and the page complains of nothing", async ({
      open,
    }) => {
      const opened = await open();
      await sendReply(opened);
      expect(opened.complaints).toEqual([]);
    });

    test("its colours follow color-scheme, and are light without one", async ({ open }) => {
      const { page } = await open({ context: { ...looking, colorScheme: "dark" } });
      await composerOf(page).text.fill("Dear Ann,");
      const readable = { sendFill: 1, border: 1, unreadable: [] };
      const light = await looksOf(page);
      expect.soft(light, "without one").toMatchObject(readable);
      expect.soft(light.lightness, "without one").toBeGreaterThan(0.9);
      expect(light.texts).toBeGreaterThan(8);
      for (const [where, makeDark] of Object.entries(darkBy)) {
        const undo = await makeDark(page);
        const dark = await looksOf(page);
        expect.soft(dark, where).toMatchObject(readable);
        expect.soft(dark.lightness, where).toBeLessThan(0.1);
        await undo();
      }
    });

    test("has the width of a phone in every parent", async ({ open }) => {
      const { page } = await open({ context: looking });
      await composerOf(page).send.waitFor();
      const narrow = Object.entries(await widthsIn(page)).filter(([, width]) => width < 320);
      expect(narrow).toEqual([]);
    });

    test.for(shown)("no reset changes a box of it, with %s open", async (overlay, { open }) => {
      const opened = await open({ context: looking });
      const { page } = opened;
      await showAllParts(opened);
      await overlays[overlay](page);
      await holdStill(page);
      const untouched = await boxesOf(page);
      expect(Object.keys(untouched).length).toBeGreaterThan(60);
      for (const place of ["before", "after"] as const) {
        for (const reset of resets) {
          const remove = await addReset(page, reset, place);
          const changed = differences(untouched, await boxesOf(page));
          expect.soft(changed, `${reset}, ${place}`).toEqual([]);
          await remove();
        }
      }
      expect(differences(untouched, await boxesOf(page)), "without any again").toEqual([]);
    });

    test("suggests people, and keeps a draft over a reload", async ({ open }) => {
      const { page } = await open();
      await expectSuggestions(page);
      await expectDraftKept(page);
    });

    test("takes and sends what is typed where no later script can be loaded", async ({ open }) => {
      const { page, inbox } = await open({ path: "about:blank" });
      const failed = await failLaterScripts(page);
      await page.goto("/");
      await waitForReact(page);
      await expectTypedAddress(page);
      await expect.poll(() => failed.length).toBeGreaterThan(0);
      await composerOf(page).text.fill("Dear Ann,");
      await composerOf(page).send.click();
      // That nothing was checked is said before anything leaves.
      const unchecked = page.getByRole("button", { name: "Send without checks" });
      await unchecked.waitFor();
      expect(await inbox.replies()).toEqual([]);
      await unchecked.click();
      await composerOf(page).banner("sent").waitFor();
      expect(await inbox.replies()).toMatchObject([{ body: { cc: ["boss@example.com"] } }]);
    });
  });
}
