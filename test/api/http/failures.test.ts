import { describe, expect, test } from "vitest";
import { readFailure } from "../../../src/api/http/failures.js";
import { TransportError } from "../../../src/api/http/transport.js";
import { ReplyError } from "../../../src/domain/errors.js";
import { errorFor } from "./answers.js";

describe("an answer is told by its status", () => {
  test.each([
    [400, "invalid"],
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "gone"],
    [412, "invalid"],
    [413, "too-large"],
    [415, "invalid"],
    [422, "invalid"],
    [429, "rate-limited"],
    // "Certainly not sent": any other 4xx.
    [408, "invalid"],
    [409, "invalid"],
    [451, "invalid"],
    // An API that can explain itself has not acted.
    [500, "server"],
    [503, "server"],
    // No API gives these to a reply.
    [200, "unexpected"],
    [202, "unexpected"],
    [204, "unexpected"],
    [304, "unexpected"],
  ])("%i is %s", async (status, code) => {
    const error = await errorFor({ status, body: { message: "In the server's words" } });
    expect(error).toBeInstanceOf(ReplyError);
    expect(error.code).toBe(code);
  });

  test.each([500, 502, 503, 504])("%i without an API's body may have been sent", async (status) => {
    expect(await errorFor({ status, body: "<h1>Bad Gateway</h1>" })).toMatchObject({
      code: "maybe-sent",
    });
  });

  test.each([409, 422, 502, 504])(
    "%i that says it cannot tell may have been sent",
    async (status) => {
      const body = { outcome: "unknown", reference: "a1", message: "whatever else" };
      expect(await errorFor({ status, body })).toMatchObject({ code: "maybe-sent" });
    },
  );

  test.each([400, 401, 403, 412, 413, 429, 500])("%i keeps the server's words", async (status) => {
    const error = await errorFor({ status, body: { message: "In its own words" } });
    expect(error.message).toBe("In its own words");
  });

  test.each([400, 415, 422, 451])("%i without words is told by its number", async (status) => {
    const error = await errorFor({ status, body: "<h1>No</h1>" });
    expect(error).toMatchObject({ code: "invalid", message: `HTTP ${status}` });
  });

  test.each([400, 409])(
    "%i says what is wrong with which field, and support's reference",
    async (status) => {
      const errors = [{ path: "customer.email", message: "unknown" }];
      const body = { message: "Bad request", logRef: "a1", _embedded: { errors } };
      expect(await errorFor({ status, body })).toMatchObject({
        code: "invalid",
        detail: { problems: errors, logRef: "a1" },
      });
    },
  );

  test.each([401, 403, 412, 413])("%i gives support's reference", async (status) => {
    const body = { message: "No", logRef: "b2" };
    expect((await errorFor({ status, body })).detail).toMatchObject({ logRef: "b2" });
    const none = await errorFor({ status, body: { message: "No" } });
    expect(none.detail).not.toMatchObject({ logRef: expect.anything() });
  });

  test("500 gives support's reference", async () => {
    const error = await errorFor({ status: 500, body: { message: "No", logRef: "b2" } });
    expect(error.detail).toEqual({ status: 500, logRef: "b2" });
  });

  test.each([200, 304])("%i says so", async (status) => {
    expect((await errorFor({ status })).detail).toEqual({ status });
  });
});

describe("a backend of its own", () => {
  const ofIts = (own: Parameters<typeof errorFor>[4], status: number, body: unknown) =>
    errorFor({ status, body }, undefined, undefined, undefined, own);

  test("says by a status of its own that a conversation takes no more", async () => {
    const lockReason = (status: number, message?: string) =>
      status === 423 && message === "Full" ? "thread-limit" : undefined;
    expect(await ofIts({ lockReason }, 423, { message: "Full" })).toMatchObject({
      code: "locked",
      detail: { reason: "thread-limit" },
      message: "Full",
    });
    expect(await ofIts({ lockReason }, 423, { message: "No" })).toMatchObject({ code: "invalid" });
    // What nobody knows the outcome of is no lock.
    const unknown = { outcome: "unknown", message: "Full" };
    expect(await ofIts({ lockReason }, 423, unknown)).toMatchObject({ code: "maybe-sent" });
  });

  test("explains itself in a body of its own", async () => {
    const problem = { path: "cc[1]", message: "not an address" };
    const parseBody = (text: string) =>
      text.startsWith("!") ? { message: text.slice(1), problems: [problem] } : undefined;
    expect(await ofIts({ parseBody }, 400, "!No")).toMatchObject({
      message: "No",
      detail: { problems: [problem] },
    });
    expect(await ofIts({ parseBody }, 500, "!Down")).toMatchObject({ code: "server" });
    expect(await ofIts({ parseBody }, 500, "Down")).toMatchObject({ code: "maybe-sent" });
  });
});

describe("no answer at all", () => {
  test.each([
    ["connection", false, "network"],
    ["timeout", false, "network"],
    ["connection", true, "maybe-sent"],
    ["timeout", true, "maybe-sent"],
    ["aborted", true, "maybe-sent"],
  ] as const)("%s, uploaded: %s, is %s", (reason, uploaded, code) => {
    const cause = new TransportError(reason, uploaded);
    const error = readFailure(cause);
    expect(error).toBeInstanceOf(ReplyError);
    expect(error).toMatchObject({ code, cause });
  });

  test("what could not even be made is certainly not sent", () => {
    const cause = new TypeError("a header that the browser refuses");
    expect(readFailure(cause)).toMatchObject({ code: "network", cause });
    const own = new ReplyError({ code: "unauthorized", detail: {} });
    expect(readFailure(own)).toBe(own);
  });

  test("an abort before the upload ended is no failure", () => {
    const error = readFailure(new TransportError("aborted", false));
    expect(error).toBeInstanceOf(DOMException);
    expect(error).toMatchObject({ name: "AbortError" });
  });
});
