import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replyBody, type EncodedReply } from "../../../src/api/helpScout/replyBody.js";
import { helpScoutStatuses } from "../../../src/api/helpScout/shapes.js";
import { anySign } from "../../anySign.js";
import { reply } from "../outgoing.js";

const parsed = async (of: EncodedReply, format?: "plain" | "html") =>
  JSON.parse(await replyBody(of, format).text()) as unknown;

const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("the request's body", () => {
  test("is the seed's example, deep-equal", async () => {
    const data = new Blob(["ZmlsZQ=="]);
    const attachments = [{ fileName: "file.txt", mimeType: "plain/text", data }];
    expect(await parsed({ ...reply, attachments })).toEqual({
      customer: { id: 123 },
      text: "How are you?",
      attachments: [{ fileName: "file.txt", mimeType: "plain/text", data: "ZmlsZQ==" }],
    });
  });

  test("is JSON by its type", () => {
    expect(replyBody(reply).type).toBe("application/json");
  });

  test("holds nothing that the reply does not", async () => {
    expect(Object.keys((await parsed(reply)) as object).toSorted()).toEqual(["customer", "text"]);
  });

  test("says with [] that the copies were removed", async () => {
    expect(await parsed({ ...reply, cc: [], bcc: [] })).toMatchObject({ cc: [], bcc: [] });
  });

  test("holds the files where nothing else is set but they", async () => {
    const attachments = ["a", "b", "c"].map((fileName) => ({
      fileName,
      mimeType: "text/plain",
      data: new Blob([base64(fileName)]),
    }));
    expect(await parsed({ ...reply, attachments })).toMatchObject({
      attachments: [
        { fileName: "a", data: "YQ==" },
        { fileName: "b", data: "Yg==" },
        { fileName: "c", data: "Yw==" },
      ],
    });
  });

  test("refers to an empty file, too", async () => {
    const empty = { fileName: "empty.txt", mimeType: "text/plain", data: new Blob([]) };
    expect(await parsed({ ...reply, attachments: [empty] })).toMatchObject({
      attachments: [{ fileName: "empty.txt", mimeType: "text/plain", data: "" }],
    });
  });

  test("lets the id win where an address is there as well", async () => {
    const customer = { id: 7, email: "ann@x.com" };
    expect(await parsed({ ...reply, customer })).toMatchObject({ customer: { id: 7 } });
    expect(await parsed({ ...reply, customer })).not.toHaveProperty("customer.email");
  });

  test.each([
    ["html", "plain", "1 < 2\n& more", "1 &lt; 2<br>&amp; more"],
    ["html", "html", "<p>1 &lt; 2</p>", "<p>1 &lt; 2</p>"],
    ["plain", "plain", "1 < 2\n& more", "1 < 2\n& more"],
    ["plain", "html", "1 &lt; 2<br>&amp; more", "1 < 2\n& more"],
  ] as const)("gives a server of %s a text of %s", async (server, format, value, text) => {
    expect(await parsed({ ...reply, text: { format, value } }, server)).toHaveProperty(
      "text",
      text,
    );
  });

  test("gives HTML unless told otherwise", async () => {
    expect(await parsed({ ...reply, text: { format: "plain", value: "<" } })).toHaveProperty(
      "text",
      "&lt;",
    );
  });
});

describe("any reply", () => {
  const hostile = fc.oneof(
    fc.string({ unit: anySign }),
    fc.constantFrom(
      '"}],"draft":true,"x":[{"y":"',
      '","data":"',
      "\\",
      '\\"',
      "\u2028\u2029",
      "\ud800",
      "\u0000",
      "🙂.pdf",
      "</script>",
      "__proto__",
    ),
  );
  const file = fc.record({ fileName: hostile, mimeType: hostile, content: fc.string() });
  const fields = fc.record(
    {
      cc: fc.array(hostile),
      bcc: fc.array(hostile),
      status: fc.constantFrom(...helpScoutStatuses),
      draft: fc.constant(true as const),
      imported: fc.constant(true as const),
      createdAt: hostile,
      user: fc.oneof(hostile, fc.integer()),
    },
    { requiredKeys: [] },
  );
  const customer = fc.oneof(
    fc.record({ id: fc.oneof(fc.integer(), hostile) }),
    fc.record({ email: hostile }),
  );

  /** What is no character, or none that anybody sees, is in no text and in no file's name. */
  const clean = (text: string) =>
    text.replace(/[\p{Cc}\p{Cs}]/gu, (sign) => (/[\t\n\r]/.test(sign) ? sign : ""));

  test("comes out as it went in, be its names as hostile as they may", async () => {
    await fc.assert(
      fc.asyncProperty(customer, hostile, fields, fc.array(file), async (to, text, rest, files) => {
        const attachments = files.map(({ content, ...names }) => ({
          ...names,
          data: new Blob([base64(content)]),
        }));
        const whole = { ...rest, customer: to, text: { format: "html", value: text }, attachments };
        expect(await parsed(whole as EncodedReply)).toEqual({
          ...rest,
          customer: to,
          text: clean(text),
          ...(files.length > 0 && {
            attachments: files.map(({ content, ...names }) => ({
              ...names,
              fileName: clean(names.fileName),
              data: base64(content),
            })),
          }),
        });
      }),
      { numRuns: 200 },
    );
  });
});
