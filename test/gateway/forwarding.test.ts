import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { expect, test } from "vitest";
import {
  accessToken,
  appSecret,
  created,
  errorOf,
  postReply,
  serve,
  serveGateway,
  serveTarget,
} from "./serving.js";

async function open(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("keeps path and query, below the target's own prefix", async () => {
  const target = await serveTarget((_request, response) => response.end("{}"));
  const gateway = await serveGateway({ apiUrl: `${target.url}/mock/desk` });
  await fetch(`${gateway}/v2/customers?query=J%C3%B6rg%20%26%20Co&page=2`);
  expect(target.requests.map(({ url }) => url)).toEqual([
    "/mock/desk/v2/customers?query=J%C3%B6rg%20%26%20Co&page=2",
  ]);
});

test("answers below its own mount", async () => {
  const target = await serveTarget((_request, response) => response.end("{}"));
  const gateway = await serveGateway({ apiUrl: target.url, basePath: "/api/helpscout" });
  expect((await fetch(`${gateway}/api/helpscout/v2/users`)).status).toBe(200);
  expect((await fetch(`${gateway}/v2/users`)).status).toBe(404);
  expect(target.requests.map(({ url }) => url)).toEqual(["/v2/users"]);
});

test("passes up what the API needs and nothing that is the browser's", async () => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url });
  await postReply(gateway, {
    key: "k",
    headers: {
      Authorization: "Bearer browser",
      Cookie: "session=1",
      Origin: gateway,
      "X-Csrf": "1",
      Referer: gateway,
    },
  });
  const headers = target.requests[0]?.headers;
  expect(headers).toMatchObject({
    authorization: `Bearer ${accessToken}`,
    "content-type": "application/json",
    "idempotency-key": "k",
  });
  for (const name of ["cookie", "origin", "referer", "x-csrf"])
    expect(headers).not.toHaveProperty(name);
});

test("passes down what a client reads, and neither cookies nor permissions for other sites", async () => {
  const target = await serveTarget((_request, response) => {
    response.writeHead(429, {
      "X-RateLimit-Retry-After": "7",
      "X-RateLimit-Limit-Minute": "400",
      "Retry-After": "7",
      "Set-Cookie": "api=1",
      "Access-Control-Allow-Origin": "*",
      "Strict-Transport-Security": "max-age=1",
      Authorization: `Bearer ${accessToken}`,
    });
    response.end(JSON.stringify({ message: "API rate limit exceeded" }));
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  const { status, headers } = await fetch(`${gateway}/v2/users`);
  expect(status).toBe(429);
  expect(headers.get("X-RateLimit-Retry-After")).toBe("7");
  expect(headers.get("X-RateLimit-Limit-Minute")).toBe("400");
  expect(headers.get("Retry-After")).toBe("7");
  for (const name of [
    "Set-Cookie",
    "Access-Control-Allow-Origin",
    "Strict-Transport-Security",
    "Authorization",
  ]) {
    expect(headers.get(name)).toBeNull();
  }
});

test("60 MB pass up and down byte for byte", { timeout: 60_000 }, async () => {
  const up = randomBytes(60_000_000);
  const down = randomBytes(60_000_000);
  let received = "";
  const url = await serve(async (request, response) => {
    if (request.url === "/v2/oauth2/token")
      return response.end(JSON.stringify({ access_token: "t" }));
    const hash = createHash("sha256");
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) hash.update(chunk);
    received = `${hash.digest("hex")} ${request.headers["content-length"]}`;
    return response.end(down);
  });
  const gateway = await serveGateway({ apiUrl: url });
  const response = await fetch(`${gateway}/v2/conversations/1/reply`, { method: "POST", body: up });
  expect(received).toBe(`${sha256(up)} 60000000`);
  expect(sha256(new Uint8Array(await response.arrayBuffer()))).toBe(sha256(down));
});

test("60 MB are repeated whole after a 401", async () => {
  const up = randomBytes(60_000_000);
  const received: string[] = [];
  const url = await serve(async (request, response) => {
    if (request.url === "/v2/oauth2/token")
      return response.end(JSON.stringify({ access_token: "t" }));
    const hash = createHash("sha256");
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) hash.update(chunk);
    received.push(hash.digest("hex"));
    return response.writeHead(received.length === 1 ? 401 : 201).end();
  });
  const gateway = await serveGateway({ apiUrl: url });
  const response = await fetch(`${gateway}/v2/conversations/1/reply`, { method: "POST", body: up });
  expect(response.status).toBe(201);
  expect(received).toEqual([sha256(up), sha256(up)]);
});

test.each([
  ["with its length", false],
  ["in chunks", true],
])("a body that is too large is 413 and not forwarded, %s", async (_name, isChunked) => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url, maxBodyBytes: 1_000_000 });
  const bytes = new Blob([new Uint8Array(3_000_000)]);
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    body: isChunked ? bytes.stream() : bytes,
    duplex: "half",
  };
  const response = await fetch(`${gateway}/v2/conversations/1/reply`, init);
  expect(response.status).toBe(413);
  expect((await errorOf(response)).message).toMatch(/1000000 bytes/);
  expect(target.requests).toHaveLength(0);
});

test("an API that cannot be reached is 502 with an error body: certainly not sent", async () => {
  const server = createServer();
  const port = await open(server);
  await close(server);
  for (const apiUrl of [
    `http://127.0.0.1:${port}`,
    `http://localhost:${port}`,
    "http://nowhere.invalid",
  ]) {
    const gateway = await serveGateway({ apiUrl });
    const response = await postReply(gateway, { key: "k" });
    expect(response.status).toBe(502);
    expect(await errorOf(response)).toMatchObject({ message: /could not be reached/ });
  }
});

test("an API that is gone after giving a token: 502 with an error body, and the key stays free", async () => {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      if (request.url !== "/v2/oauth2/token") created(request, response);
      else response.end(JSON.stringify({ access_token: accessToken }));
    });
  });
  const port = await open(server);
  const gateway = await serveGateway({ apiUrl: `http://127.0.0.1:${port}` });
  await fetch(`${gateway}/v2/users`);
  await close(server);
  const response = await postReply(gateway, { key: "k" });
  expect(response.status).toBe(502);
  expect((await errorOf(response)).message).toMatch(/Nothing was sent/);
  await open(server, port);
  expect((await postReply(gateway, { key: "k" })).status).toBe(201);
  await close(server);
});

test("a GET whose connection breaks is 502 with an error body", async () => {
  const target = await serveTarget((_request, response) => response.destroy());
  const gateway = await serveGateway({ apiUrl: target.url });
  const response = await fetch(`${gateway}/v2/users`);
  expect(response.status).toBe(502);
  expect((await errorOf(response)).message).toMatch(/connection/);
});

test("reports its problems with the reference that the answer holds, and no secret", async () => {
  const problems: unknown[] = [];
  const target = await serveTarget(created, (_request, response) => {
    response.writeHead(403).end(JSON.stringify({ secret: appSecret }));
  });
  const gateway = await serveGateway({
    apiUrl: target.url,
    onProblem: (problem) => problems.push(problem),
  });
  const { logRef } = await errorOf(await postReply(gateway));
  expect(problems).toMatchObject([{ logRef, status: 502, message: /403/ }]);
  expect(JSON.stringify(problems)).not.toContain(appSecret);
});
