import { expect, test } from "vitest";
import { raw, requestText } from "./rawHttp.js";
import {
  accessToken,
  created,
  empty,
  errorOf,
  gatewayOf,
  serveGateway,
  serveTarget,
} from "./serving.js";

test.each([
  ["/v2/conversations/123", "/v2/conversations/123"],
  ["/v2/conversations/0123", "/v2/conversations/123"],
  ["/v2/conversations/123/threads?page=2&embed=secrets", "/v2/conversations/123/threads?page=2"],
  ["/v2/conversations/123/attachments/9/data", "/v2/conversations/123/attachments/9/data"],
  [
    "/v2/conversations?status=all&mailbox=5&page=2&query=a%20b&assigned_to=1",
    "/v2/conversations?status=all&mailbox=5&page=2&query=a+b",
  ],
  [
    "/v2/customers?query=J%C3%B6rg%20%26%20Co&page=2",
    "/v2/customers?query=J%C3%B6rg+%26+Co&page=2",
  ],
  ["/v2/users?page=1&email=ann", "/v2/users?page=1"],
  ["/v2/mailboxes/5", "/v2/mailboxes/5"],
  ["/v2/mailboxes/5/saved-replies", "/v2/mailboxes/5/saved-replies"],
  ["/v2/mailboxes/5/saved-replies/6?x=1", "/v2/mailboxes/5/saved-replies/6"],
])("%s is read from the API as %s, below its prefix", async (asked, got) => {
  const target = await serveTarget(empty);
  const { call } = gatewayOf({ apiUrl: `${target.url}/desk/` });
  expect((await call(asked)).status).toBe(200);
  expect(target.requests.map(({ method, url }) => [method, url])).toEqual([["GET", `/desk${got}`]]);
});

test.each([
  ["DELETE", "/v2/conversations/123", 405],
  ["PATCH", "/v2/conversations/123", 405],
  ["PUT", "/v2/conversations/123", 405],
  ["HEAD", "/v2/conversations/123", 405],
  ["GET", "/v2/conversations/123/reply", 405],
  ["POST", "/v2/conversations", 405],
  ["POST", "/v2/customers", 405],
  ["POST", "/attempts/k", 405],
  ["POST", "/v2/webhooks", 404],
  ["GET", "/v2/webhooks", 404],
  ["POST", "/v2/conversations/123/notes", 404],
  ["GET", "/v2/conversations/123/", 404],
  ["GET", "/v2/conversations/1234567890123456", 404],
  ["GET", "/v2/conversations/-1", 404],
  ["GET", "/v2/conversations/1e3", 404],
  ["GET", "/v2/conversations/１", 404],
  ["GET", "/v2/users/me", 404],
  ["GET", "/v2/mailboxes", 404],
  ["GET", "/V2/users", 404],
  ["GET", "/v2/reports/company", 404],
  ["GET", "/", 404],
  ["GET", "/attempts/a.b", 404],
  ["GET", "/v2/customers", 400],
  ["GET", "/v2/customers?query=", 400],
  ["GET", "/v2/customers?query=%00", 400],
  ["GET", "/v2/users?page=two", 400],
  ["GET", "/v2/conversations?mailbox=5,6", 400],
  ["GET", "/v2/conversations?status=a%26b", 400],
])("%s %s is %i, and nothing reaches the API", async (method, path, status) => {
  const target = await serveTarget(empty);
  const { call } = gatewayOf({ apiUrl: target.url });
  const response = await call(path, { method });
  expect(response.status).toBe(status);
  expect(response.headers.get("Allow")).toBe(
    status !== 405 ? null : path.endsWith("reply") ? "POST" : "GET",
  );
  expect((await errorOf(response)).logRef).toMatch(/^[\da-f-]{36}$/);
  expect([...target.requests, ...target.tokenRequests]).toEqual([]);
});

const tokenPaths = [
  "oauth2/token",
  "%6fauth2/token",
  "OAuth2/token",
  "./oauth2/token",
  "/oauth2/token",
];

test.each([
  ...tokenPaths.map((path): [string, string] => ["the token", `/v2/${path}`]),
  ["traversal", "/v2/../admin/secret"],
  ["traversal to the token", "/v2/conversations/../oauth2/token"],
  ["encoded traversal", "/v2/%2e%2e/admin/secret"],
  ["half encoded traversal", "/v2/.%2e/admin/secret"],
  ["an encoded slash", "/v2/conversations/1%2f..%2f..%2fadmin"],
  ["a backslash", "/v2/..\\admin"],
  ["an encoded backslash", "/v2/..%5cadmin"],
  ["a doubly encoded dot", "/v2/%252e%252e/admin"],
  ["a path parameter", "/v2/users;a=b"],
  ["a path parameter after an id", "/v2/conversations/1;x/threads"],
  ["two slashes", "/v2//users"],
  ["two slashes in front", "//v2/users"],
  ["another host in the path", "//evil.example/v2/users"],
  ["an at sign", "/v2@evil.example/users"],
  ["an encoded letter", "/v2/user%73"],
  ["a null", "/v2/users%00"],
  ["an encoded line", "/v2/users%0d%0aHost:evil"],
  ["an absolute form", "http://evil.example/v2/users"],
  ["an absolute form of the desk", "https://desk.example/v2/users"],
  ["an asterisk", "*"],
])("%s: %s reaches nothing", async (_what, path) => {
  const target = await serveTarget(empty);
  const gateway = await serveGateway({ apiUrl: `${target.url}/prefix` });
  for (const method of ["GET", "POST"]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { status, body } = await raw(
      gateway.url,
      requestText(method, path, ["Content-Length: 0"]),
    );
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).not.toContain(accessToken);
  }
  expect([...target.requests, ...target.tokenRequests]).toEqual([]);
});

