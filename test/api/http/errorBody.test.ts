import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseErrorBody } from "../../../src/api/http/errorBody.js";

const about = { href: "https://developer.helpscout.com/mailbox-api/overview/errors/" };

describe("an API's error body", () => {
  test("as it is documented", () => {
    const body = {
      logRef: "66a7d2e1",
      message: "Bad request",
      _embedded: {
        errors: [
          { path: "cc[1]", message: "not an email", rejectedValue: "ann@", source: "JSON" },
          { path: "customer.email", message: "may not be null", source: "JSON" },
        ],
      },
      _links: { about },
    };
    expect(parseErrorBody(JSON.stringify(body))).toEqual({
      message: "Bad request",
      logRef: "66a7d2e1",
      problems: [
        { path: "cc[1]", message: "not an email" },
        { path: "customer.email", message: "may not be null" },
      ],
    });
  });

  test("as it was, with links", () => {
    const body = { logRef: "a1", message: "No", links: [{ rel: "about", href: about.href }] };
    expect(parseErrorBody(JSON.stringify(body))).toEqual({
      message: "No",
      logRef: "a1",
      problems: [],
    });
  });

  test("of a 429, which is nothing but a message", () => {
    expect(parseErrorBody('{"message":"API rate limit exceeded"}')).toEqual({
      message: "API rate limit exceeded",
      problems: [],
    });
  });

  test("with problems alone", () => {
    const body = { _embedded: { errors: [{ message: "no text" }] } };
    expect(parseErrorBody(JSON.stringify(body))).toEqual({
      problems: [{ path: "", message: "no text" }],
    });
  });

  test.each([
    ["problems that say nothing", [{ path: "cc" }, { path: "cc", message: " " }, null, 7, "x", []]],
    ["problems of another kind", { path: "cc", message: "wrong" }],
    ["no problems", null],
  ])("without %s", (_what, errors) => {
    const body = { message: "Bad request", _embedded: { errors } };
    expect(parseErrorBody(JSON.stringify(body))).toEqual({ message: "Bad request", problems: [] });
  });

  test.each([7, {}, [], "", null])("with a reference that is none: %j", (logRef) => {
    expect(parseErrorBody(JSON.stringify({ message: "No", logRef }))?.logRef).toBeUndefined();
  });
});

describe("what is no API's body", () => {
  test.each([
    ["nothing", ""],
    ["a page", "<!doctype html><title>Sign in to Airport WiFi</title>"],
    ["text", "Bad Gateway"],
    ["JSON that breaks off", '{"logRef":"a1","message":"Bad requ'],
    ["an array", '[{"message":"No"}]'],
    ["a string", '"No"'],
    ["null", "null"],
    ["a number", "500"],
    ["an object without words", '{"status":500}'],
    ["a message of another kind", '{"message":{"text":"No"}}'],
    ["an empty message", '{"message":"  "}'],
    ["another kind of error", '{"error":"invalid_token"}'],
  ])("%s", (_what, text) => {
    expect(parseErrorBody(text)).toBeUndefined();
  });
});

describe("a body of any kind", () => {
  test("of ten megabytes is cut to what a person reads", () => {
    const long = "no ".repeat(3_500_000);
    const entries = Array.from({ length: 5_000 }, () => ({
      path: long.slice(0, 500),
      message: long.slice(0, 500),
    }));
    const text = JSON.stringify({ message: long, logRef: long, _embedded: { errors: entries } });
    const start = performance.now();
    const body = parseErrorBody(text);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(body?.message?.startsWith("no no")).toBe(true);
    expect(JSON.stringify(body).length).toBeLessThan(50_000);
  });

  test.each([
    ["nested deeply", "[".repeat(100_000)],
    ["nested deeply in objects", '{"message":'.repeat(100_000)],
    ["with names that every object knows", '{"__proto__":{"message":"No"},"constructor":1}'],
  ])("%s is none", (_what, text) => {
    expect(parseErrorBody(text)).toBeUndefined();
  });

  test("never throws, and gives words where it gives anything", () => {
    const json = fc.oneof(
      fc.json(),
      fc
        .record({
          message: fc.jsonValue(),
          logRef: fc.jsonValue(),
          _embedded: fc.oneof(fc.jsonValue(), fc.record({ errors: fc.jsonValue() })),
        })
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(fc.oneof(json, fc.string()), (text) => {
        const { message = "x", logRef = "x", problems = [] } = parseErrorBody(text) ?? {};
        const words = [message, logRef, ...problems.map((problem) => problem.message)];
        expect(words.every((one) => typeof one === "string" && one.trim() !== "")).toBe(true);
        expect(problems.every(({ path }) => typeof path === "string")).toBe(true);
      }),
    );
  });
});
