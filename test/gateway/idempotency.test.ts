import { expect, test } from "vitest";
import { request } from "node:http";
import type { ServerResponse } from "node:http";
import { createGateway } from "../../src/gateway/gateway.js";
import {
  accessToken,
  appSecret,
  created,
  deferred,
  postReply,
  serveGateway,
  serveTarget,
} from "./serving.js";

function apiFailure(status: number) {
  return (response: ServerResponse) => {
    response.writeHead(status, { "Content-Type": "application/vnd.error+json" });
    response.end(JSON.stringify({ logRef: "abc", message: "no" }));
  };
}

/** Gives the prepared answers in turn, then 201 with the number of the request. */
async function serveAnswers(...answers: ((response: ServerResponse) => void)[]) {
  let count = 0;
  return serveTarget((_request, response) => {
    const answer = answers[count];
    count += 1;
    if (answer === undefined) response.writeHead(201, { "Resource-ID": String(count) }).end();
    else answer(response);
  });
}

test("a repeated key gets the first answer without asking the API again", async () => {
  const target = await serveAnswers();
  const gateway = await serveGateway({ apiUrl: target.url });
  const first = await postReply(gateway, { key: "k" });
  const second = await postReply(gateway, { key: "k" });
  expect(
    [first, second].map(({ status, headers }) => [status, headers.get("Resource-ID")]),
  ).toEqual([
    [201, "1"],
    [201, "1"],
  ]);
  expect(target.requests).toHaveLength(1);
  expect(target.requests[0]?.headers["idempotency-key"]).toBe("k");
});

test("a repeat waits for the first that is still running", async () => {
  const arrived = deferred<() => void>();
  const target = await serveTarget((received, response) =>
    arrived.resolve(() => created(received, response)),
  );
  let now = 0;
  const gateway = createGateway({ apiUrl: target.url, appId: "app", appSecret, now: () => now });
  const post = () =>
    gateway(
      new Request("http://desk.example/v2/conversations/1/reply", {
        method: "POST",
        body: "{}",
        headers: { "Idempotency-Key": "k" },
      }),
    );
  const first = post();
  const answer = await arrived.promise;
  now = 3_600_000;
  const second = post();
  answer();
  expect((await first).headers.get("Resource-ID")).toBe("567");
  expect((await second).headers.get("Resource-ID")).toBe("567");
  expect(target.requests).toHaveLength(1);
});

test("an upload that stalls does not hold up its repeat", async () => {
  const target = await serveAnswers();
  const gateway = await serveGateway({ apiUrl: target.url });
  const stalled = request(`${gateway}/v2/conversations/123/reply`, {
    method: "POST",
    headers: { "Idempotency-Key": "k", "Content-Length": "1000" },
  });
  stalled.on("error", () => {});
  await new Promise((resolve) => stalled.write("{", resolve));
  const repeat = await postReply(gateway, { key: "k" });
  stalled.destroy();
  expect(repeat.headers.get("Resource-ID")).toBe("1");
  expect(target.requests).toHaveLength(1);
});

test("the same key for another conversation is another attempt", async () => {
  const target = await serveAnswers();
  const gateway = await serveGateway({ apiUrl: target.url });
  await postReply(gateway, { key: "k", id: 1 });
  await postReply(gateway, { key: "k", id: 2 });
  expect(target.requests).toHaveLength(2);
});

test("requests without a key are all forwarded", async () => {
  const target = await serveAnswers();
  const gateway = await serveGateway({ apiUrl: target.url });
  await postReply(gateway);
  await postReply(gateway);
  expect(target.requests).toHaveLength(2);
});

test.each([400, 404, 412, 413, 429, 500, 503])(
  "after %i with an error body the same key can succeed",
  async (status) => {
    const target = await serveAnswers(apiFailure(status));
    const gateway = await serveGateway({ apiUrl: target.url });
    expect((await postReply(gateway, { key: "k" })).status).toBe(status);
    expect((await postReply(gateway, { key: "k" })).status).toBe(201);
  },
);

test.each([
  [
    "a 5xx page that is not the API's",
    (response: ServerResponse) =>
      void response.writeHead(502, { "Content-Type": "text/html" }).end("<h1>Bad Gateway</h1>"),
  ],
  ["a lost connection", (response: ServerResponse) => void response.destroy()],
])("%s stands for two seconds, and then the same key can succeed", async (_what, fault) => {
  let now = 0;
  const target = await serveAnswers(fault);
  const gateway = await serveGateway({ apiUrl: target.url, now: () => now });
  expect((await postReply(gateway, { key: "k" })).status).toBe(502);
  now = 1_999;
  expect((await postReply(gateway, { key: "k" })).status).toBe(502);
  expect(target.requests).toHaveLength(1);
  now = 2_000;
  expect((await postReply(gateway, { key: "k" })).status).toBe(201);
  now = 3_600_000;
  expect((await postReply(gateway, { key: "k" })).headers.get("Resource-ID")).toBe("2");
  expect(target.requests).toHaveLength(2);
});

