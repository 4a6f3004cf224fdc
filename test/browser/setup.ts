import "../../src/styles.css";
import { afterEach, beforeEach, vi } from "vitest";
import { cleanup } from "vitest-browser-react";
import { refuseLooseTexts } from "./looseTexts.js";
import { clearPage, takeLayoutLoop } from "./sharedPage.js";

vi.restoreAllMocks();
vi.unstubAllGlobals();
vi.useRealTimers();
await cleanup();
clearPage();

// The library's own is for the file that imports it first, and all files share a page.
beforeEach(cleanup);

afterEach(refuseLooseTexts);

afterEach(() => {
  if (takeLayoutLoop()) {
    throw new Error("An observer of sizes changed what it observes, within a layout");
  }
});
