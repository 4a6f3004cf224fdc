import { expect, test } from "vitest";
import {
  accessToken,
  appSecret,
  byName,
  created,
  empty,
  errorOf,
  gatewayOf,
  sendJson,
  serveEmulator,
  serveGateway,
  serveTarget,
} from "./serving.js";
import type { Answer } from "./serving.js";

const headersOf = ({ headers }: Response) => Object.fromEntries(headers);

test("no answer is kept by a cache or run by a browser, whatever the API says of it", async () => {
  const target = await serveTarget((request, response) => {
    const headers = { "Cache-Control": "public, max-age=9999", ETag: '"1"', Vary: "*" };
    sendJson(response, request.method === "POST" ? 201 : 200, {}, headers);
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  const answers = [
    await gateway.get("/v2/users"),
    await gateway.get("/v2/webhooks"),
    await gateway.get("/attempts/k"),
    await gateway.post(),
    await gateway.post({ headers: { Origin: "https://evil.example" } }),
  ];
  for (const answer of answers) {
    expect(headersOf(answer)).toMatchObject({
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox",
    });
    expect(answer.headers.has("ETag")).toBe(false);
  }
});

test("an answer has the head that a composer reads, and no more", async () => {
  const target = await serveTarget((_request, response) =>
    sendJson(
      response,
      429,
      { message: "API rate limit exceeded" },
      {
        "X-RateLimit-Retry-After": "7",
        "X-RateLimit-Limit-Minute": "400",
        "Retry-After": "7",
        "Set-Cookie": "api=1",
        "Access-Control-Allow-Origin": "*",
        "Strict-Transport-Security": "max-age=1",
        "Clear-Site-Data": "*",
        Location: "https://evil.example",
        Refresh: "0",
        "Content-Disposition": "attachment",
        Authorization: `Bearer ${accessToken}`,
      },
    ),
  );
  const gateway = await serveGateway({ apiUrl: target.url });
  for (const answer of [await gateway.get("/v2/users"), await gateway.post()]) {
    expect(answer.status).toBe(429);
    const names = ["retry-after", "x-ratelimit-limit-minute", "x-ratelimit-retry-after"];
    const own = [
      "cache-control",
      "content-security-policy",
      "content-type",
      "x-content-type-options",
    ];
    const transport = new Set([
      "connection",
      "date",
      "keep-alive",
      "transfer-encoding",
      "content-length",
    ]);
    const seen = [...answer.headers.keys()].filter((name) => !transport.has(name));
    expect(seen.toSorted()).toEqual([...names, ...own].toSorted());
    // oxlint-disable-next-line no-await-in-loop
    expect((await errorOf(answer)).message).toBe("API rate limit exceeded");
  }
});

const read: [string, Answer, number][] = [
  ["a page", (_request, response) => void response.end("<script>1</script>"), 502],
  [
    "a page that is an error",
    (_request, response) => void response.writeHead(500).end("<h1>"),
    500,
  ],
  [
    "a picture",
    (_request, response) => void response.setHeader("Content-Type", "image/png").end("x"),
    502,
  ],
  ["201", (_request, response) => sendJson(response, 201, {}), 502],
  ["204", (_request, response) => void response.writeHead(204).end(), 502],
  ["206", (_request, response) => sendJson(response, 206, {}), 502],
  ["304", (_request, response) => void response.writeHead(304).end(), 502],
  ["600", (_request, response) => sendJson(response, 600, {}), 502],
  ["999", (_request, response) => sendJson(response, 999, {}), 502],
  [
    "a switch of protocols",
    (_request, response) =>
      void response.socket?.end("HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
    502,
  ],
  [
    "compressed bytes",
    (_request, response) => sendJson(response, 200, {}, { "Content-Encoding": "gzip" }),
    502,
  ],
  ["no HTTP", (_request, response) => void response.socket?.end("hello\r\n\r\n"), 502],
  ["a lost connection", (_request, response) => void response.destroy(), 502],
  ["silence", () => {}, 504],
  [
    "a redirect of a list",
    (_request, response) => void response.writeHead(301, { Location: "/v2/users" }).end(),
    502,
  ],
  ["403", (_request, response) => sendJson(response, 403, { message: "no" }), 403],
  ["404", (_request, response) => sendJson(response, 404, { message: "no" }), 404],
];

test.each(read)(
  "a reading that is answered with %s is an error with a reference",
  async (what, answer, status) => {
    const target = await serveTarget(answer);
    const timeouts = what === "silence" ? { read: 200, connect: 100 } : {};
    const gateway = await serveGateway({ apiUrl: target.url, timeouts });
    const response = await gateway.get("/v2/users");
    expect(response.status).toBe(status);
    expect(response.headers.get("Content-Type")).toBe("application/vnd.error+json");
    expect((await errorOf(response)).logRef).toMatch(/^[\da-f-]{36}$/);
    expect(gateway.events).toMatchObject([{ status, outcome: "refused", route: "users" }]);
  },
);

test.each([
  [
    "a reading's answer",
    "/v2/users",
    502,
    (secret: string): Answer =>
      (_request, response) =>
        sendJson(response, 200, { a: secret }),
  ],
  [
    "an error's words",
    "/v2/users",
    500,
    (secret: string): Answer =>
      (_request, response) =>
        sendJson(response, 500, { message: secret }),
  ],
  [
    "a header",
    "/v2/users",
    200,
    (secret: string): Answer =>
      (_request, response) =>
        sendJson(response, 200, {}, { "X-Echo": secret }),
  ],
])(
  "a token or secret that the API gives back in %s is not passed on",
  async (_what, path, status, answer) => {
    for (const secret of [accessToken, appSecret, `Bearer ${accessToken}`]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const target = await serveTarget(answer(secret));
      const { call, events } = gatewayOf({ apiUrl: target.url });
      // oxlint-disable-next-line no-await-in-loop
      const response = await call(path);
      expect(response.status).toBe(status);
      // oxlint-disable-next-line no-await-in-loop
      const seen = JSON.stringify([headersOf(response), await response.text(), events]);
      expect(seen).not.toContain(accessToken);
      expect(seen).not.toContain(appSecret);
    }
  },
);

test("nor is one that is written otherwise in an error, or stands in a limit's header", async () => {
  const escaped = accessToken.replace("t", "\\u0074");
  const target = await serveTarget((_request, response) => {
    const type = { "Content-Type": "application/json" };
    const limits = { "Retry-After": accessToken, "X-RateLimit-Remaining-Minute": appSecret };
    response.writeHead(400, { ...type, ...limits, "X-RateLimit-Retry-After": "7" });
    response.end(`{"message":"no","_embedded":{"errors":[{"path":"${escaped}"}]}}`);
  });
  const { call } = gatewayOf({ apiUrl: target.url });
  const response = await call("/v2/users");
  expect(response.status).toBe(400);
  expect(response.headers.get("X-RateLimit-Retry-After")).toBe("7");
  expect(response.headers.has("Retry-After")).toBe(false);
  expect(response.headers.has("X-RateLimit-Remaining-Minute")).toBe(false);
  expect(JSON.stringify(await response.json())).not.toContain(accessToken);
});

test("a date after which to try again is passed on", async () => {
  const date = "Sat, 28 Nov 2026 12:00:00 GMT";
  const target = await serveTarget((_request, response) =>
    sendJson(response, 503, { message: "later" }, { "Retry-After": date }),
  );
  const { call } = gatewayOf({ apiUrl: target.url });
  expect((await call("/v2/users")).headers.get("Retry-After")).toBe(date);
});

test("a secret so short that it is a word of any text is not looked for", async () => {
  const target = await serveTarget((_request, response) =>
    sendJson(response, 200, { subject: "My console is broken" }),
  );
  const { call } = gatewayOf({ apiUrl: target.url, appSecret: "console" });
  expect((await call("/v2/conversations/1")).status).toBe(200);
});

test("a token in what a reply is answered with is not passed on", async () => {
  for (const [status, shown] of [
    [201, 201],
    [400, 400],
    [500, 502],
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const target = await serveTarget((_request, response) =>
      sendJson(response, status ?? 0, { message: accessToken }, { "Resource-ID": accessToken }),
    );
    // oxlint-disable-next-line no-await-in-loop
    const gateway = await serveGateway({ apiUrl: target.url });
    // oxlint-disable-next-line no-await-in-loop
    const response = await gateway.post();
    expect(response.status).toBe(shown);
    // oxlint-disable-next-line no-await-in-loop
    const seen = JSON.stringify([headersOf(response), await response.text(), gateway.events]);
    expect(seen).not.toContain(accessToken);
  }
});

test("an error of the API keeps its own words and reference, and gets one where it has none", async () => {
  const body = {
    logRef: "ref-9",
    message: "No",
    _embedded: { errors: [{ path: "cc[0]", message: "is odd" }] },
  };
  const target = await serveTarget(({ url }, response) =>
    sendJson(response, 400, url?.includes("users") === true ? { message: "No" } : body),
  );
  const gateway = await serveGateway({ apiUrl: target.url });
  expect(await (await gateway.post()).json()).toEqual(body);
  const { logRef } = await errorOf(await gateway.get("/v2/users"));
  expect(gateway.events.at(-1)?.reference).toBe(logRef);
});

test("60 MB come down byte for byte", async () => {
  const sent = Buffer.from(
    `{"data":"${Buffer.alloc(45_000_000, "some bytes").toString("base64")}"}`,
  );
  const target = await serveTarget((_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json" }).end(sent);
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  const response = await gateway.get("/v2/conversations/1/attachments/2/data");
  expect(sent.equals(Buffer.from(await response.arrayBuffer()))).toBe(true);
});

test("a reading ends when the browser leaves", async () => {
  let isClosed = false;
  const target = await serveTarget((_request, response) => {
    response.once("close", () => (isClosed = true));
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  const leaving = new AbortController();
  const headers = { Origin: "https://desk.example" };
  const reading = fetch(`${gateway.url}/v2/users`, { signal: leaving.signal, headers });
  await expect.poll(() => target.requests.length).toBe(1);
  leaving.abort();
  await expect(reading).rejects.toThrow(/abort/);
  await expect.poll(() => isClosed).toBe(true);
});

async function serveChain(length: number) {
  return serveTarget(({ url = "" }, response) => {
    const hop = Number(url.split("/").at(-1));
    if (hop >= length) return sendJson(response, 200, { id: hop, mailboxId: hop });
    response.writeHead(301, { Location: `/desk/v2/conversations/${hop + 1}` }).end();
  });
}

test("a merged conversation is answered with the one it was merged into", async () => {
  const { call } = gatewayOf({ apiUrl: await serveEmulator() });
  for (const [asked, found] of [
    [106, 101],
    [107, 101],
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const response = await call(`/v2/conversations/${asked}`);
    // oxlint-disable-next-line no-await-in-loop
    expect(await response.json()).toMatchObject({ id: found });
  }
  expect((await call("/v2/conversations/108")).status).toBe(508);
  expect((await call("/v2/conversations/111")).status).toBe(404);
});

test("five hops are followed, and no sixth", async () => {
  const target = await serveChain(6);
  const { call } = gatewayOf({ apiUrl: `${target.url}/desk` });
  expect(await (await call("/v2/conversations/1")).json()).toMatchObject({ id: 6 });
  const tooMany = await call("/v2/conversations/0");
  expect(tooMany.status).toBe(508);
  expect((await errorOf(tooMany)).message).toMatch(/more than 5/);
});

test.each([
  ["another origin", (other: string) => `${other}/v2/conversations/1`],
  ["another path", () => "/admin/secret"],
  ["another route", () => "/v2/customers?query=a"],
  ["another depth", () => "/v2/conversations/2/threads"],
  ["a query", () => "/v2/conversations/2?embed=threads"],
  ["another name", () => "/v2/conversations/%32"],
  ["nowhere", () => "http://"],
])("a redirect to %s is not followed", async (_what, locate) => {
  const other = await serveTarget(empty);
  const location = locate(other.url);
  const target = await serveTarget((_request, response) => {
    response.writeHead(301, { Location: location }).end();
  });
  const { call } = gatewayOf({ apiUrl: target.url });
  const response = await call("/v2/conversations/1");
  expect(response.status).toBe(508);
  expect(response.headers.get("Location")).toBeNull();
  expect(other.requests).toEqual([]);
  expect(target.requests).toHaveLength(1);
});

test("a redirect leads nobody into a conversation that is not theirs", async () => {
  const target = await serveChain(2);
  const agents = byName({ ann: { mailboxIds: [2] }, bob: { mailboxIds: [9] } });
  const apiUrl = `${target.url}/desk`;
  const { call } = gatewayOf({ apiUrl, authorize: agents });
  const as = (name: string) => ({ headers: { "X-Agent": name } });
  expect((await call("/v2/conversations/1", as("ann"))).status).toBe(200);
  expect((await call("/v2/conversations/1", as("bob"))).status).toBe(404);
  const allow = (_agent: unknown, { conversationId }: { conversationId?: number }) =>
    conversationId !== 2;
  const narrow = gatewayOf({ apiUrl, allow });
  expect((await narrow.call("/v2/conversations/1")).status).toBe(404);
});

test("every request is told of once, and a listener that throws or never ends is not heard", async () => {
  const target = await serveTarget(created);
  const told: object[] = [];
  const gateway = await serveGateway({
    apiUrl: target.url,
    onEvent: (event) => {
      told.push(event);
      if (told.length === 1) throw new Error("full");
      return Promise.reject(new Error("full")) as unknown as void;
    },
  });
  const body = JSON.stringify({ text: "Dear Ann", customer: { email: "ann@x.example" } });
  expect((await gateway.post({ key: "k-9", body })).status).toBe(201);
  expect((await gateway.post({ body: "nonsense from ann@x.example" })).status).toBe(400);
  await new Promise((resolve) => setImmediate(resolve));
  const common = { agent: "ann", route: "reply", conversationId: 123, method: "POST" };
  expect(told).toEqual([
    {
      ...common,
      reference: expect.any(String),
      status: 201,
      outcome: "sent",
      bytes: body.length,
      ms: expect.any(Number),
    },
    {
      ...common,
      reference: expect.any(String),
      status: 400,
      outcome: "not-sent",
      bytes: 27,
      ms: expect.any(Number),
      reason: expect.stringMatching(/JSON/),
    },
  ]);
  for (const word of ["Dear", "ann@x", "k-9", accessToken, appSecret]) {
    expect(JSON.stringify(told)).not.toContain(word);
  }
});
