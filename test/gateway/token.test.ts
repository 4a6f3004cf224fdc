import { expect, test } from "vitest";
import {
  accessToken,
  appSecret,
  control,
  created,
  errorOf,
  postReply,
  serveEmulator,
  serveGateway,
  serveTarget,
} from "./serving.js";

test("fetches the token with client credentials as a form, once", async () => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url });
  await postReply(gateway);
  await postReply(gateway);
  expect(target.tokenRequests.map((body) => Object.fromEntries(new URLSearchParams(body)))).toEqual(
    [{ grant_type: "client_credentials", client_id: "app", client_secret: appSecret }],
  );
  expect(target.requests.map(({ headers }) => headers.authorization)).toEqual([
    `Bearer ${accessToken}`,
    `Bearer ${accessToken}`,
  ]);
});

test("concurrent requests share one token", async () => {
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url });
  await Promise.all(Array.from({ length: 8 }, () => postReply(gateway)));
  expect(target.tokenRequests).toHaveLength(1);
  expect(target.requests).toHaveLength(8);
});

test("renews an expired token and repeats the request with its body", async () => {
  const emulator = await serveEmulator();
  const gateway = await serveGateway({ apiUrl: emulator });
  expect((await fetch(`${gateway}/v2/users`)).status).toBe(200);
  await control(emulator, "/tokens/expire");
  const response = await postReply(gateway, { text: "after the token ended" });
  expect(response.status).toBe(201);
  const state = await (await fetch(`${emulator}/_emulator/state/conversations/123`)).text();
  expect(state.match(/after the token ended/g)).toHaveLength(1);
});

test("requests that were refused together renew once", async () => {
  const valid = new Set<string>();
  let issued = 0;
  const target = await serveTarget(
    ({ headers }, response) => {
      response.writeHead(valid.has(headers.authorization ?? "") ? 200 : 401).end();
    },
    (_request, response) => {
      issued += 1;
      valid.clear();
      valid.add(`Bearer t${issued}`);
      response.end(JSON.stringify({ access_token: `t${issued}` }));
    },
  );
  const gateway = await serveGateway({ apiUrl: target.url });
  await fetch(`${gateway}/v2/users`);
  valid.clear();
  const answers = await Promise.all(Array.from({ length: 5 }, () => fetch(`${gateway}/v2/users`)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(issued).toBe(2);
});

test("a second 401 is the answer", async () => {
  const target = await serveTarget((_request, response) => {
    response.writeHead(401, { "WWW-Authenticate": 'Basic realm="x"' }).end();
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  const response = await fetch(`${gateway}/v2/users`);
  expect(response.status).toBe(401);
  expect(response.headers.get("WWW-Authenticate")).toBeNull();
  expect(target.requests).toHaveLength(2);
});

test("renews by itself before the token ends", async () => {
  let now = 0;
  const target = await serveTarget(created);
  const gateway = await serveGateway({ apiUrl: target.url, now: () => now });
  await postReply(gateway);
  now = 172_800_000;
  await postReply(gateway);
  expect(target.tokenRequests).toHaveLength(2);
});

test.each([
  [
    "refuses the credentials",
    401,
    JSON.stringify({ error: "invalid_client", client_secret: appSecret }),
  ],
  ["fails", 500, "oops"],
  ["gives no token", 200, "{}"],
  ["gives something that is no token", 200, JSON.stringify({ access_token: "a\r\nb" })],
  ["gives no JSON", 200, "<html>"],
])(
  "502 with the reason when the token endpoint %s, and nothing is sent",
  async (_name, status, body) => {
    const target = await serveTarget(created, (_request, response) => {
      response.writeHead(status).end(body);
    });
    const gateway = await serveGateway({ apiUrl: target.url });
    const response = await postReply(gateway, { key: "k" });
    expect(response.status).toBe(502);
    expect(response.headers.get("Content-Type")).toBe("application/vnd.error+json");
    expect((await errorOf(response)).message).toMatch(/token/);
    expect(target.requests).toHaveLength(0);
  },
);

test("a token that could not be had is asked for again", async () => {
  let isUp = false;
  const target = await serveTarget(created, (_request, response) => {
    response.writeHead(isUp ? 200 : 503).end(JSON.stringify({ access_token: accessToken }));
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  expect((await postReply(gateway, { key: "k" })).status).toBe(502);
  isUp = true;
  expect((await postReply(gateway, { key: "k" })).status).toBe(201);
});

test("does not take the secret to where the token endpoint redirects", async () => {
  const other = await serveTarget(created);
  const target = await serveTarget(created, (_request, response) => {
    response.writeHead(307, { Location: `${other.url}/v2/oauth2/token` }).end();
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  expect((await fetch(`${gateway}/v2/users`)).status).toBe(502);
  expect(other.tokenRequests).toHaveLength(0);
});

test("says at once that credentials are missing", async () => {
  await expect((async () => serveGateway({ appSecret: "" }))()).rejects.toThrow(
    /appId or appSecret is empty/,
  );
  await expect((async () => serveGateway({ apiUrl: "api.helpscout.net" }))()).rejects.toThrow(
    /absolute http/,
  );
});
