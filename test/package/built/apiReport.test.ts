import { expect, test } from "vitest";
import { apiReport } from "./apiReport.js";

// A change of what hosts import is seen where it is reviewed.
test("the public API is what the report says; `npm run report` renews it", async () => {
  const root = new URL("../../../", import.meta.url).pathname.replace(/\/$/, "");
  await expect(apiReport(root)).toMatchFileSnapshot("../api-report.md");
});
