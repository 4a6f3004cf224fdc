import { describe, expect, test } from "vitest";
import { helpScoutRules } from "../../../src/api/helpScout/rules.js";
import { effectOf, waysToSend } from "../../../src/domain/rules.js";
import { conversation } from "../../domain/values.js";

const api = { rules: helpScoutRules };

describe("what Send will do", () => {
  const set = { draft: false, imported: false, status: "" } as const;
  const active = { ...conversation, status: "active" } as const;
  const closed = { ...conversation, status: "closed" } as const;

  test.each([
    ["a reply reopens what is closed", set, closed, { kind: "reopens", status: "active" }],
    [
      "a reply leaves active what is active",
      set,
      active,
      { kind: "keeps-status", status: "active" },
    ],
    [
      "a status replaces reopening",
      { ...set, status: "closed" as const },
      closed,
      { kind: "sets-status", status: "closed" },
    ],
    ["a draft sends nothing", { ...set, draft: true }, closed, { kind: "draft" }],
    [
      "a draft leaves the status alone",
      { ...set, draft: true, status: "spam" as const },
      active,
      { kind: "draft" },
    ],
    ["history sends no email", { ...set, imported: true }, closed, { kind: "history" }],
    [
      "history sets a status, too",
      { ...set, imported: true, status: "closed" as const },
      closed,
      { kind: "history", status: "closed" },
    ],
    [
      "a draft of history is a draft",
      { ...set, draft: true, imported: true },
      closed,
      { kind: "draft" },
    ],
  ])("%s", (_what, values, of, effect) => {
    expect(effectOf({ api, conversation: of }, values)).toEqual(effect);
  });

  test.each([
    ["active", "keeps-status"],
    ["open", "keeps-status"],
    ["all", "keeps-status"],
    ["pending", "reopens"],
    ["closed", "reopens"],
    ["spam", "reopens"],
  ] as const)("from %s a plain reply %s", (status, kind) => {
    const effect = { kind, status: "active" };
    expect(effectOf({ api, conversation: { ...conversation, status } }, set)).toEqual(effect);
  });
});

describe("a backend that says nothing of itself", () => {
  const set = { draft: false, imported: false, status: "" };

  test.each([
    ["of a reply no status is said", set, { kind: "sends" }],
    [
      "but the one that it sets",
      { ...set, status: "solved" },
      { kind: "sets-status", status: "solved" },
    ],
    ["a draft sends nothing", { ...set, draft: true, status: "solved" }, { kind: "draft" }],
    ["history sends no email", { ...set, imported: true }, { kind: "history" }],
  ])("%s", (_what, values, effect) => {
    expect(effectOf({ api: {}, conversation }, values)).toEqual(effect);
  });
});

test("the first ways to send are among the statuses that the host allows", () => {
  expect(waysToSend({ api, conversation })).toEqual(["closed", "pending"]);
  const statuses = ["active", "pending"];
  expect(waysToSend({ api, conversation, statuses })).toEqual(["pending"]);
  const rules = { statuses: ["open", "solved"] };
  expect(waysToSend({ api: { rules }, conversation })).toEqual([]);
  const withWays = { ...rules, waysToSend: ["solved", "closed"] };
  expect(waysToSend({ api: { rules: withWays }, conversation })).toEqual(["solved"]);
});
