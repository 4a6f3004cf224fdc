import { expect, test } from "vitest";
import { createFakeApi } from "../../src/testing.js";

const conversation = { id: 1, status: "active", customer: { id: 7 } };
const refund = {
  id: "refund",
  name: "Refund on its way",
  body: { format: "html", value: "Hi {{customer.name}}" },
} as const;

test("the fake backend has the saved replies that it is given", async () => {
  const api = createFakeApi({ conversations: [conversation], snippets: [refund] });
  expect(await api.searchSnippets?.("REFUND", { conversation })).toMatchObject([{ id: "refund" }]);
  expect(await api.searchSnippets?.("label", { conversation })).toEqual([]);
  expect(await api.getSnippet?.("refund", { conversation })).toMatchObject({ body: refund.body });
  await expect(api.getSnippet?.("label", { conversation })).rejects.toThrow("no saved reply label");
});

test("without any it offers none", () => {
  const api = createFakeApi({ conversations: [conversation] });
  expect(api).not.toHaveProperty("searchSnippets");
});
