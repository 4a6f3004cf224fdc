import { describe, expect } from "vitest";
import { sendFormatted } from "./checks/formatted.js";
import { describeHost } from "./describeHost.js";
import { test } from "./host.js";

describeHost("vite", { overlays: ["suggestions", "the menu of a chip", "help"] });

describe("the rich editor", () => {
  test.override("host", "vite");

  test("a reply with formatting arrives, and the page complains of nothing", async ({ open }) => {
    const opened = await open({ path: "/?rich" });
    await sendFormatted(opened);
    expect(opened.complaints).toEqual([]);
  });
});
