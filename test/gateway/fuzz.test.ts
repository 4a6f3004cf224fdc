import fc from "fast-check";
import { expect, test } from "vitest";
import { createGateway } from "../../src/gateway/gateway.js";
import type { Agent, Transport } from "../../src/gateway/gateway.js";
import { nodeHandler } from "../../src/gateway/node/node.js";
import { badReply } from "./replies.js";
import { raw } from "./rawHttp.js";
import { accessToken, appSecret, desk, partsOf, replyText, serve } from "./serving.js";
import { soakRuns, soakSeed, soakTimeout } from "./soak.js";

/** Everything that may ever be asked of the API. */
const listed = [
  /^POST \/v2\/conversations\/\d{1,15}\/reply$/,
  /^GET \/v2\/conversations\/\d{1,15}$/,
  /^GET \/v2\/conversations\/\d{1,15}\/threads(\?page=\d{1,6})?$/,
  /^GET \/v2\/conversations\/\d{1,15}\/attachments\/\d{1,15}\/data$/,
  /^GET \/v2\/conversations(\?(status=[a-z]+|mailbox=\d+|page=\d+|query=[^&#]+|&)+)?$/,
  /^GET \/v2\/customers\?query=[^&#]+(&page=\d+)?$/,
  /^GET \/v2\/users(\?page=\d+)?$/,
  /^GET \/v2\/mailboxes\/\d{1,15}(\/saved-replies(\/\d{1,15})?)?$/,
  /^POST \/v2\/oauth2\/token$/,
];
const headerNames = new Set([
  "Accept",
  "Accept-Language",
  "Authorization",
  "Content-Type",
  "Idempotency-Key",
]);

/** A gateway before an API that writes down what is asked of it, and what came whole. */
function record() {
  const unlisted: string[] = [];
  const whole: string[] = [];
  let asked = 0;
  const transport: Transport = async ({ method, url, headers, body }) => {
    const line = `${method} ${url.pathname}${url.search}`;
    if (!listed.some((one) => one.test(line))) unlisted.push(line);
    if (url.origin !== "https://api.example") unlisted.push(url.origin);
    for (const name of Object.keys(headers)) if (!headerNames.has(name)) unlisted.push(name);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for await (const part of partsOf(body)) parts.push(part);
    const answer = (status: number, json: unknown) => ({
      status,
      header: (name: string) => (name === "Content-Type" ? "application/json" : null),
      body: new Response(JSON.stringify(json)).body,
    });
    if (url.pathname.endsWith("/token")) return answer(200, { access_token: accessToken });
    asked += 1;
    if (method !== "POST") return answer(200, { id: 1, mailboxId: 5 });
    whole.push(await new Blob(parts).text());
    return answer(201, {});
  };
  const agent: Agent = { id: "ann", userId: 7, mayReplyAs: [8] };
  const limits = { perAgent: { perMinute: 1_000_000 } };
  const authorize = ({ headers }: Request) => (headers.get("Cookie") === "none" ? null : agent);
  const gateway = createGateway({
    appId: "app",
    appSecret,
    apiUrl: "https://api.example",
    origins: [desk],
    authorize,
    limits,
    transport,
  });
  return { gateway, unlisted, whole, asked: () => asked };
}

const pieces = [
  "v2",
  "conversations",
  "customers",
  "users",
  "mailboxes",
  "saved-replies",
  "threads",
  "reply",
  "attachments",
  "data",
  "attempts",
  "oauth2",
  "token",
  "webhooks",
  "admin",
  "1",
  "5",
  "007",
  "..",
  ".",
  "%2e%2e",
  "%2f",
  "%5c",
  "%00",
  "%0d%0a",
  "%252e",
  ";",
  ";a=b",
  "@",
  "\\",
  "",
  "#",
  "é",
  "１",
  "*",
  "%zz",
];
const parameters = [
  "page=2",
  "query=a",
  "query=%00",
  "mailbox=5",
  "status=all",
  "status=a%26b",
  "embed=threads",
  "?",
  "&",
  "page=2%0d%0aX:1",
  "mailbox=5,6",
  "__proto__=1",
  "query=a#b",
  "query=%26admin=1",
];
const goodPaths = [
  "/v2/conversations/1/reply",
  "/v2/conversations/1",
  "/v2/users",
  "/v2/customers?query=a",
  "/v2/conversations",
];
const path = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...goodPaths) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.array(fc.constantFrom(...pieces), { maxLength: 7 }),
        fc.array(fc.constantFrom(...parameters), { maxLength: 3 }),
        fc.boolean(),
      )
      .map(([some, more, isApis]) => {
        const start = isApis ? "/v2/" : "/";
        return start + some.join("/") + (more.length > 0 ? `?${more.join("&")}` : "");
      }),
  },
);
const method = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("GET", "POST") },
  fc.constantFrom("PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PROPFIND"),
);
const header = fc.constantFrom<[string, string]>(
  ["Origin", desk],
  ["Origin", "https://evil.example"],
  ["Origin", "null"],
  ["Sec-Fetch-Site", "cross-site"],
  ["Content-Type", "text/plain"],
  ["Content-Type", "application/json;charset=utf-7"],
  ["Cookie", "none"],
  ["X-HTTP-Method-Override", "DELETE"],
  ["X-Original-URL", "/admin"],
  ["X-Rewrite-URL", "/admin"],
  ["X-Forwarded-Host", "evil.example"],
  ["Authorization", "Bearer x"],
  ["Idempotency-Key", "k"],
  ["Idempotency-Key", "a, b"],
  ["Content-Encoding", "gzip"],
  ["Accept-Language", "a\tb"],
  ["Range", "bytes=0-"],
);
const body = fc.oneof({ weight: 2, arbitrary: fc.constant(replyText) }, badReply);

