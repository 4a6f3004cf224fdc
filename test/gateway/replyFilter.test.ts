import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/gateway/answers.js";
import { createReplyFilter } from "../../src/gateway/reply/replyFilter.js";
import { badReply, cutInto, filtered, goodReply, spelled } from "./replies.js";
import { soakRuns, soakSeed, soakTimeout } from "./soak.js";

const agent = { id: "ann", userId: 7, mayReplyAs: [8] };

const statusOf = (text: string, cuts: readonly number[] = []): number => {
  try {
    filtered(agent, text, cuts);
    return 200;
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.status;
    throw thrown;
  }
};

describe("a reply", () => {
  test("passes byte for byte, with its author", () => {
    const text = '{ "text":"ä\\u00e4😀\\n" ,"cc":["a@b.example"],"assignTo":null,"draft":false}';
    expect(filtered(agent, text)).toBe(`${text.slice(0, -1)},"user":7}`);
  });

  test.each([
    ['{"text":"a","user":8}', '{"text":"a","user":8         }'],
    ["{}", '{ "user":7}'],
    ['{"text":"a"}\r\n\t ', '{"text":"a","user":7    }'],
  ])("%s becomes as long as was promised before it came: %s", (text, out) => {
    expect(filtered(agent, text)).toBe(out);
    expect(createReplyFilter(agent).added).toBe(out.length - text.length);
  });

  test("may spell its names in escapes, and letters may be cut anywhere", () => {
    const text = '{"attachme\\u006ets":[{"d\\u0061ta":"QUJD"}],"text":"ä😀","user":8}';
    const bytes = new TextEncoder().encode(text).length;
    for (let cut = 0; cut <= bytes; cut += 1) {
      expect(filtered(agent, text, [cut])).toBe(text.replace(/}$/, "         }"));
    }
  });

  test("is left as it is for an agent without a user", () => {
    expect(filtered({ id: "ann" }, '{"text":"a"}')).toBe('{"text":"a"}');
  });

  test("is no whole document until its end, wherever it is cut", () => {
    const text = '{"text":"}","attachments":[{"data":"}"}]}';
    for (let cut = 1; cut < text.length; cut += 1) {
      const filter = createReplyFilter(agent);
      const sent = cutInto(text, [cut])
        .map((part) => new TextDecoder().decode(filter.write(part)))
        .join("");
      expect(() => JSON.parse(sent) as unknown).toThrow(SyntaxError);
      expect(sent).toBe(text.slice(0, -1));
    }
  });
});

