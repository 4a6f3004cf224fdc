import { describe, expect, test } from "vitest";
import type { Id } from "../../../src/api.js";
import { getSnippet, searchSnippets } from "../../../src/api/helpScout/savedReplies.js";

const documented = [
  { id: 1, name: "Réponse", preview: "Bonjour", chatPreview: "" },
  { id: 2, name: "Thanks", preview: "A refund takes five days" },
  { id: 3, name: "How we refund", preview: "Hi there" },
  { id: 4, name: "Refund policy", preview: "Hi there" },
  { id: 5, name: "Non-refundable", preview: null },
];

const of = (mailboxId: Id, signal?: AbortSignal) => ({
  conversation: { id: 1, mailboxId, status: "active", customer: { id: 2 } },
  signal,
});

/** Answers as told, each call when it is its turn, and keeps what was asked. */
function server(...answers: unknown[]) {
  const asked: string[] = [];
  const get = async (path: string) => {
    asked.push(path);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { get, asked };
}

const idsOf = async (query: string, json: unknown = documented) =>
  (await searchSnippets(server(json).get, query, of(1)))?.map(({ id }) => id);

describe("saved replies", () => {
  test("are read from what the API documents, in its order", async () => {
    expect(await searchSnippets(server(documented).get, "  ", of(1))).toEqual([
      { id: 1, name: "Réponse", preview: "Bonjour" },
      { id: 2, name: "Thanks", preview: "A refund takes five days" },
      { id: 3, name: "How we refund", preview: "Hi there" },
      { id: 4, name: "Refund policy", preview: "Hi there" },
      { id: 5, name: "Non-refundable" },
    ]);
  });

  test("are found by name and preview, names first, without case and accents", async () => {
    expect(await idsOf("REF")).toEqual([3, 4, 5, 2]);
    expect(await idsOf("reponse")).toEqual([1]);
    expect(await idsOf("répo bon")).toEqual([1]);
    expect(await idsOf("policy refund")).toEqual([4]);
    expect(await idsOf("refund xyz")).toEqual([]);
  });

  test("are read once for all queries of a mailbox, and again for another mailbox", async () => {
    const { get, asked } = server(documented);
    const queries = ["", "r", "re", "ref"].map((query) => searchSnippets(get, query, of(1)));
    await Promise.all([...queries, searchSnippets(get, "", of("a/b"))]);
    expect(asked).toEqual(["/mailboxes/1/saved-replies", "/mailboxes/a%2Fb/saved-replies"]);
  });

  test("are asked for again after a failure", async () => {
    const { get, asked } = server(new Error("500"), documented);
    await expect(searchSnippets(get, "", of(1))).rejects.toThrow("500");
    expect(await searchSnippets(get, "", of(1))).toHaveLength(5);
    expect(asked).toHaveLength(2);
  });

  test("one query that is given up takes nothing from the next", async () => {
    let answer = (_json: unknown) => {};
    const get = () => new Promise<unknown>((resolve) => (answer = resolve));
    const controller = new AbortController();
    const first = searchSnippets(get, "r", of(1, controller.signal));
    const second = searchSnippets(get, "re", of(1));
    controller.abort();
    await expect(first).rejects.toHaveProperty("name", "AbortError");
    answer(documented);
    expect(await second).not.toHaveLength(0);
  });

  test("are not to be had where the server has no such list", async () => {
    expect(await searchSnippets(server(undefined).get, "", of(1))).toBeUndefined();
  });

  test.each([null, {}, "text", 7, { _embedded: {} }])("are not made up from %j", async (json) => {
    await expect(searchSnippets(server(json).get, "", of(1))).rejects.toThrow("not a list");
  });

  test("without an id or a name are left out", async () => {
    const odd = [null, 7, [], {}, { id: 1 }, { id: {}, name: "x" }, { id: 2, name: "" }];
    expect(await idsOf("", [...odd, { id: "s-3", name: "y", preview: 7 }])).toEqual(["s-3"]);
  });
});

describe("a saved reply", () => {
  test("is the text that the API documents, as HTML", async () => {
    const json = { id: 6, name: "Hi", text: "Hi<br />you", chatText: "Hi" };
    const { get, asked } = server(json);
    expect(await getSnippet(get, 6, of(5))).toEqual({
      body: { format: "html", value: "Hi<br />you" },
    });
    expect(asked).toEqual(["/mailboxes/5/saved-replies/6"]);
  });

  test.each([undefined, null, [], {}, "text", { text: 7 }])(
    "is not made up from %j",
    async (json) => {
      await expect(getSnippet(server(json).get, 6, of(1))).rejects.toThrow("not a saved reply");
    },
  );
});
