import { blankBody, type Body } from "./text/body.js";
import type { ConversationStatus, Id } from "./conversation.js";

/** The one who is answered as the form knows them: with an id, or by address alone. */
export interface CustomerValue {
  id?: Id | undefined;
  email?: string | undefined;
  name?: string | undefined;
}

interface Field {
  /** What a form holds that nobody has touched. */
  blank: unknown;
  /** Where the form has it, and what is wrong with it; absent where no field can say that. */
  path?: string | undefined;
}

// oxlint-disable typescript/no-unnecessary-type-assertion -- each says what else a field may hold
/**
 * All that a form holds, a row each, in the order of the form, which is that of the focus. What the
 * form is, what is stored, restored, cleared and compared of it follows from here.
 */
export const fields = {
  customer: { blank: {} as CustomerValue, path: "customer" },
  /** What is being typed in place of the customer; `null` while nobody does. */
  customerText: { blank: null as string | null },
  /** One chip each, also those that are no address: nothing typed vanishes. */
  cc: { blank: [] as string[], path: "cc" },
  ccText: { blank: "" as string },
  bcc: { blank: [] as string[], path: "bcc" },
  bccText: { blank: "" as string },
  text: { blank: blankBody as Body, path: "text" },
  /** Customers' names that saved replies have put into the text: another customer is another name. */
  namesPutIn: { blank: [] as string[] },
  /** Goes below the text: `null` for what the host gives for who replies, a blank one for none. */
  signature: { blank: null as Body | null },
  /** Goes below that: earlier messages. */
  quote: { blank: blankBody as Body },
  /** "" leaves the field out of the request. */
  status: { blank: "" as ConversationStatus, path: "status" },
  draft: { blank: false as boolean },
  imported: { blank: false as boolean },
  /** As `<input type="datetime-local">` gives it, in the agent's time zone; "" for none. */
  createdAt: { blank: "" as string, path: "createdAt" },
  /** An id as text, as `<select>` gives it; "" for the owner of the token. */
  user: { blank: "" as string, path: "user" },
  /** As `user`; "" leaves the conversation with whom it is, "null" is nobody. */
  assignTo: { blank: "" as string, path: "assignTo" },
  /** The host's own, JSON; `null` for nothing. No part of ours shows it. */
  extra: { blank: null as unknown },
} as const satisfies Record<string, Field>;
// oxlint-enable typescript/no-unnecessary-type-assertion

type Fields = typeof fields;

/** What the form holds, half-typed text in the address fields included. */
export type ReplyValues<Extra = unknown> = {
  -readonly [Name in keyof Fields]: Name extends "extra" ? Extra | null : Fields[Name]["blank"];
};

export type FieldName = keyof ReplyValues;

/** A field of the reply, as a host calls it; half-typed text is no part of one, nor what is only noted. */
export type FieldOfReply = Exclude<FieldName, `${string}Text` | "namesPutIn">;

/** The same as the request has it: what goes below the text is part of the text there. */
export type FieldOnWire = Exclude<FieldOfReply, "signature" | "quote">;

/** One that takes the focus, and says what is wrong with it. */
export type PlacedField = {
  [Name in FieldName]: Fields[Name] extends { path: string } ? Name : never;
}[FieldName];

/** Where the form has what is wrong with one. */
export type FieldPath = Fields[PlacedField]["path"];

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a constant has no others
export const fieldNames = /* @__PURE__ */ Object.keys(fields) as readonly FieldName[];

export function isPlaced(name: FieldName): name is PlacedField {
  return "path" in fields[name];
}

/** A form without anything in it, and without anybody to answer. */
export function blankValues(): ReplyValues {
  const blank = fieldNames.map((name) => [name, fields[name].blank]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of every name
  return structuredClone(Object.fromEntries(blank)) as ReplyValues;
}
