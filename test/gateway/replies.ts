import fc from "fast-check";
import type { Agent } from "../../src/gateway/gateway.js";
import { byteKernel } from "../../src/gateway/node/byteKernel.js";
import { createReplyFilter } from "../../src/gateway/reply/replyFilter.js";
import { anySign } from "../anySign.js";

/** The bytes of a text in parts of these lengths, the rest as one. */
export function cutInto(text: string, lengths: readonly number[]): Uint8Array<ArrayBuffer>[] {
  const bytes = new TextEncoder().encode(text);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const length of lengths) {
    parts.push(bytes.slice(at, at + length));
    at += length;
  }
  return [...parts, bytes.slice(at)];
}

/** What comes out of the filter, by the core's own look at the bytes as by Node's. */
export function filtered(agent: Agent, text: string, lengths: readonly number[] = []): string {
  const [own, nodes] = [undefined, byteKernel()?.skipPlain].map((skipPlain) => {
    const filter = createReplyFilter(agent, skipPlain);
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let out = "";
    try {
      for (const part of cutInto(text, lengths)) {
        out += decoder.decode(filter.write(part), { stream: true });
      }
      return { out: out + decoder.decode(filter.end()), thrown: undefined };
    } catch (thrown) {
      return { out: String(thrown), thrown };
    }
  });
  if (own?.out !== nodes?.out) throw new Error(`${own?.out} is not ${nodes?.out}`);
  if (own?.thrown !== undefined) throw own.thrown;
  return own?.out ?? "";
}

export interface GoodReply {
  user?: number;
}

/** Some longer than any name, so that most of it is skipped. */
const text = fc.oneof(
  fc.string({ unit: anySign }),
  fc.string(),
  fc.constant('"},{\\"user\\":9'),
  fc
    .tuple(fc.nat(300), fc.string({ unit: anySign }))
    .map(([count, end]) => "a".repeat(count) + end),
);
const id = fc.integer({ min: 0, max: 999_999_999_999_999 });

/** Every reply that the API takes, and more of that form. */
export const goodReply: fc.Arbitrary<GoodReply> = fc.record(
  {
    text,
    customer: fc.record({ id: fc.oneof(id, text), email: text }, { requiredKeys: [] }),
    draft: fc.boolean(),
    imported: fc.boolean(),
    status: text,
    user: fc.constantFrom(7, 8),
    cc: fc.array(text),
    bcc: fc.array(text),
    createdAt: text,
    attachments: fc.array(
      fc.record({ fileName: text, mimeType: text, data: fc.base64String() }, { requiredKeys: [] }),
    ),
    assignTo: fc.option(id),
  },
  { requiredKeys: [] },
);

/** Ways in which one and the same document can be written. */
export const spelled: fc.Arbitrary<(value: unknown) => string> = fc
  .record({
    indent: fc.constantFrom("", " ", "\t", "\r\n"),
    escapes: fc.constantFrom("none", "names", "letters"),
    around: fc.constantFrom("", " ", "\n\t\r "),
  })
  .map(({ indent, escapes, around }) => (value) => {
    const json = JSON.stringify(value, undefined, indent);
    return around + escaped(json, escapes) + around;
  });

const unicode = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;

function escaped(json: string, what: string): string {
  if (what === "names")
    return json.replace(
      /"(user|text|data|cc)":/g,
      (_, name: string) => `"${unicode(name[0] ?? "")}${name.slice(1)}":`,
    );
  if (what === "letters") return json.replace(/[^\x20-\x7e\s]/g, unicode);
  return json;
}

const pieces = [
  '{"',
  '"',
  '":',
  ",",
  "}",
  "[",
  "]",
  "user",
  "text",
  "us\\u0065r",
  "cc",
  "attachments",
  "data",
  "__proto__",
  "7",
  "8",
  "9",
  "999",
  "true",
  "null",
  "\\",
  "\\u00",
  "\n",
  " ",
  "é",
  '"user":9',
  "{}",
];

/** Good ones with something taken away, put in, or changed, and heaps of pieces. */
export const badReply: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(goodReply, spelled, fc.nat(), fc.nat(4), fc.constantFrom(...pieces))
    .map(([reply, spell, at, gone, piece]) => {
      const good = spell(reply);
      const from = at % (good.length + 1);
      return good.slice(0, from) + piece + good.slice(from + gone);
    }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((some) => some.join("")),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc
    .tuple(
      goodReply,
      fc.dictionary(fc.constantFrom("user", "admin", "text", "__proto__"), fc.jsonValue()),
    )
    .map(([reply, more]) => JSON.stringify({ ...reply, ...more })),
);
