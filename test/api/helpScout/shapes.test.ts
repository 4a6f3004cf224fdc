import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readConversation, readCustomers, readThreads } from "../../../src/api/helpScout/shapes.js";

describe("a conversation", () => {
  const documented = {
    id: 123,
    number: 10_123,
    threads: 7,
    type: "email",
    status: "closed",
    state: "published",
    subject: "Rattling",
    preview: "Hello",
    mailboxId: 1,
    assignee: null,
    createdBy: { id: 201, type: "customer", first: "Ann", last: "Lee" },
    createdAt: "2026-11-01T10:00:00Z",
    tags: [{ id: 1, tag: "grinder" }],
    cc: ["cc@x.com"],
    bcc: ["bcc@x.com"],
    primaryCustomer: { id: 201, first: "Ann", last: "Lee", email: "ann@x.com" },
    _links: { self: { href: "https://api.helpscout.net/v2/conversations/123" } },
  };

  test("is read from what the API documents", () => {
    expect(readConversation(documented)).toEqual({
      id: 123,
      mailboxId: 1,
      number: 10_123,
      threads: 7,
      status: "closed",
      subject: "Rattling",
      cc: ["cc@x.com"],
      bcc: ["bcc@x.com"],
      customer: { id: 201, email: "ann@x.com", name: "Ann Lee" },
    });
  });

  test.each([
    ["a name in part", { first: "Ann", last: null }, "Ann"],
    ["the other part", { first: "", last: "Lee" }, "Lee"],
    ["the names of other lists", { firstName: "Ann", lastName: "Lee" }, "Ann Lee"],
  ])("with %s", (_what, names, name) => {
    const found = readConversation({ id: 1, primaryCustomer: { id: 2, ...names } });
    expect(found?.customer).toEqual({ id: 2, name });
  });

  test("with ids that are text, as other backends have them", () => {
    const found = readConversation({ id: "cnv_1", customer: { id: "cus_1" } });
    expect(found).toMatchObject({ id: "cnv_1", customer: { id: "cus_1" } });
  });

  test("without what is missing or of another kind", () => {
    const odd = { id: 1, threads: "7", status: "snoozed", subject: null, cc: "a@x.com", bcc: [7] };
    const found = readConversation({ ...odd, primaryCustomer: { id: 2, email: null } });
    expect(found).toEqual({ id: 1, status: "active", bcc: [], customer: { id: 2 } });
  });

  test("is none where there is none", () => {
    expect(readConversation(undefined)).toBeUndefined();
  });

  test.each([null, [], "text", 7, {}, { id: null }, { id: {} }, { id: "" }])(
    "is not made up from %j",
    (json) => {
      expect(() => readConversation(json)).toThrow("not a conversation");
    },
  );
});

describe("threads", () => {
  test("are read from what the API documents, in its order", () => {
    const thread = {
      id: 9,
      type: "message",
      status: "active",
      state: "published",
      body: "Hello<br>Ann",
      createdAt: "2026-11-01T10:00:00Z",
      customer: { id: 201 },
      createdBy: { id: 1, type: "user", first: "Maya", last: "Ray", email: "maya@x.com" },
      to: ["ann@x.com"],
      cc: ["cc@x.com"],
      bcc: [],
      _embedded: { attachments: [{ id: 3, filename: "a.png", mimeType: "image/png", size: 7 }] },
    };
    const json = { _embedded: { threads: [thread, { id: 8 }] }, page: { size: 25 } };
    expect(readThreads(json)).toEqual([
      {
        id: 9,
        type: "reply",
        state: "published",
        body: "Hello<br>Ann",
        createdAt: "2026-11-01T10:00:00Z",
        createdBy: { id: 1, type: "user", name: "Maya Ray", email: "maya@x.com" },
        to: ["ann@x.com"],
        cc: ["cc@x.com"],
        bcc: [],
        attachmentNames: ["a.png"],
      },
      { id: 8, type: "other", body: "", createdAt: "", attachmentNames: [] },
    ]);
  });

  test.each([
    ["reply", "chat", "phone", "message"],
    ["customer", "customer"],
    ["note", "note"],
    ["other", "lineitem", "forwardparent", "", null, {}],
  ])("are one of four kinds: %s", (kind, ...types) => {
    const threads = types.map((type, id) => ({ id: id + 1, type }));
    const read = readThreads({ _embedded: { threads } });
    expect(read.map(({ type }) => type)).toEqual(types.map(() => kind));
  });

  test.each([
    ["published", "published"],
    ["draft", "draft"],
    ["underreview", "under-review"],
    ["review", "under-review"],
    ["hidden", "hidden"],
    ["deleted", "hidden"],
    [null, undefined],
  ])("in the state %j are %s", (state, read) => {
    const [thread] = readThreads({ _embedded: { threads: [{ id: 1, state }] } });
    expect(thread?.state).toBe(read);
  });

  test("are known by an id: others are left out", () => {
    const json = { _embedded: { threads: [{ body: "no id" }, null, 7, { id: 1, body: "one" }] } };
    expect(readThreads(json).map(({ body }) => body)).toEqual(["one"]);
  });
});

describe("customers", () => {
  test("are read from what the API documents: the first address counts", () => {
    const emails = [
      { id: 1, value: "ann@x.com", type: "work" },
      { id: 2, value: "ann@y.com" },
    ];
    const customer = { id: 201, firstName: "Ann", lastName: "Lee", _embedded: { emails } };
    const nameless = { id: 202, firstName: null, _embedded: { emails: [{ value: "b@x.com" }] } };
    const unknown = { id: 203 };
    const json = { _embedded: { customers: [customer, nameless, unknown, { firstName: "Cy" }] } };
    expect(readCustomers(json)).toEqual([
      { id: 201, email: "ann@x.com", name: "Ann Lee" },
      { id: 202, email: "b@x.com" },
      { id: 203 },
    ]);
  });

  test.each([
    ["an", [2, 3, 4, 1]],
    ["PRICE", [1, 2, 3, 4]],
    ["daniel@", [1, 2, 3, 4]],
    ["andré g", [4, 1, 2, 3]],
  ])("begin with what was typed before they have it elsewhere: %s", (query, expected) => {
    const names = [
      ["Daniel", "Price"],
      ["Ann", "Lee"],
      ["Lee", "Andersen"],
      ["Andre", "Gide"],
    ];
    const customers = names.map(([first, last], at) => ({
      id: at + 1,
      first,
      last,
      _embedded: { emails: [{ value: `${at === 0 ? first : "x"}@y.com` }] },
    }));
    const found = readCustomers({ _embedded: { customers } }, query);
    expect(found.map(({ id }) => id)).toEqual(expected);
  });
});

test("lists are read from any JSON, without a fault", () => {
  const list = fc.oneof(
    fc.jsonValue(),
    fc.array(fc.record({ id: fc.nat(), _embedded: fc.jsonValue() })),
  );
  const json = fc.oneof(
    fc.jsonValue(),
    fc.record({ _embedded: fc.record({ threads: list, customers: list }) }),
  );
  fc.assert(
    fc.property(json, (value) => {
      const ids = [...readThreads(value), ...readCustomers(value)].map(({ id }) => id);
      expect(ids.every((id) => typeof id === "number" || typeof id === "string")).toBe(true);
    }),
  );
});
