import { describe, expect } from "vitest";
import { boxesOf, differences, holdStill } from "./checks/boxes.js";
import { overlays, showAllParts } from "./checks/rich.js";
import { describeHost } from "./describeHost.js";
import { test } from "./host.js";

// Its sheet is in a layer, so that any other reset would win, as its host wants it.
describeHost("tailwind", { overlays: [] });

describe("the layered sheet, in the order of layers that it asks for", () => {
  test.for(["suggestions", "help"] as const)(
    "looks as the other does alone, with %s open",
    async (overlay, { open }) => {
      const boxesIn = async (host: string) => {
        const opened = await open({
          in: host,
          context: { bypassCSP: true, reducedMotion: "reduce" },
        });
        await showAllParts(opened);
        await overlays[overlay](opened.page);
        await holdStill(opened.page);
        return boxesOf(opened.page);
      };
      expect(differences(await boxesIn("vite"), await boxesIn("tailwind"))).toEqual([]);
    },
  );
});
