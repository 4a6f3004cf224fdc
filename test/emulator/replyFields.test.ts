import { describe, expect, it } from "vitest";
import { REPLY, startEmulator } from "./client.js";
import * as shapes from "./shapes.js";

const FILE = { fileName: "file.txt", mimeType: "plain/text", data: "ZmlsZQ==" };

async function pathsRefused(fields: object): Promise<string[]> {
  const { reply } = await startEmulator();
  const response = await reply(123, fields);
  expect(response.status).toBe(400);
  expect(response.headers.get("Content-Type")).toBe("application/vnd.error+json");
  const { _embedded } = shapes.error.parse(await response.json());
  expect(_embedded.errors.every(({ source }) => source === "JSON")).toBe(true);
  return _embedded.errors.map(({ path }) => path);
}

async function statusOf(fields: object): Promise<number> {
  const { reply } = await startEmulator();
  return (await reply(123, fields)).status;
}

describe("POST /v2/conversations/{id}/reply, its fields", () => {
  it("takes the example of the documentation: 201, a Resource-ID, an empty body", async () => {
    const { post } = await startEmulator();
    const response = await post("/v2/conversations/123/reply", {
      customer: { id: 123 },
      text: "How are you?",
      attachments: [{ fileName: "file.txt", mimeType: "plain/text", data: "ZmlsZQ==" }],
    });
    expect(response.status).toBe(201);
    expect(response.headers.get("Resource-ID")).toMatch(/^\d+$/);
    expect(await response.text()).toBe("");
  });

  it.each([
    ["missing", { customer: REPLY.customer }],
    ["empty", { ...REPLY, text: "" }],
    ["blank", { ...REPLY, text: " \n\t" }],
    ["not a string", { ...REPLY, text: 7 }],
    ["null", { ...REPLY, text: null }],
    ["empty, even with attachments", { ...REPLY, text: "", attachments: [FILE] }],
  ])("text String Y: refused when %s", async (_, fields) => {
    expect(await pathsRefused(fields)).toEqual(["text"]);
  });

  it.each([
    ["missing", { text: "Hi" }, "customer"],
    ["an id alone", { text: "Hi", customer: 123 }, "customer"],
    ["without id and email", { text: "Hi", customer: {} }, "customer"],
    ["an id that is a string", { text: "Hi", customer: { id: "123" } }, "customer.id"],
    ["an unknown id", { text: "Hi", customer: { id: 99_999 } }, "customer.id"],
    [
      "an unknown id beside a good email",
      { text: "Hi", customer: { id: 99_999, email: "a@b.example" } },
      "customer.id",
    ],
    [
      "a malformed email",
      { text: "Hi", customer: { email: "ann at example.com" } },
      "customer.email",
    ],
  ])("customer Object Y: refused when %s", async (_, fields, path) => {
    expect(await pathsRefused(fields)).toEqual([path]);
  });

  it.each(["draft", "imported"])("%s Boolean N: refused when not a boolean", async (name) => {
    expect(await pathsRefused({ ...REPLY, [name]: "true" })).toEqual([name]);
    expect(await pathsRefused({ ...REPLY, [name]: null })).toEqual([name]);
    expect(await statusOf({ ...REPLY, [name]: false })).toBe(201);
  });

  it.each(["active", "all", "closed", "open", "pending", "spam"])(
    "Valid statuses: %s",
    async (status) => {
      expect(await statusOf({ ...REPLY, status })).toBe(201);
    },
  );

  it.each(["", "Active", "deleted", null, 1])("Valid statuses: not %j", async (status) => {
    expect(await pathsRefused({ ...REPLY, status })).toEqual(["status"]);
  });

  it.each(["2", 2.5, 0, null, 99_999])(
    "user Number N, ID of the user: refused when %j",
    async (user) => {
      expect(await pathsRefused({ ...REPLY, user })).toEqual(["user"]);
    },
  );

  it.each(["cc", "bcc"])(
    "%s Array N, strings representing email addresses: names each wrong one",
    async (name) => {
      const list = [
        "ann@example.com",
        "ann",
        7,
        "jörg@münchen.example",
        "a@b@c.example",
        "Ann <ann@example.com>",
      ];
      expect(await pathsRefused({ ...REPLY, [name]: list })).toEqual(
        [1, 2, 4, 5].map((index) => `${name}[${index}]`),
      );
      expect(await pathsRefused({ ...REPLY, [name]: "ann@example.com" })).toEqual([name]);
    },
  );

  it("createdAt can only be used with imported field set to true", async () => {
    const createdAt = "2020-01-02T03:04:05Z";
    expect(await statusOf({ ...REPLY, imported: true, createdAt })).toBe(201);
    expect(await pathsRefused({ ...REPLY, imported: false, createdAt })).toEqual(["createdAt"]);
    expect(await pathsRefused({ ...REPLY, createdAt })).toEqual(["createdAt"]);
  });

  it.each([
    "yesterday",
    "2020-02-30T00:00:00Z",
    "2020-01-02T03:04:05",
    "2020-01-02",
    1_577_934_245,
    null,
  ])("createdAt String N, ISO 8601: not %j", async (createdAt) => {
    expect(await pathsRefused({ ...REPLY, imported: true, createdAt })).toEqual(["createdAt"]);
  });

  it("attachments Array N: every field of every attachment is required", async () => {
    const attachments = [
      FILE,
      { mimeType: "text/plain", data: "" },
      { fileName: "", mimeType: 1, data: "ZmlsZQ" },
      "file.txt",
      { fileName: "a", mimeType: "b" },
    ];
    expect(await pathsRefused({ ...REPLY, attachments })).toEqual([
      "attachments[1].fileName",
      "attachments[2].fileName",
      "attachments[2].mimeType",
      "attachments[2].data",
      "attachments[3]",
      "attachments[4].data",
    ]);
    expect(await pathsRefused({ ...REPLY, attachments: {} })).toEqual(["attachments"]);
  });

  it("names every wrong field in one answer, with the value it refused", async () => {
    const { reply } = await startEmulator();
    const response = await reply(123, { customer: { id: 1 }, status: "done", cc: ["x"] });
    const { _embedded } = shapes.error.parse(await response.json());
    expect(_embedded.errors.map(({ path, rejectedValue }) => [path, rejectedValue])).toEqual([
      ["text", undefined],
      ["customer.id", 1],
      ["status", "done"],
      ["cc[0]", "x"],
    ]);
  });

  it("does not echo a file back", async () => {
    const { reply } = await startEmulator();
    const data = "?".repeat(50_000);
    const response = await reply(123, { ...REPLY, attachments: [{ ...FILE, data }] });
    const text = await response.text();
    expect(text).toContain("attachments[0].data");
    expect(text.length).toBeLessThan(1_000);
  });

  it("stores nothing of a refused reply", async () => {
    const { reply, read } = await startEmulator();
    await reply(123, { text: "Hi", customer: { email: "new@example.com" }, cc: ["x"] });
    expect((await read("/v2/conversations/123", shapes.conversation)).threads).toBe(1);
    expect(
      (await read("/v2/customers?query=new@example.com", shapes.customers)).page.totalElements,
    ).toBe(0);
  });

  it("ignores fields it does not know", async () => {
    expect(await statusOf({ ...REPLY, colour: "green" })).toBe(201);
  });

  it.each(["", "{", "[]", "null", '"text"', '{"text": "\xff"}\u0000'])(
    "answers a body that is no JSON object with a 400: %j",
    async (body) => {
      const { post } = await startEmulator();
      const response = await post("/v2/conversations/123/reply", body);
      expect(response.status).toBe(400);
      shapes.error.parse(await response.json());
    },
  );

  it.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""])(
    "a wrong Content-Type is 415: %j",
    async (type) => {
      const { post } = await startEmulator();
      const response = await post("/v2/conversations/123/reply", REPLY, { "Content-Type": type });
      expect(response.status).toBe(415);
      shapes.error.parse(await response.json());
    },
  );

  it("takes a Content-Type with a charset", async () => {
    const { post } = await startEmulator();
    const headers = { "Content-Type": "application/json; charset=utf-8" };
    expect((await post("/v2/conversations/123/reply", REPLY, headers)).status).toBe(201);
  });
});
