import { afterEach, expect, test, vi } from "vitest";
import { noteSnippet, recentSnippets } from "../../src/drafts/recentSnippets.js";

afterEach(() => vi.unstubAllGlobals());

/** A browser's, as far as it is used here. */
function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
}

const refuse = () => {
  throw new DOMException("Denied", "SecurityError");
};

test("the newest comes first, each once, twenty at most, and each scope has its own", () => {
  vi.stubGlobal("localStorage", storage());
  for (let id = 1; id <= 25; id += 1) noteSnippet("acme/maya", String(id));
  noteSnippet("acme/maya", "20");
  expect(recentSnippets("acme/maya")).toHaveLength(20);
  expect(recentSnippets("acme/maya").slice(0, 3)).toEqual(["20", "25", "24"]);
  expect(recentSnippets("acme/tom")).toEqual([]);
});

test.each<[string, object]>([
  ["is blocked", { getItem: refuse, setItem: refuse }],
  ["is full", { ...storage(), setItem: refuse }],
  ["holds something else", { getItem: () => "{", setItem: refuse }],
])("where the browser's storage %s, they are known as long as the page", (what, localStorage) => {
  vi.stubGlobal("localStorage", localStorage);
  expect(recentSnippets(what)).toEqual([]);
  noteSnippet(what, "a");
  noteSnippet(what, "b");
  expect(recentSnippets(what)).toEqual(["b", "a"]);
});

test("one that is full keeps none of what was used after, and the page knows it all the same", () => {
  const { getItem, setItem } = storage();
  vi.stubGlobal("localStorage", { getItem, setItem });
  noteSnippet("full later", "a");
  vi.stubGlobal("localStorage", { getItem, setItem: refuse });
  noteSnippet("full later", "b");
  expect(recentSnippets("full later")).toEqual(["b", "a"]);
});

test("what another tab has used is known here", () => {
  const shared = storage();
  vi.stubGlobal("localStorage", shared);
  noteSnippet("two tabs", "a");
  shared.setItem("reply-composer:recent:two tabs", '["c", 7, "a"]');
  expect(recentSnippets("two tabs")).toEqual(["c", "a"]);
});

test("a blocked property of the window is one that is blocked", () => {
  vi.stubGlobal("localStorage", undefined);
  noteSnippet("no storage", "a");
  expect(recentSnippets("no storage")).toEqual(["a"]);
});
