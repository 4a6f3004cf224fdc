import { expect, test } from "vitest";
import {
  accessToken,
  control,
  created,
  errorOf,
  serveEmulator,
  serveGateway,
  serveTarget,
} from "./serving.js";

async function conversation(
  gateway: string,
  id: number,
): Promise<{ status: number; redirected: boolean; id: unknown }> {
  const response = await fetch(`${gateway}/v2/conversations/${id}`);
  const json: unknown = await response.json();
  const found = typeof json === "object" && json !== null && "id" in json ? json.id : undefined;
  return { status: response.status, redirected: response.redirected, id: found };
}

test("a merged conversation is answered with the one it was merged into", async () => {
  const gateway = await serveGateway({ apiUrl: await serveEmulator() });
  expect(await conversation(gateway, 106)).toEqual({ status: 200, redirected: false, id: 101 });
});

test("a chain of merges is followed to its end", async () => {
  const gateway = await serveGateway({ apiUrl: await serveEmulator() });
  expect(await conversation(gateway, 107)).toEqual({ status: 200, redirected: false, id: 101 });
});

test("renews the token in the middle of a chain", async () => {
  const emulator = await serveEmulator();
  const gateway = await serveGateway({ apiUrl: emulator });
  await conversation(gateway, 101);
  await control(emulator, "/tokens/expire");
  expect(await conversation(gateway, 107)).toMatchObject({ status: 200, id: 101 });
});

test("merges that lead in a circle are 508 with an error body", async () => {
  const gateway = await serveGateway({ apiUrl: await serveEmulator() });
  const response = await fetch(`${gateway}/v2/conversations/108`);
  expect(response.status).toBe(508);
  expect(response.headers.get("Content-Type")).toBe("application/vnd.error+json");
  expect(await response.json()).toMatchObject({ message: /circle/, _embedded: { errors: [] } });
});

test("a merge older than the redirect is 404", async () => {
  const gateway = await serveGateway({ apiUrl: await serveEmulator() });
  expect(await conversation(gateway, 111)).toMatchObject({ status: 404 });
});

async function serveChain(length: number) {
  return serveTarget(({ url = "" }, response) => {
    const hop = Number(url.split("/").at(-1));
    if (hop < length) response.writeHead(301, { Location: `/v2/conversations/${hop + 1}` }).end();
    else response.end(JSON.stringify({ id: hop }));
  });
}

test("follows five hops, a relative Location too", async () => {
  const target = await serveChain(5);
  const gateway = await serveGateway({ apiUrl: target.url });
  expect(await conversation(gateway, 0)).toMatchObject({ status: 200, id: 5 });
});

test("does not follow a sixth", async () => {
  const target = await serveChain(6);
  const gateway = await serveGateway({ apiUrl: target.url });
  const response = await fetch(`${gateway}/v2/conversations/0`);
  expect(response.status).toBe(508);
  expect((await errorOf(response)).message).toMatch(/more than 5/);
  expect(target.requests).toHaveLength(6);
});

test("does not take the token to another origin", async () => {
  const other = await serveTarget((_request, response) => response.end("{}"));
  const target = await serveTarget((_request, response) => {
    response.writeHead(301, { Location: `${other.url}/v2/conversations/1` }).end();
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  const response = await fetch(`${gateway}/v2/conversations/1`, { redirect: "manual" });
  expect(response.status).toBe(508);
  expect(await response.text()).not.toContain(accessToken);
  expect(other.requests).toHaveLength(0);
});

test.each([undefined, "http://"])("a redirect to nowhere (%s) is 508", async (location) => {
  const target = await serveTarget((_request, response) => {
    response.writeHead(301, location === undefined ? {} : { Location: location }).end();
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  expect((await fetch(`${gateway}/v2/users`, { redirect: "manual" })).status).toBe(508);
});

test("follows below a path prefix", async () => {
  const target = await serveTarget(({ url }, response) => {
    if (url === "/desk/v2/conversations/1")
      response.writeHead(301, { Location: "/desk/v2/conversations/2" }).end();
    else response.end(JSON.stringify({ id: url }));
  });
  const gateway = await serveGateway({ apiUrl: `${target.url}/desk/` });
  expect(await conversation(gateway, 1)).toMatchObject({
    status: 200,
    id: "/desk/v2/conversations/2",
  });
});

test("never follows a redirect with a POST", async () => {
  const other = await serveTarget(created);
  const target = await serveTarget((_request, response) => {
    response.writeHead(307, { Location: `${other.url}/v2/conversations/1/reply` }).end();
  });
  const gateway = await serveGateway({ apiUrl: target.url });
  const response = await fetch(`${gateway}/v2/conversations/1/reply`, {
    method: "POST",
    body: "{}",
  });
  expect(response.status).toBe(502);
  expect(response.headers.get("Content-Type")).toMatch(/^text\/plain/);
  expect(other.requests).toHaveLength(0);
});