test.each([
  ["a member of no reply", '{"text":"a","webhook":"b"}', 400],
  ["a member of another spelling", '{"Text":"a"}', 400],
  ["__proto__", '{"__proto__":{"user":1}}', 400],
  ["constructor", '{"constructor":{}}', 400],
  ["toString in a file", '{"attachments":[{"toString":"a"}]}', 400],
  ["a member twice", '{"text":"a","text":"b"}', 400],
  ["a user twice", '{"user":7,"user":999}', 400],
  ["a user twice, once escaped", '{"user":7,"us\\u0065r":999}', 400],
  ["a member of a file twice", '{"attachments":[{"data":"","d\\u0061ta":""}]}', 400],
  ["another user", '{"user":9}', 403],
  ["another user, escaped", '{"\\u0075ser":9}', 403],
  ["a user that is text", '{"user":"7"}', 400],
  ["a user that is null", '{"user":null}', 400],
  ["a user with an exponent", '{"user":7e0}', 400],
  ["a user with a point", '{"user":7.0}', 400],
  ["a user with a sign", '{"user":-7}', 400],
  ["a user with a zero before", '{"user":07}', 400],
  ["two numbers in one place", '{"user":7 7}', 400],
  ["a word in two parts", '{"draft":tr ue}', 400],
  ["a list closed as an object", '{"cc":["a"}}', 400],
  ["a value without a name", '{"text"}', 400],
  ["a user of many digits", `{"user":7${"0".repeat(20)}}`, 400],
  ["text that is a number", '{"text":1}', 400],
  ["text that is an object", '{"text":{"a":1}}', 400],
  ["a draft that is text", '{"draft":"true"}', 400],
  ["a customer that is an id", '{"customer":1}', 400],
  ["a customer within a customer", '{"customer":{"id":{"id":1}}}', 400],
  ["a list of lists", '{"cc":[["a"]]}', 400],
  ["a list that does not end", `{"cc":[${'"a",'.repeat(1_000)}"a"]}`, 400],
  ["depth without end", `{"cc":${"[".repeat(100_000)}`, 400],
  ["white space without end", `{}${" ".repeat(2_000)}`, 400],
  ["a name without end", `{"${"a".repeat(10_000)}`, 400],
  ["a list", "[]", 400],
  ["a text", '"text"', 400],
  ["nothing", "", 400],
  ["white space", "  ", 400],
  ["half of it", '{"text":"a"', 400],
  ["half of an escape", '{"text":"\\u12"}', 400],
  ["an escape that there is not", '{"text":"\\x41"}', 400],
  ["a raw line feed", '{"text":"a\nb"}', 400],
  ["a raw null", '{"text":"a\u0000"}', 400],
  ["two documents", '{"text":"a"}{"user":9}', 400],
  ["something behind it", '{"text":"a"}x', 400],
  ["a comma too many", '{"text":"a",}', 400],
  ["a comma in a list too many", '{"cc":["a",]}', 400],
  ["a comment", '{/**/"text":"a"}', 400],
  ["single quotes", "{'text':'a'}", 400],
  ["a mark of byte order", '\ufeff{"text":"a"}', 400],
  ["a word too long", '{"draft":truex}', 400],
  ["no colon", '{"text" "a"}', 400],
])("%s is refused, wherever it is cut", (_what, text, status) => {
  expect(statusOf(text)).toBe(status);
  expect(
    statusOf(
      text,
      Array.from({ length: 300 }, () => 1),
    ),
  ).toBe(status);
});

test.each([
  ["half a letter", [0xc3]],
  ["half a letter and a quote", [0xc3, 0x22]],
  ["a quote in two bytes", [0xc0, 0xa2]],
  ["a slash in three bytes", [0xe0, 0x80, 0xaf]],
  ["half of a pair", [0xed, 0xa0, 0x80]],
  ["more than there are", [0xf4, 0x90, 0x80, 0x80]],
  ["the middle of a letter", [0x80]],
  ["Latin 1", [0xe4, 0x20]],
  ["UTF-16", [0xff, 0xfe]],
])("bytes that are not UTF-8 are refused: %s", (_what, bytes) => {
  const text = Uint8Array.from([...Buffer.from('{"text":"'), ...bytes, ...Buffer.from('"}')]);
  for (let cut = 0; cut < text.length; cut += 1) {
    const filter = createReplyFilter(agent);
    expect(() => {
      filter.write(text.slice(0, cut));
      filter.write(text.slice(cut));
    }).toThrow(/UTF-8/);
  }
});

test(
  "no good reply is refused, and each has its author",
  () => {
    const property = fc.property(goodReply, spelled, fc.array(fc.nat(40)), (reply, spell, cuts) => {
      const text = spell(reply);
      const out: unknown = JSON.parse(filtered(agent, text, cuts));
      expect(out).toEqual({ ...reply, user: reply.user ?? 7 });
    });
    fc.assert(property, { numRuns: soakRuns(100_000, 400), seed: soakSeed() });
  },
  soakTimeout,
);

test(
  "what is let through is JSON, of a reply's members alone, in a name that may be",
  () => {
    const property = fc.property(badReply, fc.array(fc.nat(40)), (text, cuts) => {
      if (statusOf(text, cuts) !== 200) return;
      const out = JSON.parse(filtered(agent, text, cuts)) as { user: unknown };
      expect([7, 8]).toContain(out.user);
    });
    fc.assert(property, { numRuns: soakRuns(100_000, 400), seed: soakSeed() });
  },
  soakTimeout,
);
