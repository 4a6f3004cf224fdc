import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Trigger } from "../../../src/options/triggers.js";
import { sourceOfTrigger } from "../../../src/react/inserting/triggerSource.js";

const amy = { id: "a", label: "Amy" };
const thrown = () => new Error("The host's own");

/** In Node, where a page's monitoring would hear it. */
const reported = vi.spyOn(console, "error").mockImplementation(() => {});
beforeEach(() => void reported.mockClear());
afterEach(() => vi.clearAllMocks());

const said = () =>
  reported.mock.calls
    .map(([error]) => error as Error)
    .map(({ message, cause }) => ({ message, cause }));

function source(given: Partial<Trigger>) {
  const search = () => [amy];
  const insert = () => ({ format: "plain", value: "Amy" }) as const;
  return sourceOfTrigger({ char: "@", search, insert, ...given }, "Suggestions for @");
}

/** As the list asks: what a search throws has failed, as what it rejects with. */
async function searched(given: Partial<Trigger>, { signal } = new AbortController()) {
  const { search } = source(given);
  try {
    const { now, later } = search("a", signal);
    return now ?? (await later);
  } catch {
    return "failed";
  }
}

test.each<[string, Trigger["search"]]>([
  [
    "throws",
    () => {
      throw thrown();
    },
  ],
  ["rejects", () => Promise.reject(thrown())],
])("a search that %s has failed, and its developer is told why", async (_how, search) => {
  expect(await searched({ search })).toBe("failed");
  expect(said()).toEqual([
    {
      message: expect.stringMatching(/^`search` of the trigger "@" failed: .*\{ id, label \}/),
      cause: thrown(),
    },
  ]);
});

test.each([undefined, Promise.resolve("Amy")])(
  "a search that gives no list has failed: %o",
  async (found) => {
    expect(await searched({ search: () => found as never })).toBe("failed");
    expect(said()).toHaveLength(1);
  },
);

test("a search that was asked to stop, and did, is no error", async () => {
  const asked = new AbortController();
  const search: Trigger["search"] = (_query, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  const found = searched({ search }, asked);
  asked.abort();
  expect(await found).toBe("failed");
  expect(said()).toEqual([]);
});

test("one error is told once, however many keys meet it", async () => {
  const down = Promise.reject(thrown());
  await searched({ search: () => down });
  await searched({ search: () => down });
  expect(said()).toHaveLength(1);
});

test.each<[string, Trigger["insert"]]>([
  [
    "throws",
    () => {
      throw thrown();
    },
  ],
  ["rejects", () => Promise.reject(thrown())],
  ["gives no body", () => undefined as never],
])("an insert that %s has failed, and its developer is told why", async (_how, insert) => {
  const { signal } = new AbortController();
  await expect(source({ insert }).read(amy, signal)).rejects.toThrow();
  expect(said()).toEqual([
    {
      message: expect.stringMatching(/^`insert` of the trigger "@" failed: .*Body/),
      cause: expect.any(Error),
    },
  ]);
});

test("a render that throws leaves labels, and is told once for all of them", () => {
  const render = () => {
    throw thrown();
  };
  const shown = source({ render });
  expect([shown.render?.(amy), shown.render?.({ ...amy, id: "b" })]).toEqual([
    undefined,
    undefined,
  ]);
  expect(said()).toEqual([
    { message: expect.stringMatching(/^`render` of the trigger "@" failed: /), cause: thrown() },
  ]);
});
