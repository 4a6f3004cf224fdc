import fc from "fast-check";
import { test } from "vitest";
import { soaked, soakRuns } from "../domain/soak.js";
import { keepsPromises } from "./htmlPromises.js";
import { randomHtml } from "./randomHtml.js";

// The seed is printed where it fails.
test("any HTML comes out safe, and the same when it is read again", { timeout: 900_000 }, () => {
  fc.assert(fc.property(randomHtml, keepsPromises), { ...soaked, numRuns: soakRuns(60_000, 1000) });
});