/** What came whole is a reply in a name that may be, and nothing more. */
function isWell({ unlisted, whole }: ReturnType<typeof record>): void {
  expect(unlisted).toEqual([]);
  for (const text of whole.splice(0)) {
    const { user } = JSON.parse(text) as { user: unknown };
    expect([7, 8]).toContain(user);
  }
}

test(
  "whatever is asked in the process, nothing unlisted is asked of the API",
  async () => {
    const recorded = record();
    const headers = fc.array(header, { maxLength: 1 });
    const property = fc.asyncProperty(
      method,
      path,
      headers,
      body,
      async (verb, where, more, text) => {
        const given = new Headers({ Origin: desk, "Content-Type": "application/json" });
        for (const [name, value] of more) given.set(name, value);
        const hasBody = verb !== "GET" && verb !== "HEAD";
        const init = { method: verb, headers: given, ...(hasBody ? { body: text } : {}) };
        const url = URL.canParse(where, desk) ? new URL(where, desk).href : desk;
        const response = await recorded.gateway(new Request(url, init));
        const said = await response.text();
        expect(said).not.toContain(accessToken);
        isWell(recorded);
      },
    );
    await fc.assert(property, { numRuns: soakRuns(10_000, 250), seed: soakSeed() });
    expect(recorded.asked()).toBeGreaterThan(20);
  },
  soakTimeout,
);

const odd = [
  "Transfer-Encoding: chunked",
  "Transfer-Encoding: gzip",
  "Content-Length: 5",
  "Content-Length: -1",
  "Content-Length: 1e3",
  "Content-Length: 99999999999",
  "Expect: 100-continue",
  "Upgrade: websocket",
  "Connection: upgrade",
  "Host: evil.example",
  "X-A: \0",
  "X-A : b",
  " folded",
  "X-A:\tb",
  "Trailer: Origin",
  "Content-Type: application/json\rX: 1",
  ":authority: evil",
];
const versions = [
  ...Array.from({ length: 9 }, () => "HTTP/1.1"),
  "HTTP/1.0",
  "HTTP/2.0",
  "HTTP/1.1\r\nHost: evil.example",
];
const prefixes = [
  ...Array.from({ length: 12 }, () => ""),
  "http://evil.example",
  desk,
  "//evil.example",
  "evil.example:443",
];

test(
  "whatever bytes come over the wire, nothing unlisted is asked of the API",
  async () => {
    const recorded = record();
    const url = await serve(nodeHandler(recorded.gateway));
    const property = fc.asyncProperty(
      method,
      fc.constantFrom(...prefixes),
      path,
      fc.constantFrom(...versions),
      fc.array(
        fc.oneof(
          header.map(([name, value]) => `${name}: ${value}`),
          fc.constantFrom(...odd),
        ),
        { maxLength: 2 },
      ),
      body,
      fc.constantFrom(0, 0, 0, 0, 1, 3),
      async (verb, prefix, where, version, more, text, cut) => {
        const length = Buffer.byteLength(text);
        const usual = ["Host: desk.example", `Origin: ${desk}`, "Content-Type: application/json"];
        const own = [...usual, `Content-Length: ${length}`].filter(
          (line) => !more.some((other) => other.startsWith(line.split(":")[0] ?? "")),
        );
        const lines = [`${verb} ${prefix}${where} ${version}`, ...own, ...more];
        const request = Buffer.from(`${lines.join("\r\n")}\r\n\r\n${text}`);
        const { body: said } = await raw(url, request.subarray(0, request.length - cut), cut === 0);
        expect(said).not.toContain(accessToken);
        isWell(recorded);
      },
    );
    await fc.assert(property, { numRuns: soakRuns(3_000, 70), seed: soakSeed() });
    expect(recorded.asked()).toBeGreaterThan(0);
  },
  soakTimeout,
);
