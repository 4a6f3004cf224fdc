import { describe } from "vitest";
import { testIn } from "./engineTest.js";
import { startWebKit } from "./webKitEngine.js";
import { walks } from "./walks/walks.js";

describe("WebKit", () => {
  walks(testIn(startWebKit));
});
