import type { Bytes } from "../bytes.js";
import { Refusal } from "../answers.js";
import type { Agent } from "../options.js";
import { createJsonReader, malformed, quote } from "./jsonReader.js";
import type { Reading } from "./jsonReader.js";

type Kind =
  | "string"
  | "boolean"
  | "user"
  | "idOrNull"
  | "idOrText"
  | "strings"
  | "customer"
  | "files";
type Members = Readonly<Record<string, Kind>>;

/** Every field of Create Reply Thread, and no other: the API may know more of them than this page. */
const replyMembers: Members = {
  text: "string",
  customer: "customer",
  draft: "boolean",
  imported: "boolean",
  status: "string",
  user: "user",
  cc: "strings",
  bcc: "strings",
  createdAt: "string",
  attachments: "files",
  assignTo: "idOrNull",
};
/** Hosts have ids as text, too; what no id is, the API refuses. */
const customerMembers: Members = { id: "idOrText", email: "string" };
const fileMembers: Members = { fileName: "string", mimeType: "string", data: "string" };

/** Of one list. */
const mostEntries = 1_000;
const mostSpaces = 1_000;
const [comma, closingBrace, closingBracket] = [0x2c, 0x7d, 0x5d];
const [letterT, letterN] = [0x74, 0x6e];

/**
 * A reply's JSON on its way, unchanged but for `user`. Keeps nothing but the last brace: until `end`,
 * whatever has gone on is no document that the API could act upon.
 */
export interface ReplyFilter {
  /** By how many bytes what comes out is longer than what goes in. */
  readonly added: number;
  /** What of the chunk may go on. @throws {Refusal} */
  write(chunk: Bytes): Bytes;
  /** The rest. @throws {Refusal} */
  end(): Bytes;
}

export function createReplyFilter({ userId, mayReplyAs = [] }: Agent): ReplyFilter {
  const reader = createJsonReader();
  let hasMembers = false;
  let hasUser = false;
  let isClosed = false;

  function* list(entry: () => Reading<void>): Reading<void> {
    yield* reader.expect("[");
    if ((yield* reader.peek()) === closingBracket) return yield* reader.expect("]");
    for (let count = 1; ; count += 1) {
      if (count > mostEntries) throw new Refusal(400, "A list in the body is too long.");
      yield* entry();
      if ((yield* reader.peek()) !== comma) return yield* reader.expect("]");
      yield* reader.expect(",");
    }
  }

  function* object(members: Members): Reading<void> {
    const seen = new Set<string>();
    yield* reader.expect("{");
    if ((yield* reader.peek()) !== closingBrace) {
      for (;;) {
        const name = yield* reader.readName();
        const kind = Object.hasOwn(members, name) ? members[name] : undefined;
        if (kind === undefined) throw new Refusal(400, "The body has a member that no reply has.");
        if (seen.has(name)) throw new Refusal(400, "The body has a member twice.");
        seen.add(name);
        yield* reader.expect(":");
        yield* value(kind);
        hasMembers = true;
        if ((yield* reader.peek()) !== comma) break;
        yield* reader.expect(",");
      }
    }
    yield* reader.expect("}");
  }

  function* value(kind: Kind): Reading<void> {
    switch (kind) {
      case "string":
        return yield* string();
      case "boolean":
        return yield* reader.expect((yield* reader.peek()) === letterT ? "true" : "false");
      case "idOrText":
        if ((yield* reader.peek()) === quote) return yield* reader.skipString();
        yield* reader.readId();
        return;
      case "idOrNull":
        if ((yield* reader.peek()) === letterN) return yield* reader.expect("null");
        yield* reader.readId();
        return;
      case "user":
        hasUser = true;
        return mayBe(yield* reader.readId());
      case "strings":
        return yield* list(string);
      case "customer":
        return yield* object(customerMembers);
      case "files":
        return yield* list(() => object(fileMembers));
    }
  }

  function* string(): Reading<void> {
    if ((yield* reader.peek()) !== quote) throw malformed("no string where one must be");
    yield* reader.skipString();
  }

  const mayBe = (user: number) => {
    if (user === userId || mayReplyAs === "anyone" || mayReplyAs.includes(user)) return;
    throw new Refusal(403, "This agent may not reply in the name of that user.");
  };

  const reading = object(replyMembers);
  const member = userId === undefined ? "" : `,"user":${userId}`;
  let spacesBefore = 0;

  const advance = () => {
    if (isClosed) return;
    isClosed = reading.next().done === true;
    spacesBefore = reader.spaces;
  };

  return {
    added: member.length,
    write(chunk) {
      const wasClosed = isClosed;
      reader.feed(chunk);
      advance();
      if (!isClosed) return chunk;
      const brace = wasClosed ? 0 : reader.at - 1;
      if (reader.peek().next().done === true) throw malformed("something follows the object");
      if (reader.spaces - spacesBefore > mostSpaces) throw malformed("too much white space");
      return chunk.subarray(0, brace);
    },
    end() {
      if (!isClosed) throw malformed("it ends too early");
      const missing = hasUser ? "" : hasMembers ? member : member.replace(",", " ");
      // As long as was promised: a length is known before the body is.
      const padding = " ".repeat(member.length - missing.length + reader.spaces - spacesBefore);
      return new TextEncoder().encode(`${missing}${padding}}`);
    },
  };
}
