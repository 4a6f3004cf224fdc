import { describe } from "vitest";
import { testIn } from "./engineTest.js";
import { startChromium } from "./puppeteerEngine.js";
import { walks } from "./walks/walks.js";

describe("Chromium", () => {
  walks(testIn(startChromium));
});
