import fc from "fast-check";
import { anySign } from "../anySign.js";
import { bodiesOf400, bodiesOf500, type BadBody } from "./badBodies.js";
import { hostileTexts } from "./hostile.js";

/** One answer to a reply, and the codes that may come of it; none for "sent". */
export interface BadAnswer {
  name: string;
  faults: readonly object[];
  codes: readonly string[];
  fileNames?: readonly string[];
}

const answerOf = (status: number, { body, contentType }: BadBody) => ({
  status,
  body,
  ...(contentType === undefined ? {} : { contentType }),
});

/** From the status alone, but for 5xx: there the body decides whether anything can have been sent. */
function codesOf(status: number, isApis?: boolean): readonly string[] {
  const named = new Map([
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "server"],
    [412, "locked"],
    [413, "too-large"],
    [429, "rate-limited"],
  ]).get(status);
  if (named !== undefined) return [named];
  if (status >= 500) {
    if (isApis === undefined) return ["server", "maybe-sent"];
    return [isApis ? "server" : "maybe-sent"];
  }
  // Neither a 201 nor a refusal: the gateway cannot tell what became of it.
  return [status >= 400 ? "invalid" : "maybe-sent"];
}

const withStatus = (status: number, bodies: readonly BadBody[]) =>
  bodies.map((bad): BadAnswer => ({
    name: `${status}, ${bad.name}`,
    faults: [{ then: answerOf(status, bad) }],
    codes: codesOf(status, bad.isApis),
  }));

const page: BadBody = {
  name: "a page",
  body: "<html></html>",
  contentType: "text/html",
  isApis: false,
};
const text: BadBody = {
  name: "a text",
  body: hostileTexts.join("\n"),
  contentType: "text/plain",
  isApis: false,
};
/** Without 421, which the browser itself answers by sending once more. */
const statuses = [
  200, 202, 204, 206, 300, 302, 304, 307, 399, 401, 403, 404, 408, 409, 412, 413, 418, 425, 428,
  431, 451, 501, 502, 503, 504, 511, 599,
].map((status, index): BadAnswer => {
  const bad = index % 2 === 0 ? page : text;
  return {
    name: `${status}, ${bad.name}`,
    // The gateway renews its token once.
    faults: [{ times: status === 401 ? 2 : 1, then: answerOf(status, bad) }],
    codes: codesOf(status, false),
  };
});

const headersOf = (status: number, name: string, values: readonly string[]) =>
  values.map((value): BadAnswer => ({
    name: `${status}, ${name}: ${value.slice(0, 40)}`,
    faults: [{ then: { status, headers: { [name]: value } } }],
    codes: status === 201 ? [] : codesOf(status),
  }));

const retryAfter = headersOf(429, "X-RateLimit-Retry-After", [
  "",
  " ",
  "-1",
  "-999999",
  "1e9",
  "Infinity",
  "NaN",
  "soon",
  "3.5",
  "0x10",
  "10, 20",
  "10;q=1",
  "999999",
  "99999999999999999999",
  "9".repeat(400),
  "Wed, 21 Oct 2099 07:28:00 GMT",
  "Thu, 01 Jan 1970 00:00:00 GMT",
  "Invalid Date",
  "<img src=x onerror=globalThis.canary=1>",
]);

const resourceIds = headersOf(201, "Resource-ID", [
  "",
  " ",
  "0",
  "-1",
  "1.5",
  "1e3",
  "567, 568",
  "99999999999999999999",
  "null",
  "undefined",
  "__proto__",
  "../../users",
  "<img src=x onerror=globalThis.canary=1>",
  "x".repeat(4_000),
]);

const fileNames = hostileTexts
  .filter((name) => !name.includes("\u0000"))
  .map((name, index): BadAnswer => {
    // As a browser spells it: half of a letter is none.
    const short = new File([], name.slice(0, 200)).name;
    return {
      name: `413, hostile file name ${index + 1}`,
      faults: [{ then: { status: 413, body: name } }],
      codes: ["too-large"],
      fileNames: [short, `${short}.pdf`],
    };
  });

const fuzzed = fc
  .sample(
    fc.record({
      status: fc.integer({ min: 400, max: 599 }).filter((one) => one !== 429 && one !== 401),
      body: fc.oneof(
        fc.json({ maxDepth: 4 }),
        fc.string({ unit: anySign, maxLength: 300 }),
        fc
          .jsonValue()
          .map((message) => JSON.stringify({ message, _embedded: { errors: message } })),
      ),
      contentType: fc.constantFrom(
        "application/json",
        "text/html",
        "x/y",
        "application/vnd.error+json",
      ),
    }),
    { numRuns: 25, seed: 20_261_124 },
  )
  .map((then, index): BadAnswer => ({
    name: `fuzzed ${index + 1}: ${then.status}`,
    faults: [{ then }],
    codes: codesOf(then.status),
  }));

export const badAnswers: readonly BadAnswer[] = [
  ...withStatus(400, bodiesOf400),
  ...withStatus(500, bodiesOf500),
  ...statuses,
  ...retryAfter,
  ...resourceIds,
  ...fileNames,
  ...fuzzed,
];