test("a fragment and a dot segment that ends in the table are what the browser makes of them", async () => {
  const target = await serveTarget(empty);
  const { call } = gatewayOf({ apiUrl: target.url });
  expect((await call("/v2/x/../users#/../webhooks")).status).toBe(200);
  expect(target.requests.map(({ url }) => url)).toEqual(["/v2/users"]);
});

test("answers below its own mount, and there alone", async () => {
  const target = await serveTarget(empty);
  const { call } = gatewayOf({ apiUrl: target.url, basePath: "/api/helpscout/" });
  expect((await call("/api/helpscout/v2/users")).status).toBe(200);
  expect((await call("/api/helpscout/attempts/k")).status).toBe(200);
  for (const path of ["/v2/users", "/api/helpscoutx/v2/users", "/x/api/helpscout/v2/users"]) {
    // oxlint-disable-next-line no-await-in-loop
    expect((await call(path)).status).toBe(404);
  }
  expect(target.requests).toHaveLength(1);
});

test("no other method by another name", async () => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url });
  const headers = { "X-HTTP-Method-Override": "DELETE", "X-HTTP-Method": "DELETE" };
  expect((await gateway.post({ headers })).status).toBe(201);
  expect(target.requests.map(({ method }) => method)).toEqual(["POST"]);
  expect(target.requests[0]?.headers).not.toHaveProperty("x-http-method-override");
});

test("the API hears nothing of the browser but its language and its key", async () => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url });
  const own = ["Cookie", "Referer", "X-Csrf", "X-Forwarded-For", "If-None-Match", "User-Agent"];
  await gateway.post({
    key: "k-1",
    headers: {
      ...Object.fromEntries(own.map((name) => [name, "1"])),
      Authorization: "Bearer browser",
      "Accept-Language": "de-AT",
    },
  });
  const { headers } = target.requests[0] ?? { headers: {} };
  expect(headers).toMatchObject({
    authorization: `Bearer ${accessToken}`,
    accept: "application/json",
    "accept-language": "de-AT",
    "content-type": "application/json",
    "idempotency-key": "k-1",
  });
  for (const name of [...own, "Origin"]) expect(headers).not.toHaveProperty(name.toLowerCase());
});

const length = (body: string) => `Content-Length: ${body.length}`;
const json = "Content-Type: application/json";
const path = "/v2/conversations/1/reply";
const body = '{"text":"a"}';
const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

test.each([
  ["two lengths", [json, length(body), "Content-Length: 5"], body],
  ["a length and chunks", [json, length(body), "Transfer-Encoding: chunked"], chunk],
  ["another transfer encoding", [json, "Transfer-Encoding: gzip, chunked"], chunk],
  ["a negative length", [json, "Content-Length: -1"], body],
  ["two types", [json, "Content-Type: text/plain", length(body)], body],
  [
    "two origins",
    [json, length(body), "Origin: https://desk.example", "Origin: https://evil.example"],
    body,
  ],
  ["two hosts", [json, length(body), "Host: desk.example", "Host: evil.example"], body],
  ["two keys", [json, length(body), "Idempotency-Key: a", "Idempotency-Key: b"], body],
  ["a key with a line in it", [json, length(body), "Idempotency-Key: a\n X: b"], body],
  ["a key with a space", [json, length(body), "Idempotency-Key: a b"], body],
  ["a space before the colon", [json, length(body), "X-A : b"], body],
  ["a bare line feed", [json, `${length(body)}\nX-Evil: 1`], body],
  ["a null in a header", [json, length(body), "X-A: \0"], body],
  ["compressed bytes", [json, length(body), "Content-Encoding: gzip"], body],
])("smuggling: %s", async (_what, headers, sent) => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url });
  const { status } = await raw(gateway.url, requestText("POST", path, headers, sent), true);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(target.requests).toEqual([]);
});

test("a second request behind a body's end is one of its own, with its own refusal", async () => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url });
  const first = requestText("POST", path, [json, length(body)], body);
  await raw(gateway.url, `${first}${requestText("DELETE", "/v2/conversations/1")}`, true);
  expect(target.requests.map(({ method, url }) => [method, url])).toEqual([["POST", path]]);
});
