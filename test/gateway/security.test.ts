import { request } from "node:http";
import { expect, test } from "vitest";
import {
  accessToken,
  appSecret,
  created,
  errorOf,
  postReply,
  serveGateway,
  serveTarget,
} from "./serving.js";

/** Sends the path as it stands: `fetch` would tidy it up first. */
function raw(
  origin: string,
  path: string,
  method = "GET",
): Promise<{ status: number | undefined; body: string }> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode, body }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

test.each([
  ["/v2/oauth2/token", "POST"],
  ["/v2/oauth2/token", "GET"],
  ["/v2/oauth2", "POST"],
  ["/v2/%6fauth2/token", "POST"],
  ["/v2/OAuth2/token", "POST"],
  ["/v2/./oauth2/token", "POST"],
  ["/v2/x/../oauth2/token", "POST"],
  ["/v2/x/%2e%2e/oauth2/token", "POST"],
  ["/v2/x%2f..%2foauth2/token", "POST"],
  ["/v2/%256fauth2/token", "POST"],
  ["/v2//oauth2/token", "POST"],
  ["/v2/oauth2;a=b/token", "POST"],
])("the token endpoint is not forwarded: %s (%s)", async (path, method) => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url });
  const { status, body } = await raw(gateway, path, method);
  expect(status).toBe(404);
  expect(body).not.toContain(accessToken);
  expect(target.requests).toHaveLength(0);
  expect(target.tokenRequests).toHaveLength(0);
});

test.each([
  "//evil.example/v2/users",
  "/v2//evil.example/users",
  "/v2/../admin",
  "/v2/%2e%2e/admin",
  "/v2/..%2fadmin",
  "/v2/..%5cadmin",
  "/v2",
  "/v2@evil.example/users",
  "/admin",
  "/",
])("nothing outside the API is reached by %s", async (path) => {
  const target = await serveTarget((_request, response) => response.end("{}"));
  const gateway = await serveGateway({ apiUrl: `${target.url}/prefix` });
  expect((await raw(gateway, path)).status).toBe(404);
  expect(target.requests).toHaveLength(0);
});

test.each([
  ["another site", { "Sec-Fetch-Site": "cross-site" }],
  ["another site's page", { Origin: "https://evil.example" }],
  ["another port of this machine", { "Sec-Fetch-Site": "same-site", Origin: "http://127.0.0.1:1" }],
  ["a sandboxed frame", { Origin: "null" }],
])("a reply from %s is refused", async (_name, headers) => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url });
  const response = await postReply(gateway, { headers });
  expect(response.status).toBe(403);
  expect((await errorOf(response)).message).toMatch(/other sites/);
  expect(target.requests).toHaveLength(0);
});

test("a reply from the own origin, from an allowed one, and from no browser at all is forwarded", async () => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({
    apiUrl: target.url,
    allowedOrigins: ["https://desk.example"],
  });
  const senders: Record<string, string>[] = [
    { Origin: gateway },
    { Origin: "https://desk.example", "Sec-Fetch-Site": "same-site" },
    { Origin: "https://behind-a-proxy.example", "Sec-Fetch-Site": "same-origin" },
    {},
  ];
  for (const headers of senders) {
    expect((await postReply(gateway, { headers })).status).toBe(201);
  }
});

test("another site's preflight gets no permission", async () => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url });
  const response = await fetch(`${gateway}/v2/conversations/1/reply`, {
    method: "OPTIONS",
    headers: { Origin: "https://evil.example", "Access-Control-Request-Method": "POST" },
  });
  expect(response.status).toBe(403);
  expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
});

test("neither token nor secret is in any answer", async () => {
  const target = await serveTarget(({ url }, response) => {
    if (url?.endsWith("reply") === true) response.destroy();
    else
      response
        .writeHead(url === "/v2/users" ? 500 : 301, { Location: "http://elsewhere.invalid/" })
        .end();
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  const answers = [
    await fetch(`${gateway}/v2/users`),
    await fetch(`${gateway}/v2/conversations/1`),
    await postReply(gateway),
    await fetch(`${gateway}/v2/oauth2/token`, { method: "POST" }),
  ];
  for (const answer of answers) {
    const seen = JSON.stringify([...answer.headers]) + (await answer.text());
    expect(seen).not.toContain(accessToken);
    expect(seen).not.toContain(appSecret);
  }
});
