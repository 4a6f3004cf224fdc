import type { Bytes } from "../bytes.js";
import { Refusal } from "../answers.js";
import type { Agent } from "../options.js";
import { asRecord, isObject } from "../json.js";
import type { BodySource } from "./bodySource.js";
import { createJsonOutline, isSpace, malformed } from "./jsonOutline.js";

const mostEntries = 1_000;
const mostSpaces = 1_000;

/** Whether a value, as the outline has it, is of the form that it should have. @throws {Refusal} */
type Form = (value: unknown) => boolean;

const text: Form = (value) => value === "";
const flag: Form = (value) => typeof value === "boolean";
const id: Form = (value) => Number.isSafeInteger(value);

const list =
  (entry: Form): Form =>
  (value) =>
    Array.isArray(value) && value.length <= mostEntries && value.every(entry);

/** Members of all objects that were looked at. */
let seen = 0;

const object =
  (forms: Readonly<Record<string, Form>>): Form =>
  (value) =>
    isObject(value) &&
    Object.entries(value).every(([name, one]) => {
      seen += 1;
      const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
      if (form === undefined) throw new Refusal(400, "The body has a member that no reply has.");
      return form(one);
    });

/** Every field of Create Reply Thread, and no other: the API may know more of them than this page. */
const reply = /* @__PURE__ */ (() =>
  object({
    text,
    customer: object({
      // Hosts have ids as text, too; what no id is, the API refuses.
      id: (value) => id(value) || text(value),
      email: text,
    }),
    draft: flag,
    imported: flag,
    status: text,
    user: id,
    cc: list(text),
    bcc: list(text),
    createdAt: text,
    attachments: list(object({ fileName: text, mimeType: text, data: text })),
    assignTo: (value) => id(value) || value === null,
  }))();

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

export function createReplyFilter(
  { userId, mayReplyAs = [] }: Agent,
  skipPlain?: BodySource["skipPlain"],
): ReplyFilter {
  const member = userId === undefined ? "" : `,"user":${userId}`;
  let missing = member;
  let isClosed = false;
  let spaces = 0;

  const outline = createJsonOutline((value, members) => {
    seen = 0;
    // Of two members of one name there is one left.
    if (!reply(value) || seen < members) {
      throw new Refusal(400, "A member of the body is there twice, or not of its form.");
    }
    const { user } = asRecord(value);
    if (user === undefined) {
      if (members === 0) missing = member.replace(",", " ");
      return;
    }
    missing = "";
    if (user === userId || mayReplyAs === "anyone") return;
    if (mayReplyAs.some((one) => one === user)) return;
    throw new Refusal(403, "This agent may not reply as that user.");
  }, skipPlain);

  return {
    added: member.length,
    write(chunk) {
      const brace = isClosed ? -1 : outline.read(chunk);
      if (brace === undefined) return chunk;
      isClosed = true;
      const rest = chunk.subarray(brace + 1);
      spaces += rest.length;
      if (spaces > mostSpaces || !rest.every(isSpace)) throw malformed();
      return chunk.subarray(0, Math.max(brace, 0));
    },
    end() {
      if (!isClosed) throw malformed();
      // As long as was promised: a length is known before the body is.
      return new TextEncoder().encode(`${missing.padEnd(member.length + spaces)}}`);
    },
  };
}