test("a 5xx page that is not the API's is the answer to a browser's own repeat too", async () => {
  const target = await serveAnswers((response) => {
    response.writeHead(504, { "Content-Type": "text/html" }).end("<h1>Gateway Timeout</h1>");
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  const first = await postReply(gateway, { key: "k" });
  const second = await postReply(gateway, { key: "k" });
  expect([first.status, second.status]).toEqual([504, 504]);
  expect(await second.text()).toBe("<h1>Gateway Timeout</h1>");
  expect(target.requests).toHaveLength(1);
});

test("after the connection was lost a repeat is not sent again, and is told so without an API error", async () => {
  const target = await serveAnswers((response) => response.destroy());
  const gateway = await serveGateway({ apiUrl: target.url });
  for (const response of [
    await postReply(gateway, { key: "k" }),
    await postReply(gateway, { key: "k" }),
  ]) {
    expect(response.status).toBe(502);
    expect(response.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    expect(await response.text()).toMatch(/may have been carried out/);
  }
  expect(target.requests).toHaveLength(1);
});

test("a 201 whose body breaks off is remembered as 201", async () => {
  const target = await serveAnswers((response) => {
    response.writeHead(201, { "Resource-ID": "9", "Content-Length": "100" });
    response.write("half", () => response.destroy());
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  const first = await postReply(gateway, { key: "k" });
  const second = await postReply(gateway, { key: "k" });
  expect(
    [first, second].map(({ status, headers }) => [status, headers.get("Resource-ID")]),
  ).toEqual([
    [201, "9"],
    [201, "9"],
  ]);
  expect(target.requests).toHaveLength(1);
});

test("a POST goes on when the browser leaves, and its answer waits for the repeat", async () => {
  const arrived = deferred<() => void>();
  const target = await serveTarget((received, response) =>
    arrived.resolve(() => created(received, response)),
  );
  const gateway = await serveGateway({ apiUrl: target.url });
  const leaving = new AbortController();
  const url = `${gateway}/v2/conversations/1/reply`;
  const headers = { "Idempotency-Key": "k" };
  const first = fetch(url, { method: "POST", body: "{}", headers, signal: leaving.signal });
  const answer = await arrived.promise;
  leaving.abort();
  await expect(first).rejects.toThrow(/abort/);
  answer();
  const second = await fetch(url, { method: "POST", body: "{}", headers });
  expect(second.headers.get("Resource-ID")).toBe("567");
  expect(target.requests).toHaveLength(1);
});

test("a GET ends when the browser leaves", async () => {
  const arrived = deferred<{ closed: Promise<void> }>();
  const target = await serveTarget((_request, response) => {
    arrived.resolve({ closed: new Promise((resolve) => response.once("close", resolve)) });
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  const leaving = new AbortController();
  const reading = fetch(`${gateway}/v2/users`, { signal: leaving.signal });
  const { closed } = await arrived.promise;
  leaving.abort();
  await expect(reading).rejects.toThrow(/abort/);
  await closed;
});

test("remembers for 24 hours, and 1,000 keys", async () => {
  let now = 0;
  let count = 0;
  const gateway = createGateway({
    appId: "app",
    appSecret,
    now: () => now,
    handler: async (received) => {
      if (received.url.endsWith("/token")) return Response.json({ access_token: accessToken });
      count += 1;
      return new Response(null, { status: 201, headers: { "Resource-ID": String(count) } });
    },
  });
  const idOf = async (key: string) => {
    const headers = { "Idempotency-Key": key };
    const url = "http://desk.example/v2/conversations/1/reply";
    return (await gateway(new Request(url, { method: "POST", body: "{}", headers }))).headers.get(
      "Resource-ID",
    );
  };
  expect(await idOf("day")).toBe("1");
  now = 24 * 3_600_000 - 1;
  expect(await idOf("day")).toBe("1");
  now += 1;
  expect(await idOf("day")).toBe("2");
  for (let index = 0; index < 999; index += 1) await idOf(`other ${index}`);
  expect(await idOf("day")).toBe("2");
  await idOf("one more");
  expect(await idOf("day")).toBe("1003");
});

test("a key that is too long is refused", async () => {
  const target = await serveAnswers();
  const gateway = await serveGateway({ apiUrl: target.url });
  expect((await postReply(gateway, { key: "k".repeat(256) })).status).toBe(400);
  expect(target.requests).toHaveLength(0);
});
