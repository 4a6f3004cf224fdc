import { describe, expect } from "vitest";
import { boxesOf, differences, holdStill } from "./checks/boxes.js";
import { overlays, showAllParts } from "./checks/rich.js";
import { describeHost } from "./describeHost.js";
import { test } from "./host.js";

describeHost("mui");

describe("CssBaseline", () => {
  test.override("host", "mui");

  test.for(Object.entries(overlays))(
    "changes no box, with %s open",
    async ([, openOverlay], { open }) => {
      const opened = await open({ context: { reducedMotion: "reduce" } });
      const { page } = opened;
      await showAllParts(opened);
      await openOverlay(page);
      await holdStill(page);
      const under = await boxesOf(page);
      // A press on it would close what is open.
      await page
        .getByRole("checkbox", { name: "CssBaseline", includeHidden: true })
        .evaluate((element: HTMLInputElement) => element.click());
      await expect
        .poll(() => page.evaluate(() => getComputedStyle(document.body).margin))
        .toBe("16px");
      expect(differences(await boxesOf(page), under)).toEqual([]);
    },
  );
});
