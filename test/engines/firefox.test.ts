import { describe } from "vitest";
import { testIn } from "./engineTest.js";
import { startFirefox } from "./puppeteerEngine.js";
import { walks } from "./walks/walks.js";

describe("Firefox", () => {
  walks(testIn(startFirefox));
});
