import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SendProgress } from "../../../src/api/port.js";
import { createHelpScoutApi, type HelpScoutApiOptions } from "../../../src/api/helpScout/api.js";
import { createWorld, type Recorded } from "../../browser/world.js";
import { reply } from "../outgoing.js";

type TokenSource = NonNullable<HelpScoutApiOptions["getAccessToken"]>;

let world = createWorld();
const apiWith = (options: Partial<HelpScoutApiOptions> = {}) =>
  createHelpScoutApi({ baseUrl: world.baseUrl, ...options });
/** One fault a request at the API; the gateway asks it again after a 401. */
const refuse = (browserRequests: number, match?: object) =>
  world.control("POST", "/faults", {
    then: { status: 401 },
    times: 2 * browserRequests,
    ...(match && { match }),
  });
const call = { attemptId: "11111111-2222-4333-8444-555555555555" };

beforeEach(() => {
  world = createWorld();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await world.control("DELETE", "/faults");
});

async function headersOf(options: Partial<HelpScoutApiOptions>): Promise<Recorded["headers"]> {
  await apiWith(options).createReply(123, reply, call);
  const [request] = await world.replies();
  return request?.headers ?? {};
}

describe("the request", () => {
  test("names its attempt, so that a server can refuse a second of two", async () => {
    const headers = await headersOf({});
    expect(headers).toMatchObject({
      "content-type": "application/json",
      accept: "application/json",
      "idempotency-key": call.attemptId,
    });
  });

  test("does not where the server's CORS would refuse it", async () => {
    expect(await headersOf({ idempotencyHeader: false })).not.toHaveProperty("idempotency-key");
  });

  test("carries the host's own headers, readings too", async () => {
    const headers = { "Accept-Language": "de-AT" };
    expect(await headersOf({ headers })).toMatchObject({ "accept-language": "de-AT" });
    await apiWith({ headers }).getConversation(101);
    const requests = (await world.control("GET", "/requests")) as Recorded[];
    expect(requests.at(-1)?.headers).toMatchObject({ "accept-language": "de-AT" });
  });

  test.each([
    ["html", undefined, "1 &lt; 2<br>3"],
    ["plain", "plain", "1 < 2\n3"],
  ] as const)("gives a server of %s what it takes", async (_what, textFormat, text) => {
    const api = apiWith(textFormat ? { textFormat } : {});
    await api.createReply(123, { ...reply, text: { format: "plain", value: "1 < 2\n3" } }, call);
    expect(await world.sent()).toMatchObject([{ text }]);
  });

  test("tells its progress, up to the whole", async () => {
    let last: SendProgress | undefined;
    const onProgress = (progress: SendProgress) => (last = progress);
    await apiWith().createReply(123, reply, { ...call, onProgress });
    expect(last?.sent).toBeGreaterThan(0);
    expect(last?.sent).toBe(last?.total);
  });

  test.each([
    ["a slash at its end", (base: string) => `${base}/`],
    ["an origin", (base: string) => `${location.origin}${base}`],
  ])("goes to a base with %s", async (_what, base) => {
    const api = createHelpScoutApi({ baseUrl: base(world.baseUrl) });
    expect(await api.createReply(123, reply, call)).toHaveProperty("threadId");
    expect(await api.getConversation(101)).toMatchObject({ id: 101 });
    expect(await world.replies()).toMatchObject([{ path: "/v2/conversations/123/reply" }]);
  });

  test("goes to an id of any signs, within its place in the path", async () => {
    const open = vi.spyOn(XMLHttpRequest.prototype, "open");
    await apiWith()
      .createReply("../a b?c", reply, call)
      .catch(() => {});
    expect(open.mock.lastCall?.[1]).toMatch(/\/v2\/conversations\/\.\.%2Fa%20b%3Fc\/reply$/);
  });
});

describe("a token from the host", () => {
  const tokens = () => vi.fn<TokenSource>(async ({ refresh }) => (refresh ? "second" : "first"));
  const authorizations = () => {
    const set = vi.spyOn(XMLHttpRequest.prototype, "setRequestHeader");
    return () => set.mock.calls.flatMap(([name, value]) => (name === "Authorization" ? value : []));
  };

  test("goes out as a bearer token", async () => {
    const sentTokens = authorizations();
    const getAccessToken = tokens();
    await apiWith({ getAccessToken }).createReply(123, reply, call);
    expect(sentTokens()).toEqual(["Bearer first"]);
    expect(getAccessToken.mock.calls).toEqual([[{ refresh: false }]]);
  });

  test("is renewed once after a 401, and the same attempt goes out again", async () => {
    await refuse(1);
    const sentTokens = authorizations();
    const getAccessToken = tokens();
    expect(await apiWith({ getAccessToken }).createReply(123, reply, call)).toHaveProperty(
      "threadId",
    );
    expect(sentTokens()).toEqual(["Bearer first", "Bearer second"]);
    expect(getAccessToken.mock.calls).toEqual([[{ refresh: false }], [{ refresh: true }]]);
    const keys = (await world.replies()).map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys)).toEqual(new Set([call.attemptId]));
  });

  test("is not renewed again after a second 401", async () => {
    await refuse(2);
    const getAccessToken = tokens();
    await expect(apiWith({ getAccessToken }).createReply(123, reply, call)).rejects.toMatchObject({
      code: "unauthorized",
    });
    expect(getAccessToken).toHaveBeenCalledTimes(2);
  });

  test("is renewed once for a reading, too", async () => {
    await refuse(1, { method: "GET" });
    const getAccessToken = tokens();
    expect(await apiWith({ getAccessToken }).getConversation(101)).toMatchObject({ id: 101 });
    expect(getAccessToken.mock.calls).toEqual([[{ refresh: false }], [{ refresh: true }]]);
  });

  test("that the host cannot give ends the session, and nothing is sent", async () => {
    const cause = new Error("signed out");
    const getAccessToken = () => Promise.reject(cause);
    await expect(apiWith({ getAccessToken }).createReply(123, reply, call)).rejects.toMatchObject({
      code: "unauthorized",
      cause,
    });
    expect(await world.replies()).toEqual([]);
  });

  test("that comes after an abort is not used", async () => {
    const controller = new AbortController();
    const getAccessToken: TokenSource = async () => {
      controller.abort();
      return "late";
    };
    const sending = apiWith({ getAccessToken }).createReply(123, reply, {
      ...call,
      signal: controller.signal,
    });
    await expect(sending).rejects.toHaveProperty("name", "AbortError");
    expect(await world.replies()).toEqual([]);
  });
});
