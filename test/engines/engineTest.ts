import { afterAll, beforeAll, expect, test as base } from "vitest";
import { consoleUrl } from "../console/harness.js";
import { createInbox, type Inbox } from "../console/inbox.js";
import { createPage, type Page } from "./page.js";
import type { Engine, Profile, Tab } from "./tab.js";

interface Fixtures {
  /** The emulator behind the console, as seeded. */
  inbox: Inbox;
  /** Any error in its tabs fails the test. */
  profile: Profile & { thrown: string[] };
  /** The first tab of a fresh profile. */
  page: Page;
  /** A second one of the same profile. */
  other: Page;
}

/** Tests in an engine, each in a profile of its own. */
export function testIn(start: () => Promise<Engine>) {
  let engine: Engine | undefined;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine?.close());
  const provided = async (
    tab: Tab,
    thrown: string[],
    provide: (page: Page) => Promise<void>,
  ): Promise<void> => {
    const page = createPage(tab, consoleUrl());
    await tab.resize(1280, 800);
    await provide(page);
    // A tab that broke must not keep the profile open.
    thrown.push(...(await page.thrown().catch((error: unknown) => [String(error)])));
  };
  return base.extend<Fixtures>({
    // oxlint-disable-next-line no-empty-pattern -- Vitest reads the pattern
    inbox: async ({}, provide) => {
      const inbox = createInbox(consoleUrl());
      await inbox.reset();
      await provide(inbox);
    },
    profile: async ({ inbox: _reset }, provide) => {
      if (!engine) throw new Error("The engine did not start");
      const profile = { ...(await engine.openProfile()), thrown: [] };
      await provide(profile);
      await profile.close();
      expect(profile.thrown).toEqual([]);
    },
    page: ({ profile }, provide) => provided(profile.tab, profile.thrown, provide),
    other: async ({ profile }, provide) =>
      provided(await profile.openTab(), profile.thrown, provide),
  });
}

export type EngineTest = ReturnType<typeof testIn>;
